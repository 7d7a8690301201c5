import { closingOf, type DueDate, dayOf } from '../calendar.ts';
import { isEntrusted } from '../case.ts';
import { stoppedSince } from '../due.ts';
import { milestoneDue } from '../milestone-due.ts';
import { type PlannedMilestone, type PlanVersion, planOf } from '../plan.ts';
import { delayWords } from './filing.ts';
import { awaited, broken, obeyed, type Rule } from './findings.ts';
import { mattersOf } from './handling.ts';
import { effect, withoutAgreement } from './reception.ts';
import { all, type CaseRecord, type Entry, endOfService, next, ofMatter } from './record.ts';

/** A milestone of a plan, how long that was in force for it, and when it was to be reached; never, if the clocks stand before. */
interface Planned {
  readonly milestone: PlannedMilestone;
  readonly until: string;
  readonly due: DueDate | undefined;
}

/** Every milestone of every plan, as long as its plan was in force, its matter entrusted and the service not over. */
function planned(record: CaseRecord): Planned[] {
  const { now, calendar } = record;
  const versions = planOf(now)?.versions ?? [];
  if (!isEntrusted(now)) return [];
  const since = stoppedSince(now);
  const ended = endOfService(record)?.at ?? record.at;
  const ofVersion = (version: PlanVersion) =>
    version.milestones.map((milestone): Planned => {
      const due = milestoneDue(calendar, now, version, milestone);
      const gone = now.matters.find(({ id }) => id === milestone.matter)?.withdrawnAt;
      const until = [version.until, gone, ended].filter((at) => at !== undefined).sort()[0] as string;
      return { milestone, until, due: since !== undefined && due.at >= since ? undefined : due };
    });
  return versions.flatMap(ofVersion);
}

/** Not reached by its day, though the plan was still in force then. */
const isMissed = ({ milestone: { reachedOn }, until, due }: Planned): boolean =>
  due !== undefined && (reachedOn === undefined ? due.at < until : reachedOn > dayOf(due.at));

/** What shows how a milestone was reached. */
function shown(record: CaseRecord, { id, matter, step }: PlannedMilestone): Entry | undefined {
  if (step === 'filing') return ofMatter(record, 'MatterSubmitted', matter)[0];
  if (step === 'result') return ofMatter(record, 'ResultRecorded', matter)[0];
  return all(record, 'MilestoneReached').find(({ event }) => event.milestone === id);
}

/** Suspensions that outlasted the day by which they were expected to end, with what ended them: rest without reason is delay. */
const suspensionsTooLong = (record: CaseRecord): (Entry | undefined)[] =>
  all(record, 'CaseSuspended').flatMap((from) => {
    const done = next(record, from, ['CaseResumed', 'ServiceEnded', 'ServiceTerminated']);
    const { at } = closingOf(record.calendar, from.event.expectedEnd);
    return (done?.at ?? record.at) > at ? [from, done] : [];
  });

/**
 * A.7.1: every milestone is reached by its day, by the plan that was in force then; a delay that was recorded as anybody's
 * but the mandatary's puts it off by as many working days.
 */
export const plan: Rule = (record) => {
  const overstayed = suspensionsTooLong(record);
  if (overstayed.length > 0) return broken('中止超过预计续办的日期，没有续办。', ...overstayed);
  const versions = planOf(record.now)?.versions ?? [];
  if (versions.length === 0) return withoutAgreement(record) ?? awaited(record, '待双方签署的协议生效。');
  const agreed = [effect(record), ...all(record, 'PlanChanged')];
  const delays = all(record, 'DelayRecorded');
  const milestones = planned(record);
  const missed = milestones.filter(isMissed);
  if (missed.length > 0)
    return broken(
      `有节点晚于当时有效的申报计划的日期。${delayWords(record)}`,
      ...agreed,
      ...missed.map(({ milestone }) => shown(record, milestone)),
      ...delays,
    );
  const filed = mattersOf(record).map(({ id }) => ofMatter(record, 'MatterSubmitted', id)[0]);
  const waiting = awaitedOf(record, milestones);
  if (waiting.length > 0 || filed.some((entry) => !entry)) {
    const [earliest] = waiting.flatMap(({ due }) => due ?? []).sort((one, other) => (one.at < other.at ? -1 : 1));
    return awaited(record, '待按申报计划达成各节点。', earliest);
  }
  return obeyed(
    `已约定申报计划，各节点均不晚于当时有效的计划。${delayWords(record)}`,
    ...agreed,
    ...filed,
    ...milestones.map(({ milestone }) => shown(record, milestone)),
    ...delays,
  );
};

/** Milestones in force that are still to be reached. */
function awaitedOf(record: CaseRecord, milestones: readonly Planned[]): Planned[] {
  const inForce = planOf(record.now)?.versions.at(-1)?.milestones ?? [];
  const going = mattersOf(record).map(({ id }) => id);
  return milestones.filter(
    ({ milestone }) => inForce.includes(milestone) && !milestone.reachedOn && going.includes(milestone.matter),
  );
}
