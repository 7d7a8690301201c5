import { isEntrusted } from '../case.ts';
import { pendingHandOver } from '../due.ts';
import { isFinal } from '../lifecycle.ts';
import { isNoMore } from '../terminate.ts';
import { awaited, awaitedStill, broken, notApplicable, obeyed, type Rule } from './findings.ts';
import { acts, mandateOf } from './mandate.ts';
import { effect } from './reception.ts';
import { after, all, type CaseRecord, type Entry } from './record.ts';
import { judgeSpans, type Span } from './spans.ts';

/** How the case stood when a commit was made. */
const before = (record: CaseRecord, { seq }: Entry) => after(record, seq - 1);

/** Acts under the mandate that somebody else than the agent of that moment did. */
const byOthers = (record: CaseRecord): Entry[] =>
  acts(record).filter((entry) => {
    const then = before(record, entry);
    const { actor } = entry;
    return !then || !('agent' in then) || actor.kind !== 'staff' || actor.id !== then.agent;
  });

/** A.2.2: whoever is the agent at that moment, and nobody else, does what an agent does. */
export const agent: Rule = (record) => {
  const others = byOthers(record);
  if (others.length > 0) return broken('有代办行为不是当时的代办人员所为。', ...others);
  const done = effect(record);
  if (!done) return awaited(record, '待委托生效。');
  const changed = all(record, 'AgentChanged');
  return obeyed('代办人员已指派，至今的代办行为均由当时的代办人员所为。', done, ...changed, ...acts(record));
};

/** A.2.3: a change of the people is told in writing, and the papers are handed over in time. */
export const changes: Rule = (record) => {
  const changed = all(record, 'AgentChanged').filter((entry) => isUnderMandate(record, entry));
  if (changed.length === 0) return notApplicable('双方人员确定后没有变更。');
  const untold = changed.filter((entry) => !entry.event.told && couldBeTold(record, entry));
  if (untold.length > 0) return broken('变更代办人员未书面通知服务对象。', ...untold);
  return judgeSpans(record, handOvers(record, changed), '超过期限未交接材料。', (deadline, shown) =>
    deadline
      ? awaitedStill('待新任代办人员核对接收材料。', deadline)
      : obeyed('变更已书面通知服务对象，保管的材料已交接。', ...changed, ...shown),
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

/** A.4.4: nothing is sub-delegated without consent. */
export const subDelegation: Rule = (record) => {
  const terms = mandateOf(record);
  if (terms?.subDelegation) return notApplicable('服务对象在协议中同意转委托。', effect(record));
  const found = agent(record);
  return found.status === 'obeyed' ? { ...found, why: '至今的代办行为均由当时的代办人员所为，未转委托。' } : found;
};
