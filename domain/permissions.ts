import type { Case } from './case.ts';
import type { Actor, Context, StaffRole } from './context.ts';
import { type Refusal, refused } from './decision.ts';
import type { Service } from './kinds.ts';
import { isBelow } from './offices.ts';
import type { Profile } from './profile/shape.ts';
import { subDelegationOf } from './sub-agent.ts';

/**
 * How a person stands to a case:
 * `own` the principal's own case; `in-charge` the agent in charge of it; `office` staff of the office it belongs to;
 * `below` staff of that office or one above it; `receiving` staff of the office it is being transferred to (§7.2.1.2);
 * `acting` the agent in charge, or the sub-agent of some of its matters (A.4.4); `reading` the one of `either`, or the sub-agent;
 * `receiving-below` of that office or one above it; `either`, `either-below` of the one or the other; `anyone` no case needed.
 */
export type Relation =
  | 'own'
  | 'in-charge'
  | 'acting'
  | 'office'
  | 'below'
  | 'receiving'
  | 'receiving-below'
  | 'either'
  | 'reading'
  | 'either-below'
  | 'anyone';
export type Role = 'principal' | StaffRole | 'system';

/**
 * Who may do what: role × relation × command, whole. What is not here is not allowed (§5.3.2 d, A.4.3).
 * The office is part of every relation of staff but `anyone`.
 */
