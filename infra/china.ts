/** The parts of a template that matter here. */
interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/**
 * What the templates may be made of: types that the CloudFormation registries of cn-north-1 and cn-northwest-1 both
 * hold, with the same schema as elsewhere. A type joins the list after a look into both registries, not before.
 */
export const available: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudWatch::Alarm',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::StepFunctions::StateMachine',
]);

/** What is missing in the China regions although it is at hand everywhere else, and so slips in easily. */
interface Absence {
  readonly type: RegExp;
  /** Where only a way to use the type is missing. */
  readonly when?: (properties: Readonly<Record<string, unknown>>) => boolean;
  readonly reason: string;
}

const mentions = (value: unknown, what: RegExp): boolean => what.test(JSON.stringify(value ?? null));

/** Sources: docs.amazonaws.cn, "Amazon Web Services in China", the page of each service on its differences. */
const absences: readonly Absence[] = [
  { type: /^AWS::Cognito::/, reason: 'no Cognito user pools: identity comes from any OIDC issuer, by settings' },
  { type: /^AWS::SES::/, reason: 'no SES: notices leave by the bus, to a provider of the district' },
  {
    type: /^AWS::(Pinpoint|SMSVOICE)::/,
    reason: 'no SMS service: notices leave by the bus, to a provider of the district',
  },
  { type: /^AWS::Lambda::Url$/, reason: 'no function URLs: the HTTP API is the only way in' },
  { type: /^AWS::Lambda::CodeSigningConfig$/, reason: 'no Signer' },
  { type: /^AWS::CloudFront::OriginAccess(Control|Identity)$/, reason: 'no CloudFront origin access control' },
  { type: /^AWS::CloudFront::(Function|KeyValueStore)$/, reason: 'no CloudFront functions' },
  { type: /^AWS::(Bedrock|Lex|Comprehend|Textract|Rekognition|Kendra|Location)::/, reason: 'the service is not there' },
  {
    type: /^(Custom::|AWS::CloudFormation::CustomResource$)/,
    reason: 'custom resources load their SDK while deploying, which times out there',
  },
  {
    type: /^AWS::Lambda::Function$/,
    when: ({ TracingConfig }) => mentions(TracingConfig, /"Active"/),
    reason: 'no X-Ray tracing of Lambda',
  },
  {
    type: /^AWS::Lambda::Function$/,
    when: ({ RecursiveLoop }) => RecursiveLoop !== undefined,
    reason: 'no recursive loop detection',
  },
  {
    type: /^AWS::Lambda::EventSourceMapping$/,
    when: (given) =>
      ['LoggingConfig', 'MetricsConfig', 'ProvisionedPollerConfig', 'Tags'].some((name) => name in given),
    reason: 'event source mappings have no log, metrics, tags or provisioned pollers',
  },
  {
    type: /^AWS::Lambda::Event(SourceMapping|InvokeConfig)$/,
    when: ({ DestinationConfig }) => mentions(DestinationConfig, /:s3:::|Bucket/),
    reason: 'no S3 as destination of failures',
  },
  {
    type: /^AWS::StepFunctions::StateMachine$/,
    when: ({ DefinitionString }) => mentions(DefinitionString, /:states:::http:invoke/),
    reason: 'no HTTPS tasks in Step Functions',
  },
  {
    type: /^AWS::SNS::Subscription$/,
    when: ({ Protocol }) => Protocol === 'sms' || Protocol === 'application',
    reason: 'no SMS and no mobile push in SNS',
  },
  {
    type: /^AWS::ApiGatewayV2::Authorizer$/,
    when: ({ JwtConfiguration }) => mentions(JwtConfiguration, /cognito/i),
    reason: 'no Cognito as issuer',
  },
  {
    type: /^AWS::ApiGateway::RestApi$/,
    when: ({ EndpointConfiguration }) => mentions(EndpointConfiguration, /"EDGE"/),
    reason: 'no edge-optimised endpoints',
  },
  {
    type: /^AWS::DynamoDB::GlobalTable$/,
    when: ({ MultiRegionConsistency }) => MultiRegionConsistency === 'STRONG',
    reason: 'no multi-region strong consistency',
  },
];

/** What the China regions would refuse of a template, or take and never do: one line each, with the reason. */
export function refusalsOf(resources: Readonly<Record<string, Resource>>): string[] {
  return Object.entries(resources).flatMap(([id, resource]) => {
    const reasons = reasonsAgainst(resource);
    return reasons.map((reason) => `${id} (${resource.Type}): ${reason}`);
  });
}

function reasonsAgainst({ Type, Properties = {} }: Resource): string[] {
  const reasons = absences
    .filter(({ type, when }) => type.test(Type) && (when?.(Properties) ?? true))
    .map(({ reason }) => reason);
  if (reasons.length > 0 || available.has(Type)) return reasons;
  return ['not on the list of what the China regions have'];
}
