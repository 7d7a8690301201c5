import { awaited, notApplicable, obeyed, type Rule } from './findings.ts';
import { all, type CaseRecord, type Entry, first } from './record.ts';
import { judgeSpans } from './spans.ts';

/** §7.2.1.1: received online or at a window, in time. */
export const reception: Rule = (record) => {
  const done = first(record, 'CaseReceived') ?? first(record, 'CaseDeclined');
  const from = first(record, 'CaseRegistered') as Entry;
  const withdrawn = first(record, 'CaseWithdrawn');
  return judgeSpans(
    record,
    [{ name: 'reception', subject: 'case', deadline: 'reception', from, done: done ?? withdrawn }],
    '超过接待期限。',
    (deadline, shown) =>
      done ? obeyed('已登记，并在期限内接待或答复。', ...shown) : awaited(record, '待接待。', deadline),
  );
};

/** §7.2.1.2: what is out of scope is told so, with where to go instead. */
export const scope: Rule = (record) => {
  const declined = first(record, 'CaseDeclined');
  if (declined) return obeyed('已明确告知不属于服务范围，并引导至对应的部门。', declined);
  const received = first(record, 'CaseReceived');
  if (received) return notApplicable('需求属于服务范围，已予接待。', received);
  return awaited(record, '待接待时判断是否属于服务范围。');
};

/** The signatures on the terms that took effect. */
export function signatures(record: CaseRecord): Entry<'AgreementSigned'>[] {
  const drafted = all(record, 'AgreementDrafted').at(-1);
  if (!drafted) return [];
  return all(record, 'AgreementSigned').filter(
    ({ seq, event }) => seq > drafted.seq && event.signature.digest === drafted.event.digest,
  );
}

export const effect = (record: CaseRecord) => first(record, 'AgreementTookEffect');

/** §7.2.2: the mandate is accepted by an agreement signed by both, in time after the reception. */
export const acceptance: Rule = (record) => {
  const from = first(record, 'CaseReceived') ?? first(record, 'ConvertedToAgency');
  if (!from) return awaited(record, '待接待后签订代办服务委托协议。');
  const done = effect(record);
  const withdrawn = first(record, 'CaseWithdrawn');
  return judgeSpans(
    record,
    [{ name: 'agreement', subject: 'case', deadline: 'agreement', from, done: done ?? withdrawn }],
    '超过签订协议的期限。',
    (deadline, shown) =>
      done
        ? obeyed('双方已在期限内签订代办服务委托协议。', ...shown)
        : awaited(record, '待双方签订代办服务委托协议。', deadline),
  );
};

/**
 * §4.1: served as the principal wished, shown by the need registered and the principal's own signature; or no longer,
 * once the principal withdrew.
 */
export const wish: Rule = (record) => {
  const withdrawn = first(record, 'CaseWithdrawn');
  if (withdrawn) return obeyed('服务对象提出需求，后予撤回，不再办理。', first(record, 'CaseRegistered'), withdrawn);
  if (record.now.service === 'assistance')
    return obeyed('根据服务对象提出的需求帮办。', first(record, 'CaseRegistered'));
  const signed = signatures(record).find(({ event }) => event.signature.party === 'principal');
  const converted = first(record, 'ConvertedToAgency');
  if (!signed && converted)
    return obeyed('服务对象提出需求，由帮办转为代办。', first(record, 'CaseRegistered'), converted);
  if (!signed) return awaited(record, '待服务对象签署协议，确认其委托的意愿。');
  return obeyed('服务对象提出需求，并签署协议确认委托。', first(record, 'CaseRegistered'), signed);
};

/** §6.3.2: entrusted in writing, electronic form included. */
export const form: Rule = (record) => {
  const done = effect(record);
  if (!done) return awaited(record, '待双方签署，书面委托成立。');
  return obeyed('以书面形式（纸质或电子）委托。', ...signatures(record), done);
};
