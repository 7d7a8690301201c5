/** How the errors of a service are named in a workflow. */
export interface Naming {
  /** Optimised integrations run on version 1 of the SDK for Java, `aws-sdk` integrations on version 2. */
  readonly sdk: 1 | 2;
  /** What stands before the dot: `DynamoDb` (aws-sdk), `DynamoDB` (optimised). */
  readonly name: string;
  /** The service as the Cause calls it. */
  readonly java: string;
  /** Those of the common errors that the service's own model has. */
  readonly modelled: readonly string[];
}

/** Errors that belong to no service: the SDK for Java has no class for them and throws the service's general one. */
const COMMON = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InternalFailure',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'SerializationException',
  'ServiceUnavailable',
  'SignatureDoesNotMatch',
  'ThrottlingException',
  'UnknownOperationException',
  'UnrecognizedClientException',
  'ValidationException',
]);

/** Names of the general exceptions of version 1. */
const GENERAL: Readonly<Record<string, string>> = {
  DynamoDB: 'AmazonDynamoDBException',
  Lambda: 'AWSLambdaException',
  SQS: 'AmazonSQSException',
  EventBridge: 'AmazonEventBridgeException',
  StepFunctions: 'AWSStepFunctionsException',
};

/**
 * `ConditionalCheckFailedException` → `DynamoDb.ConditionalCheckFailedException`, `QueueDoesNotExist` →
 * `Sqs.QueueDoesNotExistException`, `ValidationException` of DynamoDB → `DynamoDb.DynamoDbException`.
 */
export function nameOf({ sdk, name, modelled }: Naming, code: string): string {
  const own = code.split(/[.#]/).at(-1)!;
  if (COMMON.has(own) && !modelled.includes(own)) return `${name}.${sdk === 2 ? `${name}Exception` : GENERAL[name]}`;
  return `${name}.${own.endsWith('Exception') ? own : `${own}Exception`}`;
}
