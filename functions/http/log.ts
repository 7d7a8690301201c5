import type { Passing } from './call.ts';
import { isProblem } from './problem.ts';

/** One line per request: what was asked and what came of it, never by whom, about whom or with what data (§5.3.2 d). */
export function log({ requestContext, call, reply, defect, routeKey, started }: Passing): void {
  const refused = reply && isProblem(reply) ? { code: reply.problem, clause: reply.clause } : {};
  console.log(
    JSON.stringify({
      requestId: requestContext.requestId,
      operation: call?.operation ?? routeKey,
      status: reply?.status ?? 500,
      ms: Math.round(performance.now() - started),
      ...refused,
      ...defect,
    }),
  );
}
