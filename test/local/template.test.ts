import { describe, expect, test } from 'vitest';
import type { Json } from '../../local/service.ts';
import { readTemplate } from '../../local/template.ts';
import { lambda, type PlantedStack, plant, role, table } from './planted.ts';

const read = (stacks: Record<string, PlantedStack>, region?: string) =>
  readTemplate(plant({ stacks, code: { worker: '' }, ...(region && { region }) }));

/** The environment of a function whose variables are `Variables`. */
function environment(Variables: Json, more: Json = {}): Json {
  const { Resources = {}, ...sections } = more;
  const stack = { Resources: { ...lambda('worker', { Environment: { Variables } }), ...Resources }, ...sections };
  return read({ one: stack }).of('AWS::Lambda::Function')[0]!.properties.Environment.Variables;
}

describe('intrinsic functions', () => {
  test('pseudo parameters tell where the cloud claims to be', () => {
    const found = environment({
      a: { Ref: 'AWS::Partition' },
      b: { Ref: 'AWS::Region' },
      c: { Ref: 'AWS::AccountId' },
      d: { Ref: 'AWS::URLSuffix' },
      e: { Ref: 'AWS::StackName' },
    });
    expect(found).toEqual({ a: 'aws-cn', b: 'cn-northwest-1', c: '000000000000', d: 'amazonaws.com.cn', e: 'one' });
  });

  test('Join, Split, Select, Sub and Base64 build text', () => {
    const found = environment(
      {
        join: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] },
        select: { 'Fn::Select': [1, { 'Fn::Split': ['/', 'x/y/z'] }] },
        sub: { 'Fn::Sub': 'arn:${AWS::Partition}:${!kept}' },
        own: { 'Fn::Sub': ['${name} of ${Queue.QueueName}', { name: 'dead letters' }] },
        base64: { 'Fn::Base64': 'ab' },
        ...{},
      },
      { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'left' } } } },
    );
    expect(found).toEqual({
      join: 'a-cn-northwest-1',
      select: 'y',
      sub: 'arn:aws-cn:${kept}',
      own: 'dead letters of left',
      base64: 'YWI=',
    });
  });

  test('conditions choose values, drop them by NoValue, and keep whole resources out', () => {
    const found = readTemplate(
      plant({
        stacks: {
          one: {
            Conditions: {
              Chinese: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] },
              Other: {
                'Fn::And': [{ 'Fn::Not': [{ Condition: 'Chinese' }] }, { 'Fn::Or': [{ Condition: 'Chinese' }] }],
              },
            },
            Resources: {
              ...lambda('worker', {
                Environment: {
                  Variables: {
                    where: { 'Fn::If': ['Chinese', 'here', 'there'] },
                    gone: { 'Fn::If': ['Other', 'x', { Ref: 'AWS::NoValue' }] },
                  },
                },
              }),
              Absent: { Type: 'AWS::SQS::Queue', Condition: 'Other' },
            },
          },
        },
        code: { worker: '' },
      }),
    );
    expect(found.of('AWS::Lambda::Function')[0]!.properties.Environment.Variables).toEqual({ where: 'here' });
    expect(found.of('AWS::SQS::Queue')).toEqual([]);
  });

  test('mappings and parameters give their values', () => {
    const found = environment(
      {
        days: { 'Fn::FindInMap': ['Retention', { Ref: 'AWS::Partition' }, 'days'] },
        list: { 'Fn::Join': ['+', { Ref: 'Names' }] },
      },
      {
        Mappings: { Retention: { 'aws-cn': { days: '180' } } },
        Parameters: { Names: { Type: 'CommaDelimitedList', Default: 'a,b' } },
      },
    );
    expect(found).toEqual({ days: '180', list: 'a+b' });
  });

  test('a value exported by one stack is imported by another, whichever comes first', () => {
    const found = read({
      two: {
        Resources: lambda('worker', { Environment: { Variables: { TABLE: { 'Fn::ImportValue': 'one:table' } } } }),
      },
      one: {
        Resources: { Table: table({ TableName: 'cases' }) },
        Outputs: { Name: { Value: { Ref: 'Table' }, Export: { Name: 'one:table' } } },
      },
    });
    expect(found.of('AWS::Lambda::Function')[0]!.properties.Environment.Variables).toEqual({ TABLE: 'cases' });
    expect(found.outputs).toMatchObject({ one: { Name: 'cases' } });
  });

  test('an unknown function, export, attribute or ring is an error that names it', () => {
    const faulty = (value: Json) => () => environment({ value });
    expect(faulty({ 'Fn::Cidr': ['10.0.0.0/8', 1] })).toThrow('one / worker: the function Fn::Cidr is not known here');
    expect(faulty({ 'Fn::ImportValue': 'nowhere' })).toThrow('no stack exports nowhere');
    expect(faulty({ 'Fn::GetAtt': ['worker', 'Colour'] })).toThrow(
      'worker (AWS::Lambda::Function) has no attribute Colour here',
    );
    const ring = { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Ring', 'QueueName'] } } };
    expect(() => read({ one: { Resources: { Ring: ring } } })).toThrow('the template refers in a ring');
  });
});

