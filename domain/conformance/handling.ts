import type { Matter } from '../case/matters.ts';
import { isAtHand } from '../case/papers.ts';
import { isEntrusted } from '../case.ts';
import { isNoMore } from '../terminate.ts';
import { correctionFault } from './filing.ts';
import { awaited, awaitedStill, broken, type Judgement, notApplicable, obeyed, type Rule } from './findings.ts';
import { effect } from './reception.ts';
import { after, all, type CaseRecord, type Entry, endOfService, first, type MatterEvent, ofMatter } from './record.ts';
import { judgeSpans, type Span } from './spans.ts';

/** Every matter that was entrusted. */
const entrusted = ({ now }: CaseRecord): readonly Matter[] => (isEntrusted(now) ? now.matters : []);

/** The matters that are to be brought to their end: all but those that were taken back. */
export const mattersOf = (record: CaseRecord): readonly Matter[] =>
  entrusted(record).filter(({ state }) => state !== 'withdrawn');

/** The first event of a type for every matter; undefined for matters that have none. */
const perMatter = <Type extends MatterEvent>(record: CaseRecord, type: Type): (Entry<Type> | undefined)[] =>
  mattersOf(record).map(({ id }) => ofMatter(record, type, id)[0]);

const reached = (entries: readonly (Entry | undefined)[]): boolean =>
  entries.length > 0 && entries.every((entry) => entry !== undefined);

/** What was told once as 帮办 and covers every matter is not told again. */
const toldBefore = (record: CaseRecord) =>
  isEntrusted(record.now) && record.now.notice ? all(record, 'AdviceGiven').at(-1) : undefined;

/** §7.2.3.1: the process is told, before anything is filed. */
export const notice: Rule = (record) => {
  const given = first(record, 'NoticeGiven') ?? toldBefore(record);
  const filed = first(record, 'MatterSubmitted');
  if (filed && (!given || given.seq > filed.seq)) return broken('递交之前未告知办事流程和材料。', given, filed);
  return given ? obeyed('已一次性告知办事流程和材料。', given) : awaited(record, '待一次性告知办事流程和材料。');
};

/** §7.2.3.2: every matter is filed, once all that its notice requires had been received. */
export const filing: Rule = (record) => {
  const filed = perMatter(record, 'MatterSubmitted');
  const early = filed.filter((entry) => entry && lacks(record, entry));
  if (early.length > 0) return broken('必备材料未收齐即递交。', ...early);
  const correction = correctionFault(record);
  if (correction?.status === 'broken') return correction;
  if (!reached(filed)) return awaited(record, '待收齐必备材料后向审批部门递交。');
  if (correction) return correction;
  return obeyed('各委托事项均在必备材料收齐后向审批部门递交。', ...all(record, 'MaterialsTaken'), ...filed);
};

/** Whether a required material of the matter had not been received, or had been handed back, when it was filed. */
function lacks(record: CaseRecord, { seq, event: { matter } }: Entry<'MatterSubmitted'>): boolean {
  const then = after(record, seq);
  if (!then || !isEntrusted(then)) return true;
  const told = then.notice?.matters.find((each) => each.matter === matter);
  const there = then.materials.filter((paper) => paper.matter === matter && isAtHand(paper));
  const lacking = told?.materials.filter(({ id, required }) => required && !there.some((each) => each.material === id));
  return lacking === undefined || lacking.length > 0;
}

