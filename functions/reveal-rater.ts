import { problem } from './http/problem.ts';
import { readCase } from './http/read-case.ts';
import { record } from './http/refuse.ts';
import { Reveal } from './requests.ts';
import { personalData } from './store.ts';

/** 8.3, 5.3.2: who rated under a name, in clear, so that they can be called; for a reason that is written down before, in the rated case too. */
export const revealRater = readCase<Reveal>({
  permission: 'reveal-rater',
  body: Reveal,
  recorded: ({ body }) => ({ reason: body.reason, person: 'principal' }),
  show: async (asked, { now }) => {
    if (!('repair' in now) || !now.repair.named) return problem('person-unknown');
    await record(asked, now.repair.rated, { reason: asked.body.reason, person: 'principal' });
    const { principal } = await personalData().open(now.repair.rated);
    return principal ? { status: 200, body: principal } : problem('person-unknown');
  },
});
