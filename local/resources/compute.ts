import { arn, type Kind, type Named, nameFrom, physicalName } from './kind.ts';
import { idle, list, object, only, used } from './shape.ts';

const tags = idle('tags have no effect on behaviour');
const words = idle('a description has no effect on behaviour');

const functionName = nameFrom('FunctionName', 64);
const functionArn = (self: Named) => arn(self.place, 'lambda', `function:${functionName(self)}`);

const lambda: Kind = {
  properties: {
    FunctionName: used,
    Description: words,
    Architectures: idle('the code is JavaScript and runs on the processor at hand'),
    Code: object({ S3Bucket: used, S3Key: used }),
    PackageType: only('Zip'),
    Handler: used,
    Runtime: only('nodejs24.x', 'nodejs22.x'),
    MemorySize: used,
    Timeout: used,
    Role: used,
    Environment: object({ Variables: used }),
    DeadLetterConfig: object({ TargetArn: used }),
    LoggingConfig: object({
      LogFormat: only('JSON'),
      LogGroup: used,
      ApplicationLogLevel: used,
      SystemLogLevel: idle('the lines of the platform are always written'),
    }),
    EphemeralStorage: idle('/tmp is the temporary folder of this machine'),
    KmsKeyArn: idle('the environment of a function lies in the memory of this machine only'),
    Tags: tags,
  },
  ref: functionName,
  attributes: { Arn: functionArn },
};

const permission: Kind = {
  properties: { Action: used, FunctionName: used, Principal: used, SourceArn: used, SourceAccount: used },
  ref: (self) => physicalName(self),
  attributes: {},
};

const destinations = object({ OnFailure: object({ Destination: used }), OnSuccess: object({ Destination: used }) });

const eventSourceMapping: Kind = {
  properties: {
    FunctionName: used,
    EventSourceArn: used,
    Enabled: used,
    BatchSize: used,
    StartingPosition: only('TRIM_HORIZON', 'LATEST'),
    MaximumBatchingWindowInSeconds: used,
    MaximumRecordAgeInSeconds: used,
    MaximumRetryAttempts: used,
    BisectBatchOnFunctionError: used,
    ParallelizationFactor: idle('a stream is one shard here, read by one reader, in order'),
    FunctionResponseTypes: used,
    FilterCriteria: object({ Filters: list(object({ Pattern: used })) }),
    DestinationConfig: object({ OnFailure: object({ Destination: used }) }),
    ScalingConfig: idle('a queue has one reader here'),
    Tags: tags,
  },
  ref: (self) => physicalName(self),
  attributes: {
    EventSourceMappingArn: (self) => arn(self.place, 'lambda', `event-source-mapping:${physicalName(self)}`),
  },
};

const eventInvokeConfig: Kind = {
  properties: {
    FunctionName: used,
    Qualifier: only('$LATEST'),
    MaximumRetryAttempts: used,
    MaximumEventAgeInSeconds: used,
    DestinationConfig: destinations,
  },
  ref: (self) => physicalName(self),
  attributes: {},
};

const machineName = nameFrom('StateMachineName', 80);
const machineArn = (self: Named) => arn(self.place, 'states', `stateMachine:${machineName(self)}`);

const stateMachine: Kind = {
  properties: {
    StateMachineName: used,
    StateMachineType: only('STANDARD'),
    Definition: used,
    DefinitionString: used,
    DefinitionS3Location: object({ Bucket: used, Key: used }),
    DefinitionSubstitutions: used,
    RoleArn: used,
    LoggingConfiguration: idle('the history of an execution is kept with it'),
    TracingConfiguration: only(undefined, 'false'),
    EncryptionConfiguration: idle('nothing leaves this machine'),
    Tags: tags,
  },
  ref: machineArn,
  attributes: { Arn: machineArn, Name: machineName },
};

export const compute: Readonly<Record<string, Kind>> = {
  'AWS::Lambda::Function': lambda,
  'AWS::Lambda::Permission': permission,
  'AWS::Lambda::EventSourceMapping': eventSourceMapping,
  'AWS::Lambda::EventInvokeConfig': eventInvokeConfig,
  'AWS::StepFunctions::StateMachine': stateMachine,
};
