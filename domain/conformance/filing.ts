import { correctionDue } from '../correction-due.ts';
import { sideNames } from '../course.ts';
import { pausesOf } from '../due.ts';
import type { Instant } from '../values.ts';
import { awaited, broken, type Judgement, obeyed, type Rule } from './findings.ts';
import { all, type CaseRecord, type Entry, endOfService } from './record.ts';

/** A.3.3: what was recorded as paid was paid by the principal to the authority. */
export const charges =
  (otherwise: Rule): Rule =>
  (record) => {
    const paid = all(record, 'ChargePaid');
    return paid.length > 0 ? obeyed('规费已由甲方缴给审批部门，有收据编号。', ...paid) : otherwise(record);
  };

/** A correction that the authority asked for, and what answered it. */
interface Asked {
  readonly from: Entry<'CorrectionRequested'>;
  readonly done: Entry | undefined;
}

const corrections = (record: CaseRecord): Asked[] =>
  all(record, 'CorrectionRequested').map((from) => ({
    from,
    done: [...all(record, 'MatterResubmitted'), ...all(record, 'ResultRecorded')]
      .filter(({ seq, event }) => seq > from.seq && event.matter === from.event.matter)
      .sort((one, other) => one.seq - other.seq)[0],
  }));

const dueOf = ({ now }: CaseRecord, { event }: Entry<'CorrectionRequested'>): Instant =>
  correctionDue(event.by, pausesOf(now));

/** The case rests since before this time. */
const restsBefore = ({ now }: CaseRecord, at: Instant): boolean =>
  now.stage === 'suspended' && now.suspension.since <= at;

/** 补正: what the authority wanted corrected was filed in time; undefined while there is nothing to say. */
export function correctionFault(record: CaseRecord): Judgement | undefined {
  const end = endOfService(record);
  const asked = corrections(record);
  const missed = asked.filter(({ from, done }) => {
    const due = dueOf(record, from);
    return !restsBefore(record, due) && ((done ?? end)?.at ?? record.at) > due;
  });
  if (missed.length > 0)
    return broken('超过补正期限仍未重新递交。', ...missed.flatMap(({ from, done }) => [from, done]));
  const open = asked.find(({ done }) => !done);
  if (!open || end) return undefined;
  return awaited(record, '待补正后重新递交。', { at: dueOf(record, open.from), provisional: false });
}

/** Whose delays were recorded, in words. */
export function delayWords(record: CaseRecord): string {
  const delays = all(record, 'DelayRecorded').map(
    ({ event }) => `${sideNames[event.side]}${event.days}个工作日（${event.reason}）`,
  );
  return delays.length > 0 ? `登记的延误：${delays.join('；')}。` : '';
}