/** The silences towards the principal on a matter, from one telling to the next, up to its result or the end of the service. */
function silences(record: CaseRecord, { id }: Matter): Span[] {
  const result =
    ofMatter(record, 'ResultRecorded', id)[0] ?? ofMatter(record, 'MatterWithdrawn', id)[0] ?? endOfService(record);
  const told: Entry[] = [...all(record, 'AgreementTookEffect'), ...all(record, 'OrallyEntrusted')];
  told.push(...all(record, 'NoticeGiven'));
  told.push(...ofMatter(record, 'ProgressReported', id));
  told.push(...all(record, 'CorrectionRequested').filter(({ event }) => event.matter === id));
  const before = told
    .filter(({ seq }) => !result || seq < result.seq)
    .sort((one, other) => one.seq - other.seq || one.at.localeCompare(other.at));
  return before.map((from, index) => ({
    name: 'silence',
    subject: id,
    deadline: 'silence',
    from,
    done: before[index + 1] ?? result,
  }));
}

/** §7.2.3.3: no silence on a matter in hand is longer than allowed. */
export const feedback: Rule = (record) => {
  const decided = reached(perMatter(record, 'ResultRecorded'));
  return judgeSpans(
    record,
    entrusted(record).flatMap((matter) => silences(record, matter)),
    '超过最长静默期限未向服务对象反馈。',
    (deadline, shown) => {
      if (decided) return obeyed('取得结果之前，每次反馈的间隔均在期限内。', ...shown);
      if (endOfService(record)) return obeyed('服务终止之前，每次反馈的间隔均在期限内。', ...shown);
      return awaited(record, effect(record) ? '办理中，待按期反馈进展。' : '待委托生效后办理和反馈。', deadline);
    },
  );
};

/** §7.2.4: every result reaches the principal in time, with proof. */
export const delivery: Rule = (record) => {
  const delivered = reached(perMatter(record, 'ResultDelivered'));
  const spans = mattersOf(record).flatMap(({ id }): Span[] => {
    const [from] = ofMatter(record, 'ResultRecorded', id);
    const done = ofMatter(record, 'ResultDelivered', id)[0] ?? endOfService(record);
    return from ? [{ name: 'delivery', subject: id, deadline: 'delivery', from, done }] : [];
  });
  return judgeSpans(record, spans, '超过送达期限。', (deadline, shown) =>
    delivered
      ? obeyed('各委托事项的结果均在期限内通知或送达。', ...shown)
      : awaited(record, '待通知或送达办理结果。', deadline),
  );
};

/** §7.2.5.1, A.5.1: the service ends by itself with the last matter, and not before. */
export const ending: Rule = (record) => {
  const terminated = first(record, 'ServiceTerminated');
  if (terminated) return notApplicable('代办服务在委托事项全部办结之前终止。', terminated);
  const ended = first(record, 'ServiceEnded');
  if (!ended) return awaited(record, '待委托事项全部办结。');
  const delivered = perMatter(record, 'ResultDelivered');
  const tooEarly = !reached(delivered) || delivered.some((entry) => entry && entry.seq > ended.seq);
  if (tooEarly) return broken('委托事项尚未全部办结，服务即告终止。', ended);
  return obeyed('委托事项全部办结，代办服务自动终止。', ...delivered, ended);
};

/** Nobody is left to be asked for an evaluation. */
export function bereft(record: CaseRecord): Judgement | undefined {
  const terminated = first(record, 'ServiceTerminated');
  if (!terminated || !isNoMore(terminated.event)) return undefined;
  return notApplicable('服务对象已死亡或者终止，无从评价。', terminated);
}

/** §7.2.6: the principal is asked for an evaluation. */
export const invitation: Rule = (record) => {
  const invited = first(record, 'EvaluationInvited');
  if (!invited) return bereft(record) ?? awaited(record, '待服务结束后提示评价。');
  const given = first(record, 'EvaluationGiven');
  return obeyed(given ? '已提示评价，服务对象已评价。' : '已提示评价。', invited, given);
};

/** §7.2.7: the case is sealed in its archive. */
export const sealing: Rule = (record) => {
  const sealed = first(record, 'CaseArchived');
  if (sealed) return obeyed('案卷已封存归档。', sealed);
  const { now } = record;
  return 'endedAt' in now ? awaitedStill('待封存归档。') : awaited(record, '待服务结束后归档。');
};
