import { Evaluate, evaluate as rate } from '../domain/evaluate.ts';
import type { Asked } from './http/call.ts';
import { command } from './http/command.ts';
import { ratingWrites, repairBeside, signsOf } from './http/rating.ts';
import { staffDirectory } from './store.ts';

const sourceOf = ({ path, now, address, body: { suggestion } }: Asked<Evaluate>) => ({
  caseId: path['caseId'] ?? '',
  now,
  address,
  suggestion,
});

/** §7.2.6: the principal rates the service; whoever is staff as well is looked at twice. */
export const evaluate = command({
  body: Evaluate,
  decide: (asked) => async (now, context) => {
    const [signs, staff] = await Promise.all([
      signsOf(sourceOf(asked), now.office),
      staffDirectory().find(asked.account),
    ]);
    return rate(now, { ...asked.body, signs: { ...signs, staffAccount: staff !== undefined } }, context);
  },
  further: (asked) => async (next) => ratingWrites(sourceOf(asked), next),
  beside: repairBeside,
});
