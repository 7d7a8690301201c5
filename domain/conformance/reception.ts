import { awaited, broken, type Judgement, notApplicable, obeyed, type Rule } from './findings.ts';
import { all, type CaseRecord, type Entry, endOfService, first, next } from './record.ts';
import { judgeSpans, type Span } from './spans.ts';

/**
 * §7.2.1.1: received online or at a window, in time: by the office where it was registered, and anew by each that it came to
 * or came back to. Telling that a need is out of scope is an answer too.
 */
export const reception: Rule = (record) => {
  const done = first(record, 'CaseReceived') ?? first(record, 'CaseDeclined');
  const answers = [...receptionAnswers, 'CaseWithdrawn', 'CaseMerged'] as const;
  return judgeSpans(
    record,
    arrivals
      .flatMap((type) => all(record, type))
      .map((from): Span => {
        return { name: 'reception', subject: 'case', deadline: 'reception', from, done: next(record, from, answers) };
      }),
    '超过接待期限。',
    (deadline, shown) =>
      done ? obeyed('已登记，并在期限内接待或答复。', ...shown) : awaited(record, '待接待。', deadline),
  );
};

/** What brings a case into the reception of an office. */
const arrivals = ['CaseRegistered', 'TransferAccepted', 'TransferReturned'] as const;
/** What an office may answer. */
const receptionAnswers = ['CaseReceived', 'CaseDeclined', 'TransferProposed', 'TransferStarted'] as const;

/** The signatures on the terms that took effect. */
export function signatures(record: CaseRecord): Entry<'AgreementSigned'>[] {
  const drafted = all(record, 'AgreementDrafted').at(-1);
  if (!drafted || isSetAside(record, drafted)) return [];
  return all(record, 'AgreementSigned').filter(
    ({ seq, event }) => seq > drafted.seq && event.signature.digest === drafted.event.digest,
  );
}

/** Terms that name an agent who was replaced before they took effect are drawn up anew. */
const isSetAside = (record: CaseRecord, { seq }: Entry): boolean =>
  !effect(record) && all(record, 'AgentChanged').some((changed) => changed.seq > seq);

/** The mandate came into force: by the agreement, or by what was said. */
export const effect = (record: CaseRecord): Entry<'AgreementTookEffect'> | Entry<'OrallyEntrusted'> | undefined =>
  first(record, 'AgreementTookEffect') ?? first(record, 'OrallyEntrusted');

/** What an agreement says does not apply to a mandate that was given orally. */
export function withoutAgreement(record: CaseRecord): Judgement | undefined {
  const said = first(record, 'OrallyEntrusted');
  return said && notApplicable('口头委托，未签订代办服务委托协议。', said);
}

/** §7.2.2: the mandate is accepted in time after the reception; an agreement signed by both is what should be, not what must. */
export const acceptance: Rule = (record) => {
  const from = first(record, 'CaseReceived') ?? first(record, 'ConvertedToAgency');
  if (!from) return awaited(record, '待接待后签订代办服务委托协议。');
  const done = effect(record);
  const over = first(record, 'CaseWithdrawn') ?? first(record, 'CaseMerged');
  return judgeSpans(
    record,
    [{ name: 'agreement', subject: 'case', deadline: 'agreement', from, done: done ?? over }],
    '超过签订协议的期限。',
    (deadline, shown) =>
      done ? obeyed(accepted[done.event.type], ...shown) : awaited(record, '待双方签订代办服务委托协议。', deadline),
  );
};

const accepted = {
  AgreementTookEffect: '双方已在期限内签订代办服务委托协议。',
  OrallyEntrusted: '已在期限内接受口头委托，权限、期限和双方已登记；协议为宜，未签订。',
} as const;

/**
 * §4.1: served as the principal wished, shown by the need registered and the principal's own signature; or no longer,
 * once the principal withdrew.
 */
export const wish: Rule = (record) => {
  const withdrawn = first(record, 'CaseWithdrawn');
  if (withdrawn) return obeyed('服务对象提出需求，后予撤回，不再办理。', first(record, 'CaseRegistered'), withdrawn);
  if (record.now.service === 'assistance')
    return obeyed('根据服务对象提出的需求帮办。', first(record, 'CaseRegistered'));
  const said = first(record, 'OralMandateConfirmed');
  if (said)
    return obeyed(
      '服务对象提出需求，并确认口头委托。',
      first(record, 'CaseRegistered'),
      first(record, 'OwnIntentRecorded'),
      said,
    );
  const signed = signatures(record).find(({ event }) => event.signature.party === 'principal');
  const converted = first(record, 'ConvertedToAgency');
  if (!signed && converted)
    return obeyed('服务对象提出需求，由帮办转为代办。', first(record, 'CaseRegistered'), converted);
  if (!signed) return awaited(record, '待服务对象签署协议或者确认口头委托，表明其委托的意愿。');
  return obeyed(
    '服务对象提出需求，并签署协议确认委托。',
    first(record, 'CaseRegistered'),
    first(record, 'OwnIntentRecorded'),
    signed,
  );
};

/** An oral mandate: confirmed in time, and nothing filed before. */
function confirmed(record: CaseRecord, from: Entry<'OrallyEntrusted'>): Judgement {
  const done = first(record, 'OralMandateConfirmed');
  const filed = first(record, 'MatterSubmitted');
  if (filed && (!done || done.seq > filed.seq)) return broken('口头委托未经确认即向审批部门递交。', from, filed);
  return judgeSpans(
    record,
    [{ name: 'confirmation', subject: 'case', deadline: 'confirmation', from, done: done ?? endOfService(record) }],
    '口头委托超过期限未确认。',
    (deadline, shown) =>
      done
        ? obeyed('口头委托有凭证，并已由服务对象在期限内确认。', ...shown)
        : awaited(record, '口头委托有凭证，待服务对象确认。', deadline),
  );
}

/** §6.3.2: entrusted in writing, electronic form included, or by word of mouth with evidence. */
export const form: Rule = (record) => {
  const said = first(record, 'OrallyEntrusted');
  if (said) return confirmed(record, said);
  const done = effect(record);
  if (!done) return awaited(record, '待双方签署，书面委托成立；或者口头委托。');
  return obeyed('以书面形式（纸质或电子）委托。', ...signatures(record), done);
};
