import { awaited, awaitedStill, broken, type Judgement, notApplicable, obeyed, type Rule } from './findings.ts';
import { all, type CaseRecord, type Entry, first, next } from './record.ts';
import { judgeSpans, type Span } from './spans.ts';

type Started = Entry<'TransferStarted'>;

/**
 * §7.2.1.2: what is out of scope is told so plainly; it is passed on only with the principal's consent, given before and not
 * taken back, and every office answers in time.
 */
export const scope: Rule = (record) => {
  const without = all(record, 'TransferStarted').filter((started) => !standsFor(record, started));
  if (without.length > 0) return broken('未经服务对象同意即发起转办。', ...without);
  return judgeSpans(record, [...proposals(record), ...hops(record)], '转办未在期限内发起或答复。', (deadline, shown) =>
    inTime(record, deadline, shown),
  );
};

function inTime(record: CaseRecord, deadline: Judgement['deadline'], shown: readonly (Entry | undefined)[]): Judgement {
  const { now } = record;
  if (now.stage === 'transfer') return awaitedStill('待接收部门答复转办。', deadline);
  const declined = first(record, 'CaseDeclined');
  const consents = all(record, 'TransferStarted').map((started) => standsFor(record, started));
  if (declined) return obeyed('已明确告知不属于服务范围，并引导至对应的部门。', ...consents, ...shown, declined);
  if (consents.length > 0) return obeyed('已明确告知，经服务对象同意转办，并在期限内答复。', ...consents, ...shown);
  if (now.stage === 'reception' && now.proposal) return awaited(record, '已明确告知，待服务对象同意后转办。', deadline);
  const received = first(record, 'CaseReceived');
  if (received) return notApplicable('需求属于服务范围，已予接待。', received);
  return awaited(record, '待接待时判断是否属于服务范围。');
}

/** The consent that a transfer rests on, given for these two offices before it and not taken back by then. */
function standsFor(record: CaseRecord, { seq, event }: Started): Entry<'ConsentGiven'> | undefined {
  const withdrawn = all(record, 'ConsentWithdrawn').some(
    (each) => each.seq < seq && each.event.consent === event.consent,
  );
  if (withdrawn) return undefined;
  return all(record, 'ConsentGiven').find(({ seq: given, event: { consent } }) => {
    const { id, scope: covered } = consent;
    if (given >= seq || id !== event.consent || covered.purpose !== 'transfer') return false;
    return covered.from === event.from && covered.to === event.to;
  });
}

/** From telling that it is out of scope to what follows from it. */
const proposals = (record: CaseRecord): Span[] =>
  all(record, 'TransferProposed').map((from) => ({
    name: 'consent',
    subject: 'case',
    deadline: 'consent',
    from,
    done: next(record, from, [
      'TransferStarted',
      'TransferProposed',
      'CaseReceived',
      'CaseDeclined',
      'CaseWithdrawn',
      'CaseMerged',
    ]),
  }));

/** From the start of each transfer to its answer. One that nobody answered in time is late. */
const hops = (record: CaseRecord): Span[] =>
  all(record, 'TransferStarted').map((from) => ({
    name: 'transfer',
    subject: 'case',
    deadline: 'transfer',
    from,
    done: next(record, from, ['TransferAccepted', 'TransferReturned', 'CaseWithdrawn']),
  }));
