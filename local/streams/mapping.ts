import { checkDestination } from '../destination.ts';
import { nameOf } from '../host/index.ts';
import type { FunctionSettings } from '../host/settings.ts';
import { evaluate } from '../iam.ts';
import type { Json, Principal } from '../service.ts';
import type { Blueprint, Resource } from '../template.ts';

/** An event source mapping of the template. */
export interface Mapping {
  readonly id: string;
  readonly functionName: string;
  readonly functionArn: string;
  /** As whom the source is read, and failures are sent away. */
  readonly role: Principal;
  readonly source: Source;
  readonly batchSize: number;
  /** ms. */
  readonly window: number;
  readonly from: 'TRIM_HORIZON' | 'LATEST';
  /** Seconds; Infinity = never too old. */
  readonly maxAge: number;
  /** Infinity = until the record is too old. */
  readonly retries: number;
  readonly bisect: boolean;
  /** Whether the function names the records that failed. */
  readonly partial: boolean;
  /** Event patterns; a record that fits none is passed over. No pattern = every record. */
  readonly patterns: readonly Json[];
  readonly onFailure: string | undefined;
}

export type Source =
  | { readonly kind: 'dynamodb'; readonly table: string; readonly arn: string }
  | { readonly kind: 'sqs'; readonly arn: string };

/** Largest batch, and whether the source keeps its order, by kind of source. */
const most = { dynamodb: 10_000, sqs: 10_000 } as const;

/**
 * Reads the mappings that are switched on.
 * @throws Error when the function's role may not read the source, as AWS refuses to make such a mapping
 */
export function mappingsOf(blueprint: Blueprint, functions: readonly FunctionSettings[]): Mapping[] {
  return blueprint
    .of('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => String(properties.Enabled ?? true) === 'true')
    .map((resource) => {
      const settings = functions.find(({ name }) => name === nameOf(resource.properties.FunctionName));
      if (!settings) throw fault(resource, `no function ${resource.properties.FunctionName}`);
      const mapping = mappingOf(resource, settings);
      checkReader(resource, mapping);
      checkDestination(mapping.onFailure, `${resource.stack} / ${resource.logicalId}`);
      return mapping;
    });
}

function mappingOf(resource: Resource, { name, arn, role }: FunctionSettings): Mapping {
  const { properties } = resource;
  const source = sourceOf(resource);
  return {
    id: resource.ref,
    functionName: name,
    functionArn: arn,
    role,
    source,
    batchSize: Math.min(Number(properties.BatchSize ?? (source.kind === 'sqs' ? 10 : 100)), most[source.kind]),
    window: Number(properties.MaximumBatchingWindowInSeconds ?? 0) * 1000,
    from: properties.StartingPosition ?? 'TRIM_HORIZON',
    maxAge: limitOf(properties.MaximumRecordAgeInSeconds),
    retries: limitOf(properties.MaximumRetryAttempts),
    bisect: String(properties.BisectBatchOnFunctionError) === 'true',
    partial: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
    patterns: (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }: Json) => parsePattern(resource, Pattern)),
    onFailure: properties.DestinationConfig?.OnFailure?.Destination,
  };
}

/** Minus one, like nothing, means no limit. */
const limitOf = (value: Json): number =>
  value === undefined || Number(value) === -1 ? Number.POSITIVE_INFINITY : Number(value);

function sourceOf(resource: Resource): Source {
  const arn = String(resource.properties.EventSourceArn);
  const [, , service, , , name = ''] = arn.split(':');
  if (service === 'dynamodb') return { kind: 'dynamodb', table: name.split('/')[1] ?? '', arn };
  if (service === 'sqs') return { kind: 'sqs', arn };
  throw fault(resource, `events of ${arn} are not read here`);
}

function parsePattern(resource: Resource, pattern: string): Json {
  try {
    return JSON.parse(pattern);
  } catch (error) {
    throw fault(resource, `the filter ${pattern} is not JSON (${(error as Error).message})`);
  }
}

/** What reading needs (https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html, …/with-sqs.html). */
const reading = {
  dynamodb: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
  sqs: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
};

function checkReader(resource: Resource, { role, source }: Mapping): void {
  const needs = reading[source.kind].map((action) => ({ action, resource: source.arn }));
  const verdict = evaluate(role, needs);
  if (!verdict.allowed)
    throw fault(
      resource,
      `the execution role ${role.arn} does not have permission to call ${verdict.denied.action} on ${source.arn}`,
    );
}

const fault = ({ stack, logicalId }: Resource, what: string) => new Error(`${stack} / ${logicalId}: ${what}`);