describe('names', () => {
  test('physical names are the same at every start, and fit their service', () => {
    const stacks = {
      'a-very-long-name-of-a-stack-that-goes-on': {
        Resources: { ALongLogicalNameOfABucketABCDEF: { Type: 'AWS::S3::Bucket' } },
      },
    };
    const [first, second] = [read(stacks), read(stacks)].map((found) => found.resources[0]!.ref);
    expect(first).toBe(second);
    expect(first).toMatch(/^[a-z0-9-]{3,63}$/);
  });

  test('ARNs carry the partition of the region', () => {
    const queue = { one: { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } } } } };
    expect(read(queue).resources[0]!.attributes.Arn).toBe('arn:aws-cn:sqs:cn-northwest-1:000000000000:q');
    expect(read(queue, 'eu-west-1').resources[0]!.attributes.Arn).toBe('arn:aws:sqs:eu-west-1:000000000000:q');
  });

  test('the URL of a queue leads to this cloud, since SDK clients follow it', () => {
    const folder = plant({
      stacks: { one: { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } } } } },
    });
    const { ref } = readTemplate(folder, { endpoint: 'http://127.0.0.1:4566' }).resources[0]!;
    expect(ref).toBe('http://127.0.0.1:4566/000000000000/q');
  });
});

describe('what is not run here stops the start with its name', () => {
  const refused =
    (Resources: PlantedStack['Resources'], sections: Json = {}) =>
    () =>
      read({ data: { Resources, ...sections } });

  test('a resource type', () => {
    expect(refused({ Pool: { Type: 'AWS::Cognito::UserPool' } })).toThrow(
      'data / Pool (AWS::Cognito::UserPool): resource type AWS::Cognito::UserPool is not known here',
    );
  });

  test('a property, also a nested one, and all of them at once', () => {
    const Table = table({ Colour: 'red', Replicas: [{ Region: 'cn-northwest-1', Shape: 'round' }] });
    expect(refused({ Table })).toThrow(
      /Replicas\[0\]\.Shape is not known here\n.*data \/ Table .*: property Colour is not known here/,
    );
  });

  test('a value that is run differently on AWS', () => {
    expect(
      refused({ Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'x', ProtocolType: 'WEBSOCKET' } } }),
    ).toThrow('property ProtocolType is run here only as HTTP, not as "WEBSOCKET"');
  });

  test('an attribute of a resource, a section and a rule of a template', () => {
    expect(refused({ Queue: { Type: 'AWS::SQS::Queue', CreationPolicy: {} } })).toThrow(
      'attribute CreationPolicy is not known here',
    );
    expect(refused({}, { Transform: 'AWS::Serverless-2016-10-31' })).toThrow(
      'the section Transform of the template is not run here',
    );
    expect(refused({}, { Rules: { Mine: {} } })).toThrow('the rule Mine of the template is not run here');
  });

  test('a managed policy whose statements are not known', async () => {
    const { openPrincipals } = await import('../../local/principals.ts');
    const Role = role('lambda.amazonaws.com');
    Role.Properties.ManagedPolicyArns = ['arn:aws:iam::aws:policy/AdministratorAccess'];
    const folder = plant({ stacks: { data: { Resources: { Role } } } });
    expect(() => openPrincipals(readTemplate(folder), folder)).toThrow('AdministratorAccess is not known here');
  });
});
