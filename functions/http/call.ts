import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { Actor } from '../../domain/context.ts';
import type { StaffRecord } from '../../store/staff.ts';
import type { Audience } from '../route.ts';
import type { Problem } from './problem.ts';

export type Schema<Value = unknown> = z.ZodMiniType<Value>;

/** A request, read: what every operation is told. */
export interface Call<Body = unknown, Query = unknown> {
  /** The verb, as in `functions/routes.ts`. */
  readonly operation: string;
  /** API Gateway took the request then, ISO UTC: the one time of everything that this request does. */
  readonly now: string;
  readonly path: Readonly<Record<string, string>>;
  /** Whence it came on the network; looked at, never kept. */
  readonly address: string | undefined;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Query;
  readonly body: Body;
  /** `Idempotency-Key`. */
  readonly key: string | undefined;
  /** The version of `If-Match`; `NaN` for a tag that never was one, so that it matches nothing. */
  readonly version: number | undefined;
}

/** A request of somebody who has signed in. */
export interface Asked<Body = unknown, Query = unknown> extends Call<Body, Query> {
  readonly audience: Audience;
  readonly actor: Actor;
  /** `sub` of the token. */
  readonly account: string;
  /** Whoever asks, as the staff directory has them; absent for principals. */
  readonly record?: StaffRecord | undefined;
}

/** What is answered when all goes well; `body` becomes JSON unless `type` says otherwise. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Media type of a body that is text or bytes already. */
  readonly type?: string;
}

/** One thing that can be asked, as an audience mounts it. */
export interface Operation<Known extends Call = Asked> {
  readonly body?: Schema;
  readonly query?: Schema;
  /** A POST that changes something and so must carry an `Idempotency-Key`. */
  readonly changes: boolean;
  /** An edit that must say which version it was made from. */
  readonly ifMatch?: 'required';
  readonly answer: (call: Known) => Reply | Problem | Promise<Reply | Problem>;
}

interface Told<Body, Query> {
  readonly body?: Schema<Body>;
  readonly query?: Schema<Query>;
  readonly ifMatch?: 'required';
}

/** An operation that changes nothing, or changes it in a way that may be repeated. */
export const operation = <Body = unknown, Query = unknown>(
  told: Told<Body, Query> & { readonly answer: (asked: Asked<Body, Query>) => Promise<Reply | Problem> },
): Operation => ({ changes: false, ...told }) as Operation;

/** An operation that changes something: the same request, repeated with its key, is carried out once. */
export const change = <Body = unknown>(
  told: Told<Body, unknown> & { readonly answer: (asked: Asked<Body>) => Promise<Reply | Problem> },
): Operation => ({ changes: true, ...told }) as Operation;

/** An operation open to everybody. */
export const open = (answer: (call: Call) => Reply | Problem | Promise<Reply | Problem>): Operation<Call> => ({
  changes: false,
  answer,
});

/** The event as it goes along the chain: each step adds what it has read. */
export interface Passing extends APIGatewayProxyEventV2WithJWTAuthorizer {
  call: { -readonly [Name in keyof Asked]: Asked[Name] };
  asked: Operation;
  /** When the function took it up, on the clock that only measures. */
  started: number;
  /** What is answered, for the log. */
  reply?: Reply | Problem;
  /** Of a defect: the name of the error and where it happened; never its message, which might hold data. */
  defect?: { readonly error: string; readonly at?: string | undefined };
}

export type Answer = APIGatewayProxyStructuredResultV2;
