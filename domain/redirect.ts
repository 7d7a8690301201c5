import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { GuidedTo, guidance } from './guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 明确告知并引导: why the need is not this office's, and where it is served. */
export const Redirect = z.strictObject({ explanation: plainText(500), guidedTo: GuidedTo });
export type Redirect = z.infer<typeof Redirect>;

/** §7.1.1.2: a need that is out of scope is told so plainly, and the person is guided to the right office. */
export function redirect(now: Case, { explanation, guidedTo }: Redirect, context: Context): Decision {
  const forbidden = forbids('redirect', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage === 'redirected') return nothing;
  if (now.stage === 'guidance') return refused('7.1.1.2', 'wrong-stage');
  if (now.stage !== 'inquiry') return serviceOver(now) ?? refused('6.3.2', 'agency-case');
  if (guidedTo === now.office) return refused('7.1.1.2', 'guided-to-self');
  return decided({ type: 'CaseRedirected', explanation, ...guidance(guidedTo, context) });
}
