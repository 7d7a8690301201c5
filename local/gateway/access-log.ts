import type { Answer } from './answer.ts';
import type { Arrived } from './event.ts';
import { logTime, sourceOf } from './event.ts';

/** What is known of an exchange when it is over. */
export interface Exchanged {
  readonly arrived: Arrived;
  readonly answer: Answer;
  readonly routeKey: string | undefined;
  readonly claims: Readonly<Record<string, string>>;
  readonly apiId: string;
  readonly accountId: string;
  /** ms; of the function alone, when it was reached. */
  readonly latency: number;
  readonly integrationLatency: number | undefined;
  readonly integrationStatus: number | undefined;
}

/**
 * A line of the access log, in the stage's own format. A variable without a value is `-`
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html).
 */
export function logLine(format: string, exchanged: Exchanged): string {
  const values = valuesOf(exchanged);
  return format.replace(/\$context\.([A-Za-z]+(?:\.[A-Za-z0-9_:-]+)*)/g, (_, name: string) => {
    const claim = /^authorizer\.claims\.(.+)$/.exec(name)?.[1];
    const value = claim ? exchanged.claims[claim] : values[name];
    return value === undefined || value === '' ? '-' : String(value);
  });
}

function valuesOf(exchanged: Exchanged): Record<string, string | number | undefined> {
  const { arrived, answer, routeKey, latency, integrationLatency, integrationStatus } = exchanged;
  const { request, requestId, at, path } = arrived;
  const error = answer.error && JSON.parse(answer.body.toString()).message;
  return {
    accountId: exchanged.accountId,
    apiId: exchanged.apiId,
    domainName: request.headers.host,
    'error.message': error,
    'error.messageString': error && JSON.stringify(error),
    extendedRequestId: requestId,
    httpMethod: request.method,
    'identity.sourceIp': sourceOf(request),
    'identity.userAgent': request.headers['user-agent'],
    'integration.error': answer.error,
    'integration.integrationStatus': integrationStatus,
    'integration.latency': integrationLatency && Math.round(integrationLatency),
    'integration.status': integrationStatus,
    integrationErrorMessage: answer.error,
    integrationLatency: integrationLatency && Math.round(integrationLatency),
    integrationStatus,
    path,
    protocol: `HTTP/${request.httpVersion}`,
    requestId,
    requestTime: logTime(at),
    requestTimeEpoch: Math.floor(at),
    responseLatency: Math.round(latency),
    responseLength: answer.body.length,
    routeKey,
    stage: '$default',
    status: answer.status,
  };
}
