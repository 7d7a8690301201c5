import type { Changes, CorrectableType } from './events/correction.ts';
import type { CaseEvent } from './events.ts';
import type { Happened } from './evolve.ts';

/**
 * Which entries can be put right, and what of each: words and dates that were typed wrongly, never what was done. Papers,
 * signatures, deliveries and terms have acts of their own.
 */
export const correctable = {
  CaseRegistered: ['need'],
  CaseReceived: ['told'],
  MatterSubmitted: ['authorityNumber'],
  ProgressReported: ['text', 'means'],
  ResultRecorded: ['outcome', 'explanation'],
  ServiceTerminated: ['explanation', 'basis', 'on'],
} as const satisfies Record<CorrectableType, readonly (keyof Changes)[]>;

export const changeNames: Record<keyof Changes, string> = {
  need: '需求',
  told: '告知的内容',
  text: '进展内容',
  explanation: '说明',
  basis: '法律依据',
  authorityNumber: '审批部门受理号',
  outcome: '审批结果',
  means: '方式',
  on: '告知日期',
};

type Correctable = Extract<CaseEvent, { type: CorrectableType }>;

export const isCorrectable = (event: CaseEvent): event is Correctable => event.type in correctable;

/** What an entry says now of the fields that can be put right in it. */
export function saidIn(event: Correctable): Changes {
  const fields: readonly (keyof Changes)[] = correctable[event.type];
  const flat = { ...event, ...('told' in event && typeof event.told === 'object' ? { on: event.told.on } : {}) };
  return Object.fromEntries(fields.map((field) => [field, (flat as Changes)[field]]));
}

/** The entry as it is put right. */
export function putRight(event: CaseEvent, { on, ...changes }: Changes): CaseEvent {
  const told =
    on !== undefined && 'told' in event && typeof event.told === 'object' ? { ...event.told, on } : undefined;
  return { ...event, ...changes, ...(told ? { told } : {}) } as CaseEvent;
}

/** The history as it should have been entered: what is printed and judged. The corrections stay in it as well. */
export function withCorrections<Commit extends Happened>(history: readonly Commit[]): Commit[] {
  const corrections = history.flatMap(({ events }) => events.filter((event) => event.type === 'EntryCorrected'));
  if (corrections.length === 0) return [...history];
  return history.map((commit, index) => ({
    ...commit,
    events: commit.events.map((event, entry) =>
      corrections
        .filter((each) => each.commit === index + 1 && each.entry === entry)
        .reduce((now, { changes, remedies }) => {
          const right = putRight(now, changes);
          // With the outcome goes what is told with it (Annex A 三.2).
          return changes.outcome === undefined ? right : ({ ...right, remedies } as CaseEvent);
        }, event),
    ),
  }));
}
