import type { PersonId } from '../store/personal.ts';
import type { Asked } from './http/call.ts';
import { problem } from './http/problem.ts';
import { readCase } from './http/read-case.ts';
import { Reveal } from './requests.ts';
import { personalData } from './store.ts';

/** §5.3.2, A.4.3: a person's data in clear, for a reason that is written down before they are shown. */
export const reveal = readCase<Reveal>({
  permission: 'reveal',
  body: Reveal,
  recorded: ({ body, path }) => ({ reason: body.reason, person: path['personId'] ?? '' }),
  show: async ({ path }: Asked<Reveal>, found) => {
    const persons = await personalData().open(found.now.id);
    const person = persons[path['personId'] as PersonId];
    return person ? { status: 200, body: person } : problem('person-unknown');
  },
});
