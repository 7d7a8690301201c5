import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { beaten, type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 帮办接待: in scope; what the principal was told. */
export const ReceiveInquiry = z.strictObject({ told: plainText(1000) });
export type ReceiveInquiry = z.infer<typeof ReceiveInquiry>;

/** §7.1.1.1, §7.1.2.2: whoever receives first is responsible from then on (首问负责). */
export function receiveInquiry(now: Case, { told }: ReceiveInquiry, context: Context): Decision {
  const forbidden = forbids('receive-inquiry', subjectOf(now), context);
  if (forbidden) return forbidden;
  const { actor } = context;
  const agent = actor.kind === 'staff' ? actor.id : '';
  if (now.stage === 'guidance')
    return now.agent === agent ? nothing : beaten('7.1.2.2', 'received-by-other', now.agent);
  if (now.stage !== 'inquiry') return serviceOver(now) ?? refused('6.3.2', 'agency-case');
  return decided({ type: 'InquiryReceived', agent, told });
}
