import { changeNames } from '../../domain/correction.ts';
import { actOf, meansNames, outcomeNames } from '../../domain/course.ts';
import type { Changes, CorrectionEvent } from '../../domain/events/correction.ts';
import type { Commit } from '../../store/cases.ts';
import type { CaseView } from './shapes.ts';

/** How a value of an entry reads. */
function valueWords(field: keyof Changes, value: string | undefined): string {
  if (value === undefined) return '未填';
  if (field === 'outcome') return outcomeNames[value as keyof typeof outcomeNames];
  return field === 'means' ? meansNames[value as keyof typeof meansNames] : value;
}

/** Old and new, field by field: `审批结果：准予，更正为：不予`. */
export const changeWords = ({ before, changes }: Extract<CorrectionEvent, { type: 'EntryCorrected' }>): string[] =>
  (Object.keys(changes) as (keyof Changes)[]).map(
    (field) =>
      `${changeNames[field]}：${valueWords(field, before[field])}，更正为：${valueWords(field, changes[field])}`,
  );

/** What has been put right, or noted after the sealing, the oldest first. */
export function correctionsOf(history: readonly Commit[]): Pick<CaseView, 'corrections'> {
  const corrections = history.flatMap(({ at, events }) =>
    events.flatMap((event) => {
      if (event.type !== 'EntryCorrected' && event.type !== 'CorrectionNoted') return [];
      const { commit, entry } = event;
      const wrong = history[commit - 1]?.events[entry];
      const words = event.type === 'EntryCorrected' ? changeWords(event) : [event.note];
      const reason = event.type === 'EntryCorrected' ? { reason: event.reason } : {};
      return [{ at, commit, entry, act: wrong ? actOf(wrong).act : '', words, ...reason }];
    }),
  );
  return corrections.length > 0 ? { corrections } : {};
}
