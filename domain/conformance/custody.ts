import { type EndedCase, isEntrusted } from '../case.ts';
import { heldPapers, papersOfWithdrawn, papersToReturn } from '../due.ts';
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
  ...all(record, 'PapersDeposited'),
  ...all(record, 'LossReported'),
  ...all(record, 'LossSettled'),
];

function withoutPapers(record: CaseRecord): Judgement | undefined {
  if (all(record, 'MaterialsTaken').length > 0) return undefined;
  return notApplicable('没有收取材料。');
}

/** From the report of each loss to its settlement. */
const lossSpans = (record: CaseRecord): Span[] =>
  all(record, 'LossReported').map((from) => ({
    name: 'loss',
    subject: from.event.loss,
    deadline: 'loss',
    from,
    done: all(record, 'LossSettled').find(({ event }) => event.loss === from.event.loss),
  }));

/** A.4.5: what was taken is accounted for, each piece with its receipt; for what was lost the mandatary answers in time. */
export const keeping: Rule = (record) => {
  const none = withoutPapers(record);
  if (none) return none;
  return judgeSpans(record, lossSpans(record), '材料遗失后超过期限仍未补办或认定责任。', (deadline) => {
    const { now } = record;
    if (deadline) return awaitedStill('待处理遗失的材料。', deadline);
    if (!('endedAt' in now)) return awaited(record, '材料保管至服务结束。');
    if (papersToReturn(now).length > 0) return awaitedStill('仍有材料在保管中，待移交。');
    return obeyed(accounted(now), ...movements(record));
  });
};

const accounted = ({ losses }: EndedCase): string =>
  losses
    ? '收取的材料均有凭证；遗失的材料已找回、补办或认定责任，其余原件均已递交、移交或提存。'
    : '收取的材料均有凭证，原件均已递交、移交或提存。';

/** B.1: when the service has ended, papers go back in time; a form that says so is signed only after that. */
export const handOver: Rule = (record) => {
  const none = withoutPapers(record);
  if (none) return none;
  const ended = endOfService(record);
  const early = all(record, 'TerminationFormSigned').filter((entry) => holdsPapers(record, entry));
  if (early.length > 0) return broken('仍有材料在保管中即签署服务终止单。', ...early);
  const spans = [...(ended ? owing(record, ended) : []), ...owingWithdrawn(record)];
  return judgeSpans(record, spans, '超过期限仍未移交材料。', (deadline) => {
    if (deadline) return awaitedStill('待移交材料。', deadline);
    if (!ended) return awaited(record, '待服务结束后移交材料。');
    return obeyed('应移交的材料均已在期限内递交、移交或依法提存，不再保管。', ...movements(record), ended);
  });
};

/** The waits for the papers of matters that were taken back, until these are gone or the whole service has ended. */
const owingWithdrawn = (record: CaseRecord): Span[] =>
  all(record, 'MatterWithdrawn').flatMap((from) => {
    const { matter } = from.event;
    const starts = [from, ...returning(record).filter(({ seq }) => seq > from.seq)];
    return starts.flatMap((start, index): Span[] => {
      if (!keepsOf(record, start, matter)) return [];
      const gone = record.entries.find((entry) => entry.seq > start.seq && !keepsOf(record, entry, matter));
      const next = starts[index + 1];
      const done = gone && next ? (gone.seq < next.seq ? gone : next) : (gone ?? next);
      return [{ name: 'papers', subject: matter, deadline: 'delivery', from: start, done }];
    });
  });

function keepsOf(record: CaseRecord, { seq }: Entry, matter: string): boolean {
  const then = after(record, seq);
  if (!then || !isEntrusted(then) || 'endedAt' in then) return false;
  return papersOfWithdrawn(then).some(({ id }) => id === matter);
}

/**
 * The waits for papers since the service ended. Papers that come back, from an authority or found again, start the wait
 * anew, and so does the first call to collect them: as they do in what the case is waiting for.
 */
function owing(record: CaseRecord, ended: Entry): Span[] {
  const later = ({ seq }: Entry): boolean => seq > ended.seq;
  const starts = [ended, ...returning(record).filter(later), ...calls(record)].sort(
    (one, other) => one.seq - other.seq,
  );
  const gone = [
    ...all(record, 'MaterialsHandedBack'),
    ...all(record, 'PapersDeposited'),
    ...all(record, 'LossReported'),
  ].sort((one, other) => one.seq - other.seq);
  const last = gone.filter((entry) => later(entry) && !owesPapers(record, entry));
  return starts.flatMap((from, index): Span[] => {
    if (!owesPapers(record, from)) return [];
    const next = starts[index + 1];
    const done = last.find(({ seq }) => seq > from.seq && (!next || seq < next.seq)) ?? next;
    const deadline = from.event.type === 'CollectionAsked' ? 'deposit' : 'delivery';
    return [{ name: 'papers', subject: 'case', deadline, from, done }];
  });
}

const returning = (record: CaseRecord): Entry[] => [
  ...all(record, 'MaterialsTakenBack'),
  ...all(record, 'LossSettled').filter(({ event }) => event.settlement.outcome === 'found'),
];

/** The first call to collect the papers, and the first after each time that papers came back. */
export function calls(record: CaseRecord): Entry[] {
  const back = returning(record);
  return all(record, 'CollectionAsked').filter(({ seq }, index, asked) => {
    const before = asked[index - 1];
    return !before || back.some((entry) => entry.seq > before.seq && entry.seq < seq);
  });
}
