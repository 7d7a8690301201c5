import { type Case, isEntrusted } from '../case.ts';
import { pendingHandOver } from '../due.ts';
import type { EventType } from '../events.ts';
import { isFinal } from '../lifecycle.ts';
import { isSubAgent } from '../sub-agent.ts';
import { isNoMore } from '../terminate.ts';
import { awaited, awaitedStill, broken, notApplicable, obeyed, type Rule } from './findings.ts';
import { acts, mandateOf, rating } from './mandate.ts';
import { effect } from './reception.ts';
import { after, all, type CaseRecord, type Entry, endOfService, first } from './record.ts';
import { judgeSpans, type Span } from './spans.ts';

/** How the case stood when a commit was made. */
const before = (record: CaseRecord, { seq }: Entry) => after(record, seq - 1);

/** Acts under the mandate that somebody else did than the agent of that moment, or for a matter its sub-agent. */
const byOthers = (record: CaseRecord): Entry[] =>
  acts(record).filter((entry) => {
    const then = before(record, entry);
    const { actor } = entry;
    if (!then || !('agent' in then) || actor.kind !== 'staff') return true;
    return actor.id !== then.agent && !isPermitted(then, entry);
  });

/** What a sub-agent may do for the matters given on (A.4.4). */
const ofSubAgent: readonly EventType[] = ['MatterSubmitted', 'ProgressReported', 'ResultRecorded'];

const isPermitted = (then: Case, { actor, event }: Entry): boolean =>
  actor.kind === 'staff' &&
  ofSubAgent.includes(event.type) &&
  'matter' in event &&
  isSubAgent(then, actor, String(event.matter));

/** A.2.2: whoever is the agent at that moment, and nobody else, does what an agent does. */
export const agent: Rule = (record) => {
  const others = byOthers(record);
  if (others.length > 0) return broken('有代办行为不是当时的代办人员所为。', ...others);
  const done = effect(record);
  if (!done) return awaited(record, '待委托生效。');
  const changed = all(record, 'AgentChanged');
  return obeyed(
    '代办人员已指派，至今的代办行为均由当时的代办人员或者经同意转委托的人员所为。',
    done,
    ...changed,
    ...acts(record),
  );
};

/** Something is still waited for; while the clocks stand, without a deadline. */
const isLasting = (spans: readonly Span[]): boolean => spans.some(({ done }) => !done);

/** A.2.3: a change of the people is told in writing, and the papers are handed over in time. */
export const changes: Rule = (record) => {
  const changed = all(record, 'AgentChanged').filter((entry) => isUnderMandate(record, entry));
  const contacts = all(record, 'ContactChanged');
  if (changed.length + contacts.length === 0) return notApplicable('双方人员确定后没有变更。');
  const untold = changed.filter((entry) => !entry.event.told && couldBeTold(record, entry));
  if (untold.length > 0) return broken('变更代办人员未书面通知服务对象。', ...untold);
  const spans = handOvers(record, changed);
  return judgeSpans(record, spans, '超过期限未交接材料。', (deadline, shown) =>
    isLasting(spans)
      ? awaitedStill('待新任代办人员核对接收材料。', deadline)
      : obeyed('人员变更已书面通知对方，保管的材料已交接。', ...contacts, ...changed, ...shown),
  );
};

const isUnderMandate = (record: CaseRecord, entry: Entry): boolean => {
  const then = before(record, entry);
  return then !== undefined && isEntrusted(then);
};

function couldBeTold(record: CaseRecord, entry: Entry): boolean {
  const then = before(record, entry);
  return !(then && 'termination' in then && then.termination && isNoMore(then.termination));
}

/** From each change that left papers to hand over until they were confirmed, had gone elsewhere, or changed hands again. */
function handOvers(record: CaseRecord, changed: readonly Entry[]): Span[] {
  return changed.flatMap((from): Span[] => {
    if (!awaits(record, from, from)) return [];
    const done = record.entries.find((entry) => entry.seq > from.seq && !awaits(record, entry, from));
    return [{ name: 'hand-over', subject: 'case', deadline: 'handOver', from, done }];
  });
}

/** Whether after this commit the papers of that change were still on their way. */
function awaits(record: CaseRecord, { seq }: Entry, { at }: Entry): boolean {
  const then = after(record, seq);
  if (!then || !isEntrusted(then) || isFinal(then.stage)) return false;
  return then.handOver?.at === at && pendingHandOver(then).length > 0;
}