export const permissions = {
  'register-online': { principal: 'anyone' },
  'register-at-window': { helper: 'office', agent: 'office', manager: 'office' },
  'receive-inquiry': { helper: 'office', agent: 'office' },
  redirect: { helper: 'office', agent: 'office', manager: 'below' },
  'choose-form': { helper: 'office', agent: 'office' },
  advise: { helper: 'office', agent: 'office' },
  answer: { helper: 'office', agent: 'office' },
  'guide-materials': { helper: 'office', agent: 'office' },
  'accompany-submission': { helper: 'office', agent: 'office' },
  'record-coordination': { helper: 'office', agent: 'office' },
  'settle-coordination': { helper: 'office', agent: 'office' },
  'hand-over-responsibility': { helper: 'office', agent: 'office' },
  'accept-responsibility': { helper: 'office', agent: 'office' },
  conclude: { helper: 'office', agent: 'office' },
  'convert-to-agency': { agent: 'office' },
  claim: { agent: 'office' },
  assign: { manager: 'below' },
  'release-claim': { agent: 'office', manager: 'below' },
  're-entrust': { principal: 'own', helper: 'office', agent: 'office', manager: 'office' },
  'merge-case': { agent: 'office', manager: 'below' },
  receive: { agent: 'office' },
  decline: { agent: 'office', manager: 'below' },
  'propose-transfer': { agent: 'office', manager: 'below' },
  transfer: { agent: 'office', manager: 'below' },
  'accept-transfer': { agent: 'receiving', manager: 'receiving-below' },
  'refuse-transfer': { agent: 'receiving', manager: 'receiving-below' },
  'give-consent': { principal: 'own' },
  'record-consent': { helper: 'office', agent: 'office', manager: 'below' },
  'withdraw-consent': { principal: 'own' },
  'record-consent-withdrawal': { helper: 'either', agent: 'either', manager: 'either-below' },
  withdraw: { principal: 'own' },
  'record-withdrawal': { helper: 'office', agent: 'office', manager: 'office' },
  'draft-agreement': { agent: 'in-charge' },
  'issue-signing-link': { agent: 'in-charge' },
  'sign-own-agreement': { principal: 'own' },
  'record-signature': { agent: 'in-charge' },
  'sign-for-mandatary': { manager: 'below' },
  'record-representative': { agent: 'in-charge' },
  'record-own-representative': { principal: 'own' },
  'record-guardian': { agent: 'in-charge' },
  'record-own-intent': { agent: 'in-charge' },
  'change-agent': { manager: 'below' },
  'confirm-hand-over': { agent: 'in-charge' },
  'hand-over-all': { manager: 'below' },
  'change-contact': { principal: 'own' },
  'record-contact-change': { agent: 'in-charge' },
  'request-other-agent': { principal: 'own' },
  'record-agent-request': { helper: 'office', agent: 'office', manager: 'office' },
  'refuse-agent-request': { manager: 'below' },
  'report-conduct': { principal: 'own' },
  'record-conduct-report': { manager: 'below' },
  'answer-conduct-report': { manager: 'below' },
  'withdraw-matter': { principal: 'own' },
  'record-matter-withdrawal': { agent: 'in-charge' },
  'restrict-mandate': { principal: 'own' },
  'sub-delegate': { agent: 'in-charge', manager: 'below' },
  'end-sub-delegation': { agent: 'in-charge', manager: 'below' },
  'consent-to-sub-delegation': { principal: 'own' },
  'record-sub-delegation-consent': { agent: 'in-charge' },
  'open-own-dispute': { principal: 'own' },
  'open-dispute': { manager: 'below' },
  'withdraw-dispute': { principal: 'own' },
  'settle-dispute': { manager: 'below' },
  'entrust-orally': { agent: 'in-charge' },
  'confirm-entrustment': { principal: 'own' },
  'record-confirmation': { agent: 'in-charge' },
  'extend-term': { agent: 'in-charge' },
  'supplement-agreement': { agent: 'in-charge' },
  'sign-own-supplement': { principal: 'own' },
  'record-supplement-signature': { agent: 'in-charge' },
  'sign-supplement-for-mandatary': { manager: 'below' },
  'propose-own-plan-change': { principal: 'own' },
  'propose-plan-change': { agent: 'in-charge' },
  'answer-own-plan-change': { principal: 'own' },
  'answer-plan-change': { agent: 'in-charge' },
  'record-plan-answer': { agent: 'in-charge' },
  'withdraw-own-plan-change': { principal: 'own' },
  'withdraw-plan-change': { agent: 'in-charge' },
  'reach-milestone': { agent: 'acting' },
  'issue-power-of-attorney': { agent: 'in-charge' },
  'sign-power-of-attorney': { principal: 'own' },
  'record-power-of-attorney-signature': { agent: 'in-charge' },
  'give-notice': { agent: 'in-charge' },
  'take-into-custody': { agent: 'in-charge' },
  'hand-back': { agent: 'in-charge', manager: 'below' },
  'take-back': { agent: 'in-charge' },
  'call-for-papers': { agent: 'in-charge', manager: 'below' },
  'deposit-papers': { agent: 'in-charge', manager: 'below' },
  'report-loss': { agent: 'in-charge', manager: 'below' },
  'settle-loss': { manager: 'below' },
  submit: { agent: 'acting' },
  'record-correction-request': { agent: 'in-charge' },
  resubmit: { agent: 'acting' },
  'mirror-authority-state': { agent: 'acting', system: 'anyone' },
  'record-delay': { agent: 'in-charge', manager: 'below' },
  'record-charge': { agent: 'in-charge' },
  'report-progress': { agent: 'acting' },
  'record-result': { agent: 'acting' },
  deliver: { agent: 'in-charge' },
  suspend: { agent: 'in-charge', manager: 'below' },
  resume: { agent: 'in-charge', manager: 'below' },
  terminate: { agent: 'in-charge', manager: 'below' },
  'sign-termination-form': { agent: 'in-charge' },
  'correct-entry': { agent: 'in-charge', manager: 'below' },
  'add-correction-note': { agent: 'in-charge', manager: 'below' },
  'issue-form': { agent: 'in-charge' },
  'add-document': { principal: 'own', helper: 'office', agent: 'office', system: 'anyone' },
  evaluate: { principal: 'own' },
  'open-rating-session': { helper: 'office', agent: 'office', manager: 'office' },
  'record-evaluation': { helper: 'office', agent: 'office', manager: 'office' },
  'judge-rating': { manager: 'below' },
  'raise-again': { manager: 'below' },
  'list-doubted-ratings': { manager: 'below' },
  reveal: { helper: 'in-charge', agent: 'in-charge', manager: 'below' },
  'read-case': { principal: 'own', helper: 'either', agent: 'reading', manager: 'either-below', system: 'anyone' },
  'list-cases': { helper: 'office', agent: 'office', manager: 'below' },
  'import-cases': { manager: 'below' },
  'list-subtree': { manager: 'below' },
  'search-cases': { helper: 'office', agent: 'office', manager: 'below' },
  'read-access-log': { manager: 'below' },
  'open-archive': { manager: 'below' },
  'enrol-staff': { manager: 'below' },
  'list-staff': { manager: 'below' },
  'promise-improvement': { manager: 'below' },
  'note-improvement': { helper: 'in-charge', agent: 'in-charge', manager: 'below' },
  'finish-improvement': { helper: 'in-charge', agent: 'in-charge', manager: 'below' },
  'close-improvement': { manager: 'below' },
  'drop-improvement': { manager: 'below' },
  'read-improvement': { helper: 'office', agent: 'office', manager: 'below' },
  'list-improvements': { helper: 'office', agent: 'office', manager: 'below' },
  'read-drafts': { manager: 'office' },
  'review-report': { manager: 'office' },
  'read-figures': { manager: 'below', supervisor: 'below' },
  'draw-sample': { supervisor: 'below', manager: 'below' },
  'read-sample': { supervisor: 'below', manager: 'below' },
  'file-finding': { supervisor: 'below' },
  'answer-finding': { manager: 'below' },
  'settle-finding': { supervisor: 'below' },
  'read-finding': { supervisor: 'below', manager: 'below' },
  'list-findings': { supervisor: 'below', manager: 'below' },
  'list-figure-cases': { manager: 'below' },
  'announce-survey': { manager: 'below' },
  'draw-survey': { manager: 'below' },
  'invite-to-survey': { manager: 'below' },
  'record-call-back': { helper: 'office', agent: 'office', manager: 'below' },
  'close-survey': { manager: 'below' },
  'read-survey': { helper: 'office', agent: 'office', manager: 'below' },
  'record-voice': { manager: 'below' },
  'list-voices': { manager: 'below' },
  wake: { system: 'anyone' },
  archive: { system: 'anyone' },
} as const satisfies Record<string, Partial<Record<Role, Relation>>>;

