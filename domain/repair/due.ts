import { type Calendar, dueDate } from '../calendar.ts';
import type { RepairCase } from '../case.ts';
import type { DeadlineName, Deadlines } from '../deadlines.ts';
import type { Due } from '../due.ts';
import type { Instant } from '../values.ts';

/** §8.3: what a repair waits for. */
export function repairDues({ stage, openedAt, repair }: RepairCase, calendar: Calendar, deadlines: Deadlines): Due[] {
  const { named, contact, extension, since, mending, calls } = repair;
  const by = (name: Due['name'], from: Instant, deadline: DeadlineName): Due => ({
    name,
    subject: 'case',
    span: { from, deadline },
    ...dueDate(calendar, from, deadlines[deadline]),
  });
  switch (stage) {
    case 'poor-rating':
    case 'mending':
      return [
        ...(named && !contact ? [by('repair-contact', openedAt, 'repairContact')] : []),
        by('repair-mending', since, extension ? 'repairExtended' : 'repairMending'),
      ];
    case 'mend-call':
      return [by('repair-call', mending?.at ?? since, 'repairCall')];
    case 'mend-check':
      return [by('repair-check', calls.at(-1)?.at ?? mending?.at ?? since, 'repairCheck')];
    case 'mended':
    case 'mend-void':
      return [];
  }
}
