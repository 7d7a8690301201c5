import type { TerminationFormData } from '../../documents/termination-form.ts';
import type { EndedCase } from '../../domain/case.ts';
import { groundWords } from '../../domain/course.ts';
import { unfinished } from '../../domain/sign-termination-form.ts';
import { profile } from '../district.ts';
import type { StaffNames } from './words.ts';

/** What the termination form (服务终止单, Table B.1) says; undefined for a service that was completed. */
export function terminationFormData(now: EndedCase, staff: StaffNames): TerminationFormData | undefined {
  const { termination, form, endedAt } = now;
  if (!termination || !form) return undefined;
  const { by, at, digest } = form;
  return {
    caseNumber: now.id,
    words: profile.terminationForm,
    printedAt: at,
    matters: unfinished(now).map(({ title }) => title),
    endedAt,
    reason: `${groundWords(termination)}：${termination.explanation.replace(/[。．.]+$/, '')}`,
    signature: { name: staff.get(by)?.name ?? by, method: '代办人员登录后在线签署', at, digest },
  };
}
