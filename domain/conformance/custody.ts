import { isEntrusted } from '../case.ts';
import { heldOriginals } from '../due.ts';
import { awaited, awaitedStill, type Judgement, notApplicable, obeyed, type Rule } from './findings.ts';
import { after, all, type CaseRecord, type Entry, first } from './record.ts';
import { judgeSpans, type Span } from './spans.ts';

const holdsOriginals = (record: CaseRecord, commit: number): boolean => {
  const then = after(record, commit);
  return then !== undefined && isEntrusted(then) && heldOriginals(then).length > 0;
};

/** Every movement of papers. */
const movements = (record: CaseRecord): Entry[] => [
  ...all(record, 'MaterialsTaken'),
  ...all(record, 'MatterSubmitted').filter(({ event }) => event.materials.length > 0),
  ...all(record, 'MaterialsHandedBack'),
];

function withoutPapers(record: CaseRecord): Judgement | undefined {
  if (all(record, 'MaterialsTaken').length > 0) return undefined;
  return notApplicable('没有收取材料。');
}

/** A.4.5: what was taken is accounted for: submitted or handed back, each with its receipt. */
export const keeping: Rule = (record) => {
  const none = withoutPapers(record);
  if (none) return none;
  const { now } = record;
  if (!('endedAt' in now)) return awaited(record, '材料保管至服务结束。');
  if (heldOriginals(now).length > 0) return awaitedStill('仍有材料原件在保管中，待移交。');
  return obeyed('收取的材料均有凭证，原件均已递交或移交。', ...movements(record));
};

/** B.1: when the service has ended, every original goes back in time. */
export const handOver: Rule = (record) => {
  const none = withoutPapers(record);
  if (none) return none;
  const ended = first(record, 'ServiceEnded');
  if (!ended) return awaited(record, '待服务结束后移交材料原件。');
  return judgeSpans(record, heldSince(record, ended), '服务结束后超过期限仍未移交材料原件。', (deadline) =>
    deadline
      ? awaitedStill('待移交材料原件。', deadline)
      : obeyed('材料原件已在期限内递交或移交完毕，不再保管。', ...movements(record), ended),
  );
};

function heldSince(record: CaseRecord, ended: Entry): Span[] {
  if (!holdsOriginals(record, ended.seq)) return [];
  const done = all(record, 'MaterialsHandedBack').find(({ seq }) => seq > ended.seq && !holdsOriginals(record, seq));
  return [{ name: 'papers', subject: 'case', deadline: 'delivery', from: ended, done }];
}
