import { otherGrounds, terminationGrounds, withdrawalCauses } from '../../domain/case/endings.ts';
import { resultOutcomes } from '../../domain/case/matters.ts';
import { deliver } from '../../domain/deliver.ts';
import { recordResult } from '../../domain/record-result.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { submit } from '../../domain/submit.ts';
import { resume, type Suspend, suspend } from '../../domain/suspend.ts';
import { delaySides, suspensionReasons } from '../../domain/suspension.ts';
import { type Terminate, terminate } from '../../domain/terminate.ts';
import { resumption, suspension } from '../a-case.ts';
import { agent } from '../people.ts';
import { type AnyCommand, someReceipts } from './any.ts';
import { somePapers } from './any-custody.ts';
import { sent } from './asked/entry.ts';
import type { CaseCommand } from './case-commands.ts';
import { pick } from './pick.ts';

const someMatter = (by: number) => pick(['m1', 'm2', 'm1', 'm9'], by);

function anyTermination(by: number): Terminate {
  const ground = pick(terminationGrounds, by);
  const kind = pick(otherGrounds, by >> 3);
  return {
    ground,
    explanation: '无法继续',
    ...(ground === 'other' || by % 31 === 0 ? { kind } : {}),
    ...(ground === 'principal-asked' || by % 29 === 0 ? { cause: pick(withdrawalCauses, by >> 4) } : {}),
    ...(by % 7 ? { basis: '市场主体登记管理条例' } : {}),
    ...(by % 5 ? { told: { means: 'in-person', on: pick(['2026-03-04', '2026-03-04', '2027-01-01'], by >> 6) } } : {}),
  };
}

const anySuspension = (by: number): Suspend => ({
  ...suspension,
  reason: pick(suspensionReasons, by),
  side: pick(delaySides, by >> 3),
  expectedEnd: pick(['2026-03-20', '2026-04-20', '2026-05-20', '2026-03-01'], by >> 5),
  ...(by % 7 ? {} : { told: { means: 'paper' as const, on: '2026-03-01' } }),
});

/** Of the handling of matters and its end. */
export const anyHandling = {
  submit: {
    who: agent,
    ask: (now, by) => sent(submit, someMatter(by), { materials: somePapers(now, someMatter(by), by >> 2) }),
  },
  'report-progress': {
    who: agent,
    ask: (_, by) => sent(reportProgress, someMatter(by), { text: '已受理', means: 'electronic' as const }),
  },
  'record-result': {
    who: agent,
    ask: (_, by) =>
      sent(recordResult, someMatter(by), { outcome: pick(resultOutcomes, by >> 2), explanation: '已决定' }),
  },
  deliver: { who: agent, ask: (_, by) => sent(deliver, someMatter(by), { receipt: pick(someReceipts, by >> 2) }) },
  suspend: { who: agent, ask: (_, by) => sent(suspend, anySuspension(by)) },
  resume: { who: agent, ask: () => sent(resume, resumption) },
  terminate: { who: agent, ask: (_, by) => sent(terminate, anyTermination(by)) },
} satisfies Partial<Record<CaseCommand, AnyCommand>>;
