import middy from '@middy/core';
import { familyOf, isCaseNumber } from '../../domain/case-number.ts';
import { segments } from '../../domain/kinds.ts';
import { type Route, type Server, serverOf } from '../route.ts';
import type { Answer, Operation, Passing } from './call.ts';
import { log } from './log.ts';
import { type Problem, problem } from './problem.ts';
import { render } from './render.ts';

/** Operations that are loaded together, when one of them is first asked: a start reads none of them. */
export interface Group {
  readonly verbs: readonly string[];
  readonly load: () => Promise<{ readonly operations: Readonly<Record<string, Operation>> }>;
}

/** What a function mounts: groups loaded late, or operations that are there from the start. */
export type Mounted = readonly Group[] | Readonly<Record<string, Operation>>;

const isGrouped = (mounted: Mounted): mounted is readonly Group[] => Array.isArray(mounted);

const groupsOf = (mounted: Mounted): readonly Group[] =>
  isGrouped(mounted) ? mounted : [{ verbs: Object.keys(mounted), load: async () => ({ operations: mounted }) }];

export type Step = (event: Passing) => Problem | undefined | Promise<Problem | undefined>;

/** Milliseconds before Lambda's own time-out, in which the answer is still written by us. */
const reserve = 300;

/** One function: every request goes through the same steps, and finds its operation by its route. */
export function chain(server: Server, routes: readonly Route[], mounted: Mounted, steps: readonly Step[]) {
  const table = tableOf(server, routes, groupsOf(mounted));
  return middy<Passing, Answer>({
    requestStart: ({ event }) => {
      (event as Passing).started = performance.now();
    },
    requestEnd: ({ event }) => log(event as Passing),
    timeoutEarlyInMillis: reserve,
  })
    .use([find(table), ...steps].map(stepOf))
    .onError(({ event, error }) => render(event, failure(event, error)))
    .handler(async (event: Passing) => render(event, await event.asked.answer(event.call)));
}

type Row = readonly [route: Route, load: Group['load']];

/** @throws Error when the routes and what is mounted differ: seen when the function is built, not when it is asked. */
function tableOf(server: Server, routes: readonly Route[], groups: readonly Group[]): ReadonlyMap<string, Row> {
  const own = routes.filter((route) => serverOf(route) === server);
  const surplus = groups
    .flatMap(({ verbs }) => verbs)
    .filter((verb) => !own.some(({ operation }) => operation === verb));
  if (surplus.length > 0) throw new Error(`No route of ${server}: ${surplus.join(', ')}`);
  return new Map(
    own.map((route) => {
      const { method, path, operation } = route;
      const mounted = groups.find(({ verbs }) => verbs.includes(operation));
      if (!mounted) throw new Error(`Not mounted for ${server}: ${operation}`);
      return [`${method} ${path}`, [route, mounted.load]];
    }),
  );
}

/** API Gateway has matched the route already; a case number with a wrong check digit is no case. */
const find =
  (table: ReadonlyMap<string, Row>): Step =>
  async (event) => {
    const { routeKey, requestContext, headers, pathParameters } = event;
    const row = table.get(routeKey);
    if (!row) throw new Error(`No operation for ${routeKey}`);
    const path = (pathParameters ?? {}) as Record<string, string>;
    const now = new Date(requestContext.timeEpoch).toISOString();
    const [{ operation, audience, path: route }, load] = row;
    event.asked = (await load()).operations[operation] as Operation;
    const address = requestContext.http?.sourceIp;
    event.call = { operation, audience, now, path, address, headers: headers ?? {} } as Passing['call'];
    const { caseId } = path;
    return caseId !== undefined && !isHere(caseId, route) ? problem('case-unknown') : undefined;
  };

/** A case of one kind lies under the addresses of its kind alone (8.2). */
const isHere = (caseId: string, route: string): boolean =>
  isCaseNumber(caseId) && route.includes(`/${segments[familyOf(caseId)]}/`);

const stepOf = (step: Step) => ({
  before: async ({ event }: { event: Passing }) => {
    const stopped = await step(event);
    return stopped && render(event, stopped);
  },
});

/** A defect: the log gets the error's name and place, the answer nothing but a sentence. */
function failure(event: Passing, error: Error | null | undefined): Problem {
  const { name = 'Error', stack = '' } = error ?? {};
  event.defect = { error: name, at: /^\s+at .+$/m.exec(stack)?.[0].trim() };
  return name === 'TimeoutError' ? problem('timeout', { headers: { 'retry-after': '1' } }) : problem('defect');
}