/** A.4.4: nothing is sub-delegated without consent, and whoever else acts does so under a sub-delegation in force. */
export const subDelegation: Rule = (record) => {
  const found = agent(record);
  if (found.status !== 'obeyed') return found;
  const given = all(record, 'MattersSubDelegated');
  const without = given.filter((entry) => !hadConsent(record, entry));
  if (without.length > 0) return broken('未经服务对象同意转委托。', ...without);
  const agreed = all(record, 'SubDelegationAgreed');
  if (given.length > 0)
    return obeyed(
      '转委托之前已经服务对象同意，只由接受转委托的人员办理所转事项。',
      effect(record),
      ...agreed,
      ...given,
    );
  if (mandateOf(record)?.subDelegation) return notApplicable('服务对象在协议中同意转委托。', effect(record));
  return { ...found, why: '至今的代办行为均由当时的代办人员所为，未转委托。' };
};

function hadConsent(record: CaseRecord, entry: Entry): boolean {
  const then = before(record, entry);
  return then !== undefined && isEntrusted(then) && then.mandate.subDelegation;
}

/** A.3.4: whoever asks for another agent is answered in time. */
export const agentRequests: Rule = (record) => {
  const asked = all(record, 'OtherAgentRequested');
  if (asked.length === 0) return notApplicable('服务对象没有申请撤换代办人员。');
  const spans = asked.map((from): Span => {
    const answers: Entry[] = [...all(record, 'AgentRequestAnswered'), ...ends(record)];
    const done = answers.filter(({ seq }) => seq > from.seq).sort((one, other) => one.seq - other.seq)[0];
    return { name: 'agent-request', subject: 'case', deadline: 'agentRequest', from, done };
  });
  return judgeSpans(record, spans, '超过期限未答复撤换申请。', (deadline, shown) => {
    if (isLasting(spans)) return awaitedStill('待答复撤换申请。', deadline);
    const last = spans.at(-1)?.done;
    if (last?.event.type === 'AgentRequestAnswered') return obeyed('撤换申请已在期限内答复。', ...shown);
    return notApplicable('答复期限届满之前，代办服务已结束。', ...shown);
  });
};

/** A.3.5: every report on service or integrity is answered in time; where there is none, the principal may rate both. */
export const supervision: Rule = (record) => {
  const reported = all(record, 'ConductReported');
  if (reported.length === 0) return rating(record);
  const over = first(record, 'CaseWithdrawn') ?? first(record, 'CaseMerged');
  const spans = reported.map((from): Span => {
    const { report } = from.event;
    const answer = all(record, 'ConductAnswered').find(({ event }) => event.report === report);
    return { name: 'conduct', subject: report, deadline: 'conduct', from, done: answer ?? over };
  });
  return judgeSpans(record, spans, '超过期限未答复对代办服务、廉政行为的反映。', (deadline, shown) => {
    if (isLasting(spans)) return awaitedStill('待答复对代办服务、廉政行为的反映。', deadline);
    if (spans.some(({ done }) => done !== undefined && done === over))
      return notApplicable('答复期限届满之前案件已撤回或者并入他案。', ...shown);
    return obeyed('对代办服务、廉政行为的反映均已在期限内答复。', ...shown, first(record, 'EvaluationGiven'));
  });
};

const ends = (record: CaseRecord): Entry[] =>
  [endOfService(record), first(record, 'CaseWithdrawn'), first(record, 'CaseMerged')].filter(
    (entry) => entry !== undefined,
  );

/** A.6: a dispute is settled, and while it holds the case nothing is done under the mandate but telling how it stands. */
export const disputes: Rule = (record) => {
  const opened = all(record, 'DisputeOpened');
  if (opened.length === 0) return notApplicable('没有发生争议。');
  const during = acts(record).filter((entry) => isHeld(record, entry) && entry.event.type !== 'ProgressReported');
  if (during.length > 0) return broken('争议期间本应暂停办理，仍有代办行为。', ...during);
  const settled = all(record, 'DisputeSettled');
  if (settled.length < opened.length) return awaitedStill('争议待解决。');
  return obeyed('争议已解决，其间暂停办理的未有代办行为。', ...opened, ...settled);
};

function isHeld(record: CaseRecord, entry: Entry): boolean {
  const then = before(record, entry);
  return then !== undefined && isEntrusted(then) && then.dispute?.hold === true;
}