/** Who may do what with a complaint (§8.2): those who handle complaints, and managers; never whom it is about. */
export const complaintPermissions = {
  complain: { principal: 'anyone' },
  'register-complaint': { helper: 'office', agent: 'office', manager: 'office', complaints: 'office' },
  'list-complaints': { complaints: 'office', manager: 'below' },
  'read-complaint': { principal: 'own', complaints: 'office', manager: 'below' },
  'accept-complaint': { complaints: 'office' },
  'refuse-complaint': { complaints: 'office', manager: 'below' },
  'pass-complaint-on': { complaints: 'office', manager: 'below' },
  'assign-complaint': { manager: 'below' },
  'identify-concerned': { complaints: 'office', manager: 'below' },
  'link-complaint': { complaints: 'office', manager: 'below' },
  'contact-complainant': { complaints: 'in-charge' },
  'reveal-complainant': { complaints: 'in-charge', manager: 'below' },
  'extend-complaint': { manager: 'below' },
  'record-findings': { complaints: 'in-charge' },
  'decide-complaint': { complaints: 'in-charge' },
  'reply-to-complaint': { complaints: 'in-charge', manager: 'below' },
  'call-back': { complaints: 'office', manager: 'below' },
  'request-review': { principal: 'own' },
  'record-review-request': { complaints: 'office', manager: 'below' },
  'decide-review': { complaints: 'office', manager: 'below' },
  'withdraw-complaint': { principal: 'own' },
  'record-complaint-withdrawal': { complaints: 'office', manager: 'below' },
  'propose-improvement': { complaints: 'office', manager: 'below' },
  'file-complaint': { complaints: 'office', manager: 'below' },
  'add-document': { complaints: 'in-charge', manager: 'below' },
  wake: { system: 'anyone' },
} as const satisfies Record<string, Partial<Record<Role, Relation>>>;

