import * as z from 'zod/mini';
import { levelNames } from '../domain/course.ts';
import { Evaluate, EvaluateAtDevice, evaluateByLink as rate } from '../domain/evaluate.ts';
import { levelOf, stars } from '../domain/rating-codes.ts';
import { TransactionRefused } from '../store/table.ts';
import { carryOut } from './carry-out.ts';
import type { Call, Operation, Reply } from './http/call.ts';
import { bearer, findRatingLink } from './http/find-link.ts';
import { isProblem, type Problem, problem, refusalProblem } from './http/problem.ts';
import { ratingWrites, repairBeside, signsOf } from './http/rating.ts';
import { links } from './store.ts';

/** A rating by a link: its level by name, or in stars as devices have them. */
export const EvaluateByLink = z.union([Evaluate, EvaluateAtDevice]);
type EvaluateByLink = z.infer<typeof EvaluateByLink>;

/** §7.2.6: whoever has the link rates the one service it is for, once. */
export const evaluateByLink = {
  body: EvaluateByLink,
  changes: false,
  answer: async (call: Call<EvaluateByLink>): Promise<Reply | Problem> => {
    const live = await findRatingLink(call);
    if (isProblem(live)) return live;
    const { token, link } = live;
    const { device, caseId } = link;
    const asked = byName(call.body);
    const source = { caseId, now: call.now, suggestion: asked.suggestion, address: call.address, device };
    const channel = device === undefined ? 'link' : 'device';
    try {
      const outcome = await carryOut({
        caseId,
        command: call.operation,
        actor: bearer(live),
        now: call.now,
        decide: async (now, context) => {
          const signs = { ...(await signsOf(source, now.office)), shownAt: link.shownAt ?? 'never' };
          return rate(now, { ...asked, channel, signs }, context);
        },
        beside: repairBeside,
        further: async (next) => [...ratingWrites(source, next), links().use(token, link, call.now)],
      });
      if (outcome.kind === 'refused') return refusalProblem(outcome.refusal);
      if (outcome.kind !== 'done') return problem('busy', { headers: { 'retry-after': '1' } });
      return { status: 200, body: { level: { code: asked.level, name: levelNames[asked.level] }, at: call.now } };
    } catch (error) {
      // Somebody else was first by the same link.
      if (error instanceof TransactionRefused) return problem('link-used');
      throw error;
    }
  },
} as Operation<Call>;

/** Stars become the level by name; the shape has let no other number in. */
function byName(asked: EvaluateByLink): Evaluate {
  if ('level' in asked) return asked;
  const { stars: count, ...rest } = asked;
  return { ...rest, level: levelOf(stars, count) ?? 'basically-satisfied' };
}
