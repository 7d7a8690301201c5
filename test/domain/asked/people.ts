import { type ChangeAgent, changeAgent, type Member } from '../../../domain/change-agent.ts';
import { confirmHandOver } from '../../../domain/confirm-hand-over.ts';
import { colleague, manager } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const member: Member = { ...colleague, active: true };
const told = { means: 'paper', on: '2026-03-04' } as const;
const changing = (further: Partial<ChangeAgent> = {}) =>
  sent(changeAgent, { agent: member.id, reason: '轮岗', told, ...further }, member);

const outlives =
  'papers and the form of a termination need somebody who owes them, also after the mandate (7.2.5.2, A.4.5)';

export const people = {
  'change-agent': {
    in: 'held',
    by: manager,
    ask: () => changing(),
    outlives,
    evidence: { 'the principal was not told in writing': () => changing({ told: undefined }) },
    dates: {
      'told before the mandate': () => changing({ told: { ...told, on: '2026-03-03' } }),
      'told tomorrow': () => changing({ told: { ...told, on: '2026-03-05' } }),
    },
  },
  'confirm-hand-over': {
    in: 'in other hands',
    by: colleague,
    ask: () => sent(confirmHandOver, { discrepancies: [] }),
    outlives,
  },
} as const satisfies Record<string, Entry>;