/** Who may do what about a poor rating (§8.3): whoever has it to mend, and managers; never whom it is about. */
export const repairPermissions = {
  'list-repairs': { manager: 'below' },
  'list-own-repairs': { helper: 'office', agent: 'office', manager: 'office' },
  'read-repair': { helper: 'in-charge', agent: 'in-charge', manager: 'below' },
  'assign-repair': { manager: 'below' },
  'extend-repair': { manager: 'below' },
  'contact-rater': { helper: 'in-charge', agent: 'in-charge', manager: 'below' },
  'reveal-rater': { helper: 'in-charge', agent: 'in-charge', manager: 'below' },
  'record-mending': { helper: 'in-charge', agent: 'in-charge', manager: 'below' },
  'call-rater-back': { helper: 'in-charge', agent: 'in-charge', manager: 'below' },
  'check-repair': { manager: 'below' },
  wake: { system: 'anyone' },
} as const satisfies Record<string, Partial<Record<Role, Relation>>>;

export type Command = keyof typeof permissions | keyof typeof complaintPermissions | keyof typeof repairPermissions;

type Grant = Readonly<Partial<Record<Role, Relation>>>;

/** Which table answers for a case of which kind; a command that its table has not is none for this kind, whoever asks. */
const tables: Readonly<Record<Service, Readonly<Partial<Record<Command, Grant>>>>> = {
  assistance: permissions,
  agency: permissions,
  complaint: complaintPermissions,
  repair: repairPermissions,
};

/** Where no case is asked about. */
const whole: Readonly<Partial<Record<Command, Grant>>> = {
  ...repairPermissions,
  ...complaintPermissions,
  ...permissions,
};

const grantOf = (command: Command, { service }: Subject): Grant =>
  (service === undefined ? whole : tables[service])[command] ?? {};

/** What the table is asked about: the office, and of a case where it is going, its agent and the principal's account. */
export interface Subject {
  /** The case; absent where none is asked about. */
  readonly id?: string;
  readonly service?: Service;
  readonly office: string;
  /** The office that a pending transfer goes to. */
  readonly receiving?: string | undefined;
  readonly agent?: string | undefined;
  /** Who acts for some of its matters (A.4.4). */
  readonly subAgent?: { readonly to: string; readonly office: string } | undefined;
  readonly account?: string | undefined;
  /** Staff ids to whom it does not exist: whom a complaint is about. */
  readonly closedTo?: readonly string[];
  /** Ids of the forms issued; absent where no case is asked about. */
  readonly issued?: readonly string[];
}

/** Staff id of who has a case in hand. */
export function handlerOf(now: Case): string | undefined {
  if ('complaint' in now) return now.complaint.handler;
  if ('repair' in now) return now.repair.handler;
  return 'agent' in now ? now.agent : undefined;
}

/** Staff ids to whom a case does not exist: whom a complaint or a poor rating is about. */
export function closedTo(now: Case): readonly string[] {
  if ('complaint' in now) return now.complaint.concerned.map(({ staff }) => staff);
  return 'repair' in now ? [now.repair.about] : [];
}

export const subjectOf = (now: Case): Subject => ({
  id: now.id,
  service: now.service,
  office: now.office,
  receiving: now.stage === 'transfer' ? now.leg.to : undefined,
  agent: handlerOf(now),
  closedTo: closedTo(now),
  subAgent: subDelegationOf(now),
  account: now.principal.account,
  issued: issuedIn(now),
});

/** While a case is suspended, the forms of this suspension count, not those of one before it. */
const issuedIn = (now: Case): string[] =>
  (now.forms ?? []).filter(({ at }) => now.stage !== 'suspended' || at >= now.suspension.since).map(({ form }) => form);

