import type { Power, Terms } from '../agreement.ts';
import { dayOf } from '../calendar.ts';
import type { Mandate } from '../case/mandate.ts';
import { agreementOf, isEntrusted } from '../case.ts';
import type { EventType } from '../events.ts';
import { planInForce } from '../plan.ts';
import { awaited, awaitedStill, broken, type Judgement, notApplicable, obeyed, type Rule } from './findings.ts';
import { bereft, feedback, filing, notice } from './handling.ts';
import { plan } from './plan.ts';
import { effect, signatures, withoutAgreement } from './reception.ts';
import { after, all, type CaseRecord, type Entry, first } from './record.ts';

/** The agreed terms, where there is an agreement in force. */
const termsOf = ({ now }: CaseRecord): Terms | undefined => agreementOf(now)?.terms;

/** What the mandate was when it came into force, by agreement or orally. */
export const mandateOf = ({
  now,
}: CaseRecord): Pick<Mandate, 'powers' | 'term' | 'agent' | 'subDelegation'> | undefined =>
  agreementOf(now)?.terms ?? (isEntrusted(now) ? now.mandate : undefined);

/** A clause that the agreement signed by both contains; whether it is lived up to afterwards no event can tell. */
export const agreed =
  (why: string): Rule =>
  (record) => {
    const done = effect(record);
    return withoutAgreement(record) ?? (done ? obeyed(why, done) : awaited(record, '待双方签署的协议生效。'));
  };

/** What the agent alone does under the mandate. */
const actsOfAgent: readonly EventType[] = [
  'NoticeGiven',
  'MaterialsTaken',
  'MatterSubmitted',
  'ProgressReported',
  'ResultRecorded',
  'ResultDelivered',
];

/** Everything the agent has done under the mandate. */
export const acts = ({ entries }: CaseRecord): Entry[] =>
  entries.filter(({ event }) => actsOfAgent.includes(event.type));

const powerFor: Partial<Record<EventType, Power>> = { MatterSubmitted: 'file', ResultRecorded: 'collect' };

/** The end of the term as it stood before a commit: as agreed, or as extended by both until then. */
function extended(record: CaseRecord, before: number, until: string): string {
  const inForce = all(record, 'SupplementTookEffect').filter(({ seq }) => seq < before);
  const longer = all(record, 'SupplementDrafted').flatMap(({ event: { supplement: one } }) =>
    one.until && inForce.some(({ event }) => event.id === one.id) ? [one.until] : [],
  );
  return [until, ...longer].sort().at(-1) as string;
}

/** A.1.2: whatever was done lies within the powers and the term. */
export const powers: Rule = (record) => {
  const terms = mandateOf(record);
  if (!terms) return awaited(record, '待委托生效。');
  const { from, until } = terms.term;
  const beyond = acts(record).filter((entry) => {
    const { at, event } = entry;
    const power = powerFor[event.type];
    const then = after(record, entry.seq - 1);
    const had = then && isEntrusted(then) ? then.mandate.powers : [];
    return (
      dayOf(at) < from ||
      dayOf(at) > extended(record, entry.seq, until) ||
      (power !== undefined && !had.includes(power))
    );
  });
  if (beyond.length > 0) return broken('有行为超出委托权限或委托期限。', ...beyond);
  const attorneys = all(record, 'PowerOfAttorneyIssued');
  const wide = attorneys.filter(({ seq, event: { attorney } }) => {
    const then = after(record, seq - 1);
    return (
      attorney.term.from < from ||
      attorney.term.until > extended(record, seq, until) ||
      !then ||
      !isEntrusted(then) ||
      attorney.powers.some((power) => !then.mandate.powers.includes(power))
    );
  });
  if (wide.length > 0) return broken('授权委托书超出委托权限或委托期限。', ...wide);
  const restricted = all(record, 'MandateRestricted');
  return obeyed(
    '委托权限和期限已约定，至今的行为均在其内。',
    effect(record),
    ...restricted,
    ...attorneys,
    ...all(record, 'PowerOfAttorneySigned'),
    ...acts(record),
  );
};

const outcomes = (record: CaseRecord) => all(record, 'ResultRecorded');

/** A.3.2: whoever did not get everything is told of review and lawsuit. */
export const remedies: Rule = (record) => {
  const denied = outcomes(record).filter(({ event }) => event.outcome !== 'granted');
  const untold = denied.filter(({ event }) => !event.remedies);
  if (untold.length > 0) return broken('未全部准予的结果没有告知救济途径。', ...untold);
  if (denied.length > 0) return obeyed('未全部准予的结果已告知行政复议和行政诉讼的途径。', ...denied);
  return notApplicable('没有不予或部分准予的审批结果，未发生此种争议。');
};

