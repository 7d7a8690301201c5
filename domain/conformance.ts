import {
  evaluation,
  firstResponse,
  form as formOfHelp,
  materials as guidedMaterials,
  help,
  inquiry,
  ofAgency,
  ofAssistance,
  redirection,
  unlessConverted,
} from './conformance/assistance.ts';
import { complaintHandling, unlessComplaint } from './conformance/complaint.ts';
import { agencyProblems, assistedProblems } from './conformance/coordination.ts';
import { handOver, keeping } from './conformance/custody.ts';
import { charges } from './conformance/filing.ts';
import { type Judgement, obeyed, type Rule } from './conformance/findings.ts';
import { type CaseClause, type GeneralClause, generalClauses } from './conformance/general.ts';
import { delivery, ending, feedback, filing, invitation, notice, sealing } from './conformance/handling.ts';
import {
  agreed,
  copies,
  dispute,
  powers,
  progress,
  remedies,
  service,
  supplement,
  validity,
} from './conformance/mandate.ts';
import { agent, agentRequests, changes, disputes, subDelegation, supervision } from './conformance/people.ts';
import { plan } from './conformance/plan.ts';
import { reEntrustment } from './conformance/re-entrustment.ts';
import { acceptance, form, reception, wish } from './conformance/reception.ts';
import { type Recorded, recordOf } from './conformance/record.ts';
import { atFault, notQualified, onRequest, termination } from './conformance/termination.ts';
import { scope } from './conformance/transfer.ts';
import type { Context } from './context.ts';
import { type Clause, clauses } from './standard.ts';
import type { Instant } from './values.ts';

export type { Proof } from './conformance/findings.ts';
export type { Recorded } from './conformance/record.ts';

/** How a case stands to one clause. `general`: no single case can show it, and why. */
export type ClauseFinding = { readonly clause: Clause } & (
  | Judgement
  | { readonly status: 'general'; readonly why: string; readonly proof: readonly [] }
);

export type ClauseStatus = ClauseFinding['status'];

/** What each status is called. */
export const statusNames: Readonly<Record<ClauseStatus, string>> = {
  obeyed: '符合',
  'not-applicable': '不适用',
  open: '待履行',
  broken: '不符合',
  general: '非单案',
};

const free: Rule = () => obeyed('办理记录的任何事件都没有金额一项，无从收取服务费用。');

/** One rule for every clause to which a case answers. */
const rules = {
  '4.1': wish,
  '4.4': free,
  '6.3.1': ofAssistance(help),
  '6.3.2': form,
  '7.1.1.1': ofAssistance(inquiry),
  '7.1.1.2': ofAssistance(redirection),
  '7.1.2.1': ofAssistance(formOfHelp),
  '7.1.2.2': ofAssistance(firstResponse),
  '7.1.2.3': ofAssistance(guidedMaterials),
  '7.1.2.4': ofAssistance(assistedProblems),
  '7.1.3': ofAssistance(evaluation),
  '7.2.1.1': unlessConverted(reception, '本案由帮办转来，接待见 7.1.1.1。'),
  '7.2.1.2': unlessConverted(scope, '本案由帮办转来，服务范围见 7.1.1.2。'),
  '7.2.2': acceptance,
  '7.2.3.1': notice,
  '7.2.3.2': filing,
  '7.2.3.3': feedback,
  '7.2.3.4': agencyProblems,
  '7.2.4': delivery,
  '7.2.5.1': ending,
  '7.2.5.2': termination,
  '7.2.5.3': reEntrustment,
  '7.2.6': invitation,
  '7.2.7': sealing,
  'A.1.1': agreed('协议已载明委托事项。'),
  'A.1.2': powers,
  'A.2.1': agreed('协议已确定甲方经办人。'),
  'A.2.2': agent,
  'A.2.3': changes,
  'A.3.1': agreed('协议载有此条；材料是否准确、真实，办理记录不作判断。'),
  'A.3.2': remedies,
  'A.3.3': charges(agreed('协议载有此条；规费由甲方缴给审批部门，办理记录不作判断。')),
  'A.3.4': agentRequests,
  'A.3.5': supervision,
  'A.4.1': service,
  'A.4.2': progress,
  'A.4.4': subDelegation,
  'A.4.5': keeping,
  'A.5.1': ending,
  'A.5.2': onRequest,
  'A.5.3': notQualified,
  'A.5.4': atFault,
  'A.6': disputes,
  'A.6.1': dispute('arbitration'),
  'A.6.2': dispute('court'),
  'A.7.1': plan,
  'A.7.2': agreed('协议载有此条；办理记录的任何事件都没有金额一项，无从收取代办费用。'),
  'A.7.3': agreed('协议载有此条，未作办结时间和结果的保证。'),
  'A.7.4': validity,
  'A.7.5': supplement,
  'A.7.6': copies,
  'B.1': handOver,
  '8.2': complaintHandling,
} as const satisfies Record<CaseClause, Rule>;

/** Chapter 7.2, the form of §6.3.2 and the annexes speak of 代办 alone. */
const ruleOf = (clause: CaseClause): Rule => {
  if (clause === '8.2') return rules[clause];
  return unlessComplaint(/^(6\.3\.2|7\.2|A|B)/.test(clause) ? ofAgency(rules[clause]) : rules[clause]);
};

const isGeneral = (clause: Clause): clause is GeneralClause => clause in generalClauses;

/**
 * How a case stands to every clause of the standard, in the order of the standard: a pure reading of its history.
 * Deadlines are those now in force.
 * @param now the time of asking, to which what is still awaited is compared
 */
export function conformanceOf(
  history: readonly Recorded[],
  now: Instant,
  context: Pick<Context, 'calendar' | 'deadlines'>,
): readonly ClauseFinding[] {
  const record = recordOf(history, now, context);
  return (Object.keys(clauses) as Clause[]).map((clause): ClauseFinding => {
    if (isGeneral(clause)) return { clause, status: 'general', why: generalClauses[clause], proof: [] };
    return { clause, ...ruleOf(clause)(record) };
  });
}

/** How many clauses stand in each status. */
export function countStatuses(findings: readonly ClauseFinding[]): Readonly<Record<ClauseStatus, number>> {
  const counts = { obeyed: 0, 'not-applicable': 0, open: 0, broken: 0, general: 0 };
  for (const { status } of findings) counts[status] += 1;
  return counts;
}
