import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../service.ts';

/** A call in restJson1, found by method and path. */
export interface RestCall {
  readonly operation: string;
  readonly input: Json;
  /** How the output is put on the wire; unless told, as JSON with status 200. */
  answer?(output: Json): { readonly status: number; readonly headers: Record<string, string>; readonly body: string };
}

export interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How the paths of a service lead to its operations; undefined when one leads nowhere. */
export type RestMapping = (request: RestRequest) => RestCall | undefined;

const invocation = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const lambdaMapping: RestMapping = ({ method, path, headers, body }) => {
  const [, name] = invocation.exec(path) ?? [];
  if (method !== 'POST' || !name) return undefined;
  const type = headers['x-amz-invocation-type'];
  return {
    operation: 'Invoke',
    input: { FunctionName: decodeURIComponent(name), ...(type && { InvocationType: type }), Payload: body },
    answer: ({ StatusCode, FunctionError, ExecutedVersion, Payload = '' }) => ({
      status: StatusCode,
      headers: {
        ...(FunctionError && { 'x-amz-function-error': FunctionError }),
        ...(ExecutedVersion && { 'x-amz-executed-version': ExecutedVersion }),
      },
      body: Payload,
    }),
  };
};