/** A.3.5: the principal may rate the service and the agent's conduct. */
export const rating: Rule = (record) => {
  const given = first(record, 'EvaluationGiven');
  if (given) return obeyed('服务对象已评价。', given);
  const gone = bereft(record);
  if (gone) return gone;
  const closed = first(record, 'EvaluationClosed');
  if (closed) return notApplicable('评价期满，服务对象未评价；未评价不计为满意。', closed);
  const { now } = record;
  if (now.stage !== 'evaluation') return awaited(record, '待服务结束后评价。');
  return awaitedStill('待服务对象评价。', { at: now.evaluationUntil, provisional: false });
};

/** A.6: one of two ways is chosen in the agreement. */
export const dispute =
  (way: Terms['dispute']['way']): Rule =>
  (record) => {
    const terms = termsOf(record);
    if (!terms) return withoutAgreement(record) ?? awaited(record, '待双方签署的协议生效。');
    if (terms.dispute.way !== way) return notApplicable('协议选择了另一种争议解决方式。', effect(record));
    return obeyed('协议选择了此种争议解决方式。', effect(record));
  };

const gravest = ['broken', 'open', 'not-applicable', 'obeyed'] as const;

/** Several rules as one: the gravest finding, and obeyed only by all that show it. */
const together =
  (why: string, ...rules: readonly Rule[]): Rule =>
  (record) => {
    const found = rules.map((rule) => rule(record));
    const status = gravest.find((each) => found.some((judgement) => judgement.status === each));
    if (status !== 'obeyed') return found.find((judgement) => judgement.status === status) as Judgement;
    return { status, why, proof: distinct(found) };
  };

function distinct(found: readonly Judgement[]): Judgement['proof'] {
  const known = new Map(found.flatMap(({ proof }) => proof).map((each) => [`${each.seq} ${each.type}`, each]));
  return [...known.values()].sort((one, other) => one.seq - other.seq);
}

/** A.4.1: advised and filed for. */
export const service: Rule = together('已告知办事流程，并代为申报。', notice, filing);

const agreedProgress: Rule = together('按申报计划办理，并按期反馈进展。', plan, feedback);

/** A.4.2: by the plan, where one was agreed, and told how it goes. */
export const progress: Rule = (record) =>
  withoutAgreement(record) && !planInForce(record.now) ? feedback(record) : agreedProgress(record);

/** A.7.4: in effect from the moment of the later signature, on the same terms. */
export const validity: Rule = (record) => {
  const done = effect(record);
  const oral = withoutAgreement(record);
  if (oral) return oral;
  if (!done) return awaited(record, '待双方签署；最后签署时生效。');
  const signed = signatures(record);
  const parties = new Set(signed.map(({ event }) => event.signature.party));
  const last = signed
    .map(({ event }) => event.signature.at)
    .sort()
    .at(-1);
  const { principal, parties: recorded } = record.now;
  if (principal.kind === 'organisation' && !recorded?.representative)
    return broken('委托方是组织，签署时没有登记代表人。', ...signed, done);
  if (parties.size < 2 || last !== done.at) return broken('协议生效之时不是双方最后签署之时。', ...signed, done);
  return obeyed(
    '双方或其代表人签署同一文本，自最后签署时生效。',
    first(record, 'RepresentativeRecorded'),
    ...signed,
    done,
  );
};

/** A.7.5: what is added is agreed on by both. */
export const supplement: Rule = (record) => {
  const drafted = all(record, 'SupplementDrafted');
  const agreed = all(record, 'SupplementTookEffect');
  const signed = all(record, 'SupplementSigned');
  const alone = agreed.filter(({ event: { id } }) => {
    const parties = signed.filter(({ event }) => event.id === id).map(({ event }) => event.signature.party);
    return new Set(parties).size < 2;
  });
  if (alone.length > 0) return broken('补充内容未经双方签署即生效。', ...alone);
  if (isEntrusted(record.now) && record.now.supplements?.some(({ effectiveAt }) => !effectiveAt))
    return awaited(record, '补充内容待双方签署。');
  if (agreed.length === 0) return notApplicable('没有补充内容。', ...drafted);
  return obeyed('补充内容由双方协商，签署后生效。', ...drafted, ...signed, ...agreed);
};

/** A.7.6: the agreement is printed into the file, where both parties find it. */
export const copies: Rule = (record) => {
  const oral = withoutAgreement(record);
  if (oral) return oral;
  if (!effect(record)) return awaited(record, '待双方签署的协议生效。');
  const printed = all(record, 'DocumentAdded').filter(({ event }) => event.document.purpose === 'agreement');
  if (printed.length > 0) return obeyed('协议已印制存入案卷，双方均可取得。', ...printed);
  return awaitedStill('待印制协议存入案卷。');
};
