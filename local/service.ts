import type { Readable } from 'node:stream';
import type { Clock } from './clock.ts';

/** An error as an AWS service answers it: `code` is what the SDK turns into `error.name`. */
export class AwsError extends Error {
  readonly code: string;
  /** HTTP status, 400 unless told. */
  readonly status: number;
  /** Further members of the error's body, such as `CancellationReasons` or `Item`. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status = 400, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.extra = extra;
  }
}

/** Who calls: an identity of the embedded cloud, with the policies that the template gives it. */
export interface Principal {
  /** `arn:aws:iam::000000000000:role/Name`, or `arn:…:root` for the operator of the machine. */
  readonly arn: string;
  /** IAM policy documents (`{ Version, Statement }`) attached to it; `undefined` = the operator, who may do everything. */
  readonly policies: readonly PolicyDocument[] | undefined;
  /** Condition keys that the caller brings along, such as `aws:SourceArn` of the rule that an event bus delivers for. */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * A service that calls in its own name, such as `events.amazonaws.com`: it has no identity policies, so that the policy
 * of the resource alone decides (a queue's, or a function's permissions).
 */
export const servicePrincipal = (name: string, sourceArn: string, account: string): Principal => ({
  arn: name,
  policies: [],
  context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': account },
});

export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly PolicyStatement[] | PolicyStatement;
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** One permission that a call needs: `dynamodb:PutItem` on an ARN, with the context keys of the request. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * A service of the embedded cloud that speaks one of the JSON protocols. The endpoint (one port for all services)
 * verifies the signature, evaluates the policies for `needs`, asks the fault hooks, and then calls `call`.
 * Step Functions, schedules and event sources reach a service through the same door, with the role they run as.
 */
export interface JsonService {
  /** The name in the SigV4 credential scope: `dynamodb`, `states`, `kms`, `sqs`, `events`, `scheduler`, `lambda`. */
  readonly name: string;
  /** Operations by their API name (`PutItem`); input and output are the JSON shapes of the API. */
  call(operation: string, input: Json, context: CallContext): Promise<Json>;
  /** What the operation needs, in IAM's words. An unknown operation needs `service:Operation` on `*`. */
  needs(operation: string, input: Json): Need[];
}

/** S3 speaks XML and streams, so it gets the raw request. */
export interface RawService {
  readonly name: 's3';
  handle(request: RawRequest): Promise<RawAnswer>;
  needs(request: RawRequest): Need[];
}

export interface RawRequest {
  readonly method: string;
  /** Path and query exactly as received. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
  readonly principal: Principal;
  /** The payload hash that the signature covers, or `UNSIGNED-PAYLOAD`, or a `STREAMING-…` scheme. */
  readonly payloadHash: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | Readable;
}

export interface CallContext {
  readonly principal: Principal;
  readonly requestId: string;
}

// biome-ignore lint/suspicious/noExplicitAny: the JSON shapes belong to the services, which check them themselves
export type Json = any;

/** What every service is given when it opens. */
export interface Surroundings {
  /** The state folder; a service keeps its own files below it and nothing anywhere else. */
  readonly folder: string;
  readonly clock: Clock;
  readonly partition: string;
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
  /**
   * Calls another service of this cloud as `principal`: same policies, same faults, same errors (AwsError) as over HTTP.
   * `service` is the SigV4 name.
   */
  call(service: string, operation: string, input: Json, principal: Principal): Promise<Json>;
  /** Marks work in flight, so that `settle` can wait for it. The returned function ends it. */
  busy(what: string): () => void;
}
