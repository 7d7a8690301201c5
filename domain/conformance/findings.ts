import type { DueDate } from '../calendar.ts';
import type { EventType } from '../events.ts';
import type { Instant } from '../values.ts';
import type { CaseRecord, Entry, RecordedActor } from './record.ts';

/** An event that shows something, where the history has it. */
export interface Proof {
  /** Number of its commit. */
  readonly seq: number;
  readonly type: EventType;
  readonly at: Instant;
  readonly actor: RecordedActor;
  readonly matter?: string;
}

/** How a case stands to a clause, why in Chinese, and the events that show it. */
export interface Judgement {
  readonly status: 'obeyed' | 'not-applicable' | 'open' | 'broken';
  readonly why: string;
  /** Until when what is awaited must happen; only while it is open, and where there is a deadline. */
  readonly deadline?: DueDate;
  readonly proof: readonly Proof[];
}

/** What a clause says of a case. It never claims more than the events show. */
export type Rule = (record: CaseRecord) => Judgement;

type Shown = readonly (Entry | undefined)[];

/** The events in the order of the history, each once. */
function proofOf(shown: Shown): Proof[] {
  const entries = [...new Set(shown.filter((entry) => entry !== undefined))].sort((one, other) => one.seq - other.seq);
  return entries.map(({ seq, at, actor, event }) => {
    const matter = 'matter' in event ? { matter: event.matter } : {};
    return { seq, type: event.type, at, actor, ...matter };
  });
}

export const obeyed = (why: string, ...shown: Shown): Judgement => ({ status: 'obeyed', why, proof: proofOf(shown) });

export const broken = (why: string, ...shown: Shown): Judgement => ({ status: 'broken', why, proof: proofOf(shown) });

export const notApplicable = (why: string, ...shown: Shown): Judgement => ({
  status: 'not-applicable',
  why,
  proof: proofOf(shown),
});

/** Something is still to come; or, when the case is over, never will. */
export function awaited({ now }: CaseRecord, why: string, deadline?: DueDate): Judgement {
  if (now.stage === 'declined') return notApplicable('已告知不属于服务范围，未受理。');
  if (now.stage === 'withdrawn') return notApplicable('已撤回。');
  if (now.stage === 'merged') return notApplicable('重复登记，已并入在先的案件。');
  if ('endedAt' in now) return notApplicable('代办服务已结束，未办到这一环节。');
  return awaitedStill(why, deadline);
}

/** Something is still to come, also after the service has ended. */
export const awaitedStill = (why: string, deadline?: DueDate): Judgement => ({
  status: 'open',
  why,
  ...(deadline && { deadline }),
  proof: [],
});
