import type { Answer, Passing, Reply } from './call.ts';
import { isProblem, type Problem, problemBody } from './problem.ts';

/** Answers hold what concerns one person: nobody keeps them. What may be kept says so itself. */
const headersOfAll = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** The reply in the form in which Lambda hands it to API Gateway. */
export function render(event: Passing, reply: Reply | Problem): Answer {
  event.reply = reply;
  if (isProblem(reply)) return renderProblem(reply, event.requestContext.requestId);
  const { status, headers, body, type } = reply;
  if (body === undefined) return { statusCode: status, headers: { ...headersOfAll, ...headers } };
  const all = { ...headersOfAll, 'content-type': type ?? 'application/json; charset=utf-8', ...headers };
  if (body instanceof Uint8Array)
    return { statusCode: status, headers: all, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
  return {
    statusCode: status,
    headers: all,
    body: type ? String(body) : JSON.stringify(body),
  };
}

const renderProblem = (reply: Problem, requestId: string): Answer => ({
  statusCode: reply.status,
  headers: { ...headersOfAll, 'content-type': 'application/problem+json; charset=utf-8', ...reply.headers },
  body: JSON.stringify(problemBody(reply, requestId)),
});
