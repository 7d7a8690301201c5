import { problem } from './http/problem.ts';
import { readCase } from './http/read-case.ts';
import { Reveal } from './requests.ts';
import { personalData } from './store.ts';

/** 8.2, 5.3.2: who complains, in clear, for a reason that is written down before. */
export const revealComplainant = readCase<Reveal>({
  permission: 'reveal-complainant',
  body: Reveal,
  recorded: ({ body }) => ({ reason: body.reason, person: 'principal' }),
  show: async (_, { now }) => {
    if ('complaint' in now && !now.complaint.named) return problem('person-unknown');
    const { principal } = await personalData().open(now.id);
    return principal ? { status: 200, body: principal } : problem('person-unknown');
  },
});
