import type { ArchivingCase, EntrustedCase, EvaluationCase } from '../../../domain/case.ts';
import { awaitsForm, openLosses, papersToReturn } from '../../../domain/due.ts';
import { type By, type Expected, expect } from './expect.ts';

/** A.4.5: a loss waits for the manager. */
export const lost = (now: EntrustedCase, by: By): Expected[] =>
  openLosses(now).map(({ id }) =>
    expect('manager', '处理遗失的材料：找回、补办或认定责任', 'settle-loss', by('loss', id)),
  );

/** Papers first: the form of a termination says that all have been handed back (附录B). */
export function owed(now: EvaluationCase | ArchivingCase, by: By): Expected[] {
  if (papersToReturn(now).length > 0)
    return [expect('agent', '向服务对象移交保管的材料', 'hand-back', by('papers', 'case'))];
  return awaitsForm(now) && openLosses(now).length === 0
    ? [expect('agent', '签署服务终止单', 'sign-termination-form', by('form', 'case'))]
    : [];
}