/**
 * The refusal, if this actor may not do this: staff never handle a case of their own, and the standard followed may not know
 * an act or want a form before it.
 */
export function forbids(
  command: Command,
  subject: Subject,
  { actor, offices, profile }: Pick<Context, 'actor' | 'offices' | 'profile'>,
): Refusal | undefined {
  const granted = grantOf(command, subject);
  const closed = actor.kind === 'staff' && subject.closedTo?.includes(actor.id);
  const allowed =
    !closed &&
    rolesOf(actor).some((role) => {
      const relation = granted[role];
      return relation !== undefined && stands(relation, subject, actor, offices);
    });
  if (!allowed) return notAllowed(command, subject, actor);
  if (actor.kind === 'staff' && subject.account === actor.id && command !== 'read-case')
    return refused('4.2', 'own-case');
  return unknownTo(profile, command) ?? formFirst(profile, command, subject);
}

/** The standard followed does not know this act, or forbids it. */
function unknownTo({ without }: Profile, command: Command): Refusal | undefined {
  const row = without.find((each) => each.command === command);
  return row && refused(row.clause, 'not-in-profile', row.basis);
}

/** The standard followed wants a form issued first. */
function formFirst({ forms }: Profile, command: Command, { issued }: Subject): Refusal | undefined {
  const awaited = forms.find(({ id, before }) => issued && before.includes(command) && !issued.includes(id));
  return (
    awaited && { ...refused(awaited.clause, 'form-first', awaited.source), sentence: `请先出具“${awaited.title}”。` }
  );
}

/** A.2.2: whoever could do it, were this case in their charge, is told that it is not. */
function notAllowed(command: Command, subject: Subject, actor: Actor): Refusal {
  const { office, agent } = subject;
  if (command === 'reveal' || command === 'read-case') return refused('A.4.3', 'not-permitted');
  const granted = grantOf(command, subject);
  if (subject.service !== undefined && subject.service !== 'agency' && subject.service !== 'assistance')
    return refused('5.3.2', 'not-permitted');
  const inCharge = rolesOf(actor).some((role) => granted[role] === 'in-charge' || granted[role] === 'acting');
  const isColleague = actor.kind === 'staff' && actor.office === office && agent !== undefined;
  return inCharge && isColleague ? refused('A.2.2', 'not-in-charge') : refused('5.3.2', 'not-permitted');
}

const rolesOf = (actor: Actor): readonly Role[] =>
  actor.kind === 'staff' ? actor.roles : [actor.kind === 'principal' ? 'principal' : 'system'];

/** The case that was registered by this account, or the one case that the link was issued for. */
const isOwn = ({ account, linked }: Extract<Actor, { kind: 'principal' }>, subject: Subject): boolean =>
  linked === undefined ? subject.account === account : subject.id === linked;

function stands(relation: Relation, subject: Subject, actor: Actor, offices: Context['offices']): boolean {
  if (relation === 'anyone') return true;
  if (relation === 'own') return actor.kind === 'principal' && isOwn(actor, subject);
  if (actor.kind !== 'staff') return false;
  const { office, receiving, subAgent } = subject;
  const isInCharge = subject.agent === actor.id && actor.office === office;
  const isSub = subAgent?.to === actor.id && subAgent.office === actor.office;
  const isOf = (code: string | undefined) => code === actor.office;
  const oversees = (code: string | undefined) => code !== undefined && isBelow(offices, code, actor.office);
  switch (relation) {
    case 'in-charge':
      return isInCharge;
    case 'acting':
      return isInCharge || isSub;
    case 'office':
      return isOf(office);
    case 'below':
      return oversees(office);
    case 'receiving':
      return isOf(receiving);
    case 'receiving-below':
      return oversees(receiving);
    case 'reading':
      return isOf(office) || isOf(receiving) || isSub;
    case 'either':
      return isOf(office) || isOf(receiving);
    case 'either-below':
      return oversees(office) || oversees(receiving);
  }
}
