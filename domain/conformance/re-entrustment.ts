import { awaited, broken, notApplicable, obeyed, type Rule } from './findings.ts';
import { effect } from './reception.ts';
import { all, type Entry, first } from './record.ts';

/** §7.2.5.3: what was terminated is entrusted anew when the cause is shown to be gone, by a new agreement. */
export const reEntrustment: Rule = (record) => {
  const registered = first(record, 'CaseRegistered') as Entry<'CaseRegistered'>;
  const { previous } = registered.event;
  if (!previous) return notApplicable('本案不是终止后的重新委托。');
  const shown = all(record, 'DocumentAdded').find(({ event }) => event.document.id === previous.documentId);
  if (!shown && previous.ground !== 'principal-asked') return broken('没有终止原因已消除的证明。', registered);
  const done = effect(record);
  if (!done) return awaited(record, '终止原因已消除，待双方重新签订代办服务委托协议。');
  return obeyed('终止原因已消除，双方重新建立委托。', registered, shown, done);
};
