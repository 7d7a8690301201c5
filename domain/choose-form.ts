import * as z from 'zod/mini';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { inGuidance } from './in-guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Id, plainText } from './values.ts';

/** 确定帮办形式; to change it takes a reason. */
export const ChooseForm = z.strictObject({ form: Id, reason: z.optional(plainText(500)) });
export type ChooseForm = z.infer<typeof ChooseForm>;

/** §7.1.2.1, §6.3.1: the form of assistance follows the principal's need, and may follow it again when that changes. */
export function chooseForm(now: Case, { form: code, reason }: ChooseForm, context: Context): Decision {
  const forbidden = forbids('choose-form', subjectOf(now), context);
  if (forbidden) return forbidden;
  const guided = inGuidance(now);
  if ('outcome' in guided) return guided;
  const form = context.forms.find((each) => each.code === code);
  if (!form) return refused('6.3.1', 'form-of-help-unknown');
  const { form: before } = guided.assistance;
  if (before?.code === code) return nothing;
  if (before && !reason) return refused('7.1.2.1', 'reason-missing');
  return decided({ type: 'FormChosen', form, ...(reason ? { reason } : {}) });
}
