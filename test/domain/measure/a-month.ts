import type { EvaluationLevel } from '../../../domain/case/endings.ts';
import { evaluate } from '../../../domain/evaluate.ts';
import type { Bag } from '../../../domain/measure/compute.ts';
import type { Clocks } from '../../../domain/measure/rows/trace.ts';
import { mergeCase } from '../../../domain/merge-case.ts';
import { receive } from '../../../domain/receive.ts';
import { type Terminate, terminate } from '../../../domain/terminate.ts';
import { afterwards, caseAfter } from '../../a-case.ts';
import { merging, olderCase } from '../../a-duplicate.ts';
import { and, minute, type Story } from '../../given.ts';
import { agent, principal } from '../../people.ts';
import { bagsOf, bagsOfCase, clocks, times } from './facts.ts';

/** The month of the worked example as cases that were really lived; each command was really decided. */

const many = (count: number, story: Story): Story[] => Array.from({ length: count }, () => story);

const ended = (asked: Omit<Terminate, 'explanation'>): Story =>
  and(caseAfter('submit'), agent, terminate, {
    explanation: '原因',
    told: { means: 'in-person', on: '2026-03-04' },
    ...asked,
  });

const rated = (count: number, level: EvaluationLevel) =>
  many(count, and(caseAfter('deliver'), principal, evaluate, { level }));

/** Of a principal whom nobody can reach, a history without the invitation. */
const uninvited = ({ history, ...story }: Story): Story => ({
  ...story,
  history: history.map(({ at, events }) => ({ at, events: events.filter(({ type }) => type !== 'EvaluationInvited') })),
});

/** Registered on the last day of the month. */
const lastDay = '2026-03-31T01:05:00.000Z';
const registered = caseAfter('register');
const onLastDay: Story = { ...registered, history: registered.history.map(({ events }) => ({ at: lastDay, events })) };

const stories: readonly Story[] = [
  ...many(8, and(caseAfter('receive'), agent, mergeCase, merging, olderCase)),
  ...many(8, caseAfter('receive')),
  ...many(7, and(afterwards(registered, 180 * minute), agent, receive, { told: '已说明' })),
  ...many(5, onLastDay),
  ...rated(40, 'very-satisfied'),
  ...rated(6, 'satisfied'),
  ...rated(3, 'basically-satisfied'),
  ...rated(1, 'dissatisfied'),
  ...rated(1, 'very-dissatisfied'),
  ...many(19, caseAfter('deliver')),
  ...many(3, uninvited(ended({ ground: 'deception' }))),
  ...many(4, ended({ ground: 'no-cooperation' })),
  ...many(5, ended({ ground: 'not-qualified', basis: '《市场主体登记管理条例》' })),
  ...many(4, ended({ ground: 'principal-asked', cause: 'not-needed' })),
  ...many(2, ended({ ground: 'principal-asked', cause: 'dissatisfied' })),
  ...many(2, ended({ ground: 'other', kind: 'death' })),
];

/** From the last day on, the district allows twenty working days for a reception, so that there are requests not yet due. */
const clocksOfMonth: Clocks = {
  ...clocks,
  deadlines: {
    ...clocks.deadlines,
    reception: {
      value: 20,
      unit: 'working-days',
      basis: '试验',
      version: '2',
      effectiveFrom: '2026-03-31',
      earlier: [clocks.deadlines.reception],
    },
  },
};

/** No event tells yet that a request is void: two of them stand here as rows. */
const voids = [...times(2, 'request', 'void'), ...times(2, 'response', 'void')];

export const livedMonth = (): Bag[] => [
  ...stories.flatMap(({ history }) => bagsOfCase(history, clocksOfMonth)),
  ...bagsOf(voids.map((row) => ({ ...row, office: 'heping' }))),
];
