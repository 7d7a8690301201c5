import { describe, expect, test } from 'vitest';
import { available, refusalsOf } from '../../infra/china.ts';
import { resourcesOf, synthesized } from './given.ts';

const templates = synthesized();

describe('the templates in the China regions', () => {
  test.each(Object.entries(templates))('%s holds nothing they lack', (_, { Resources }) => {
    expect(refusalsOf(Resources)).toEqual([]);
  });

  test('the list names no more than is used, but for the subscription a district may add', () => {
    const used = new Set(resourcesOf(templates).map(({ Type }) => Type));
    expect([...available].filter((type) => !used.has(type))).toEqual(['AWS::SNS::Subscription']);
  });
});

describe('what the China regions lack is found', () => {
  const planted = (Type: string, Properties: Record<string, unknown> = {}) =>
    refusalsOf({ Planted: { Type, Properties } });

  test.each([
    ['a Cognito user pool', 'AWS::Cognito::UserPool', {}, 'no Cognito user pools'],
    ['an SES identity', 'AWS::SES::EmailIdentity', {}, 'no SES'],
    ['an SMS sender', 'AWS::SMSVOICE::SenderId', {}, 'no SMS service'],
    ['a function URL', 'AWS::Lambda::Url', {}, 'no function URLs'],
    ['a signing configuration', 'AWS::Lambda::CodeSigningConfig', {}, 'no Signer'],
    ['an origin access control', 'AWS::CloudFront::OriginAccessControl', {}, 'no CloudFront origin access control'],
    ['a CloudFront function', 'AWS::CloudFront::Function', {}, 'no CloudFront functions'],
    ['a language model', 'AWS::Bedrock::Agent', {}, 'the service is not there'],
    ['a custom resource', 'Custom::S3AutoDeleteObjects', {}, 'custom resources'],
    ['a traced function', 'AWS::Lambda::Function', { TracingConfig: { Mode: 'Active' } }, 'no X-Ray'],
    ['loop detection', 'AWS::Lambda::Function', { RecursiveLoop: 'Terminate' }, 'no recursive loop detection'],
    ['a mapping with tags', 'AWS::Lambda::EventSourceMapping', { Tags: [] }, 'event source mappings have no'],
    [
      'failures into a bucket',
      'AWS::Lambda::EventSourceMapping',
      { DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['FailuresBucket', 'Arn'] } } } },
      'no S3 as destination',
    ],
    [
      'an HTTPS task',
      'AWS::StepFunctions::StateMachine',
      { DefinitionString: '{"Resource":"arn:aws-cn:states:::http:invoke"}' },
      'no HTTPS tasks',
    ],
    ['an SMS subscription', 'AWS::SNS::Subscription', { Protocol: 'sms' }, 'no SMS'],
    [
      'Cognito as issuer',
      'AWS::ApiGatewayV2::Authorizer',
      { JwtConfiguration: { Issuer: 'https://cognito-idp.cn-north-1.amazonaws.com.cn/x' } },
      'no Cognito as issuer',
    ],
    [
      'an edge-optimised interface',
      'AWS::ApiGateway::RestApi',
      { EndpointConfiguration: { Types: ['EDGE'] } },
      'no edge-optimised',
    ],
    [
      'strong consistency over regions',
      'AWS::DynamoDB::GlobalTable',
      { MultiRegionConsistency: 'STRONG' },
      'no multi-region strong',
    ],
    ['anything nobody has looked up', 'AWS::AppSync::Api', {}, 'not on the list'],
  ])('%s', (_, type, properties, reason) => {
    expect(planted(type, properties)).toEqual([expect.stringContaining(`Planted (${type}): ${reason}`)]);
  });

  test('a plain use of the same type passes', () => {
    expect(planted('AWS::Lambda::Function', { TracingConfig: { Mode: 'PassThrough' } })).toEqual([]);
  });
});
