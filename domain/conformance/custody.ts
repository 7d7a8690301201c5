import { isEntrusted } from '../case.ts';
import { heldPapers, papersToReturn } from '../due.ts';
import { awaited, awaitedStill, broken, type Judgement, notApplicable, obeyed, type Rule } from './findings.ts';
import { after, all, type CaseRecord, type Entry, endOfService } from './record.ts';
import { judgeSpans, type Span } from './spans.ts';

/** Whether papers were to go back to the principal after a commit of the ended service. */
const owesPapers = (record: CaseRecord, { seq }: Entry): boolean => {
  const then = after(record, seq);
  return then !== undefined && 'endedAt' in then && papersToReturn(then).length > 0;
};

const holdsPapers = (record: CaseRecord, { seq }: Entry): boolean => {
  const then = after(record, seq);
  return then !== undefined && isEntrusted(then) && heldPapers(then).length > 0;
};

/** Every movement of papers. */
const movements = (record: CaseRecord): Entry[] => [
  ...all(record, 'MaterialsTaken'),
  ...all(record, 'MatterSubmitted').filter(({ event }) => event.materials.length > 0),
  ...all(record, 'MaterialsTakenBack'),
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
  if (papersToReturn(now).length > 0) return awaitedStill('仍有材料在保管中，待移交。');
  return obeyed('收取的材料均有凭证，原件均已递交或移交。', ...movements(record));
};

/** B.1: when the service has ended, papers go back in time; a form that says so is signed only after that. */
export const handOver: Rule = (record) => {
  const none = withoutPapers(record);
  if (none) return none;
  const ended = endOfService(record);
  if (!ended) return awaited(record, '待服务结束后移交材料。');
  const early = all(record, 'TerminationFormSigned').filter((entry) => holdsPapers(record, entry));
  if (early.length > 0) return broken('仍有材料在保管中即签署服务终止单。', ...early);
  return judgeSpans(record, owing(record, ended), '超过期限仍未移交材料。', (deadline) =>
    deadline
      ? awaitedStill('待移交材料。', deadline)
      : obeyed('应移交的材料均已在期限内递交或移交，不再保管。', ...movements(record), ended),
  );
};

/**
 * The waits for papers since the service ended. Papers that come back from an authority start the wait anew, as they do
 * in what the case is waiting for.
 */
function owing(record: CaseRecord, ended: Entry): Span[] {
  const later = ({ seq }: Entry): boolean => seq > ended.seq;
  const starts = [ended, ...all(record, 'MaterialsTakenBack').filter(later)];
  const handed = all(record, 'MaterialsHandedBack').filter((entry) => later(entry) && !owesPapers(record, entry));
  return starts.flatMap((from, index): Span[] => {
    if (!owesPapers(record, from)) return [];
    const next = starts[index + 1];
    const done = handed.find(({ seq }) => seq > from.seq && (!next || seq < next.seq)) ?? next;
    return [{ name: 'papers', subject: 'case', deadline: 'delivery', from, done }];
  });
}
