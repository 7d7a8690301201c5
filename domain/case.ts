import type { Power, Signature, Terms } from './agreement.ts';
import type { Assistance, Conclusion, Redirection } from './assistance.ts';
import type { RequiredMaterial } from './catalogue.ts';
import type { Complaint, ComplaintChannel } from './complaint/complaint.ts';
import type { Consent, TakenAlong } from './consent.ts';
import type { Coordination } from './coordination.ts';
import type { Changes } from './events/correction.ts';
import type { ImportEvent } from './events/import.ts';
import type { Duplicate } from './events/merging.ts';
import type { Place } from './guidance.ts';
import type { Service } from './kinds.ts';
import type { OralMandate } from './oral.ts';
import type { AgeGroup, Parties } from './parties.ts';
import type { FilingPlan } from './plan.ts';
import type { PowerOfAttorney } from './power-of-attorney.ts';
import type { Rating } from './rating.ts';
import type { Repair } from './repair/repair.ts';
import type { SubDelegation } from './sub-agent.ts';
import type { Supplement } from './supplement.ts';
import type { DelaySide, Pause, Suspension } from './suspension.ts';
import type { Day, Instant } from './values.ts';

/** A file of the case in the document bucket, once its upload has been verified or it has been printed here. */
export interface CaseDocument {
  readonly id: string;
  readonly purpose: DocumentPurpose;
  /** Media type as verified. */
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Object key and version in the document bucket. */
  readonly key: string;
  readonly objectVersion: string;
}

export const documentPurposes = [
  'material',
  'signed-agreement',
  'power-of-attorney',
  'result',
  'receipt',
  'consent',
  'cause-gone',
  'recording',
  'confirmation',
  'proof',
  'other',
  'agreement',
  'case-file',
] as const;
export type DocumentPurpose = (typeof documentPurposes)[number];

/** A matter (委托事项) of the agreement: one item of the catalogue, with a state of its own (§7.2.5.1). */
export interface Matter {
  readonly id: string;
  readonly item: string;
  readonly title: string;
  readonly authority: string;
  readonly state: 'entrusted' | 'submitted' | 'decided' | 'delivered' | 'withdrawn';
  /** The authority's own number for it, once told. */
  readonly authorityNumber?: string;
  readonly outcome?: ResultOutcome;
  /** The last time the principal was told how it stands (§7.2.3.3). */
  readonly toldAt: Instant;
  /** What the authority wants corrected, until that is resubmitted (§7.2.3.2). */
  readonly correction?: FilingCorrection;
  /** How the authority says it stands, by its own times; beside our state and never in its place. */
  readonly authorityStates?: readonly AuthorityState[];
  /** When the authority's result was recorded; its delivery is due from then (§7.2.4). */
  readonly decidedAt?: Instant;
  /** When the principal took it back (民法典 §933). */
  readonly withdrawnAt?: Instant;
}

/** 补正: all that the authority asks to be corrected, by when, and how the principal was told. */
export interface FilingCorrection {
  readonly what: readonly string[];
  readonly by: Day;
  readonly means: NoticeMeans;
}

/** States of a matter in the systems of authorities (办件状态), as they are met. */
export const authorityStates = [
  'window-accepted',
  'not-taken',
  'acceptance-refused',
  'correction-begun',
  'correction-over',
  'department-accepted',
  'special-begun',
  'special-over',
  'approved',
  'approved-with-gaps',
  'rejected',
  'returned-to-applicant',
  'recalled',
  'revoked',
] as const;
export type AuthorityStateCode = (typeof authorityStates)[number];

/** What an authority said of a matter: `at` is its own time. */
export interface AuthorityState {
  readonly state: AuthorityStateCode;
  readonly at: Instant;
  readonly source: 'entered' | 'pushed';
  readonly number?: string;
  readonly note?: string;
}

/** A delay, and whose it was (A.7.1). Working days. */
export interface Delay {
  readonly about?: string;
  readonly side: DelaySide;
  readonly days: number;
  readonly reason: string;
}

/** A statutory charge (规费) that the principal paid to an authority (A.3.3). */
export interface Charge {
  readonly about: string;
  readonly name: string;
  /** Amount, in hundredths of a yuan. */
  readonly fen: number;
  readonly receiptNumber: string;
  readonly paidOn: Day;
  /** Code of the authority. */
  readonly paidTo: string;
}

export const resultOutcomes = ['granted', 'partly-granted', 'refused'] as const;
export type ResultOutcome = (typeof resultOutcomes)[number];

/** A paper in custody (材料保管), Annex A 四.5. */
export interface HeldMaterial {
  readonly id: string;
  /** Id of the required material in the notice, and its matter. */
  readonly material: string;
  readonly matter: string;
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly state: PaperState;
  /** Where it lies while held. */
  readonly place: string;
  readonly documentId?: string;
  /** Who took it, where that was not the principal (民法典 §934). */
  readonly handedTo?: Capacity;
}

/** Where a paper is. `lost` until it is found or replaced; `deposited` with whoever keeps it for the principal (提存). */
export const paperStates = ['held', 'submitted', 'returned', 'deposited', 'lost', 'replaced'] as const;
export type PaperState = (typeof paperStates)[number];

/** Kept by us or by the authority: what a filing may count on. */
export const isAtHand = ({ state }: HeldMaterial): boolean => state === 'held' || state === 'submitted';

/** Who takes papers in the place of a principal who can't (民法典 §572, 民法典 §934). */
export const capacities = ['heir', 'estate-administrator', 'guardian', 'successor', 'liquidator'] as const;
export type Capacity = (typeof capacities)[number];

/** Why papers are deposited, 民法典 §570. */
export const depositCauses = ['not-collected', 'untraceable', 'no-heir', 'no-guardian', 'other-cause'] as const;
export type DepositCause = (typeof depositCauses)[number];

export const depositaries = ['notary', 'authority'] as const;

/** 提存: papers left with a notary or an authority, for whoever is entitled to collect them. */
export interface Deposit {
  readonly materials: readonly string[];
  readonly cause: DepositCause;
  readonly depositary: { readonly kind: (typeof depositaries)[number]; readonly name: string };
  /** Number of the certificate. */
  readonly certificate: string;
  readonly on: Day;
  /** The certificate itself. */
  readonly documentId: string;
}

/** What a loss came to. A liability is in words: what the mandatary owes for it is settled elsewhere. */
export type LossSettlement =
  | { readonly outcome: 'found'; readonly place: string }
  | { readonly outcome: 'replaced'; readonly explanation: string; readonly receipt: Receipt }
  | { readonly outcome: 'liability'; readonly explanation: string; readonly documentId: string };

/** Papers that were lost in custody (A.4.5). */
export interface Loss {
  readonly id: string;
  readonly materials: readonly string[];
  readonly circumstances: string;
  readonly reportedAt: Instant;
  readonly settlement?: LossSettlement & { readonly at: Instant };
}

/** The one-time notice (一次性告知), frozen with the version of the catalogue it was taken from. */
export interface Notice {
  readonly catalogue: string;
  readonly matters: readonly {
    readonly matter: string;
    readonly item: string;
    readonly steps: readonly string[];
    readonly basis: readonly string[];
    readonly charges: string;
    readonly legalDays: number;
    readonly promisedDays: number;
    readonly materials: readonly RequiredMaterial[];
  }[];
  readonly means: NoticeMeans;
}

export const noticeMeans = ['in-person', 'electronic', 'paper'] as const;
export type NoticeMeans = (typeof noticeMeans)[number];

/** Proof that something reached the principal (§7.2.4): a signed receipt, evidenced mail, or an electronic notice. */
export type Receipt =
  | { readonly kind: 'signed'; readonly documentId: string }
  | { readonly kind: 'mail'; readonly carrier: string; readonly tracking: string }
  | { readonly kind: 'electronic'; readonly channel: string };

/** The five levels by name; numbers differ between systems and stay at the edges. */
export const evaluationLevels = [
  'very-satisfied',
  'satisfied',
  'basically-satisfied',
  'dissatisfied',
  'very-dissatisfied',
] as const;
export type EvaluationLevel = (typeof evaluationLevels)[number];

/** The sides of an agreement: 甲方, 乙方. */
export type Party = 'principal' | 'mandatary';

/** How a dispute can come to rest (A.6). */
export const disputeOutcomes = ['negotiated', 'arbitration', 'court', 'withdrawn'] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];

/** In writing (书面): on paper or electronically (民法典 §469). */
export const writtenMeans = ['electronic', 'paper'] as const;

/** How and on which day somebody was told in writing (A.2.3). */
export interface WrittenNotice {
  readonly means: (typeof writtenMeans)[number];
  readonly on: Day;
}

/** A paper that was not there when it changed hands, or not as it should be. */
export interface Discrepancy {
  readonly material: string;
  readonly explanation: string;
}

export type DueName =
  | 'response'
  | 'guidance'
  | 'reception'
  | 'consent'
  | 'transfer'
  | 'agreement'
  | 'confirmation'
  | 'term'
  | 'silence'
  | 'resumption'
  | 'total'
  | 'delivery'
  | 'evaluation'
  | 'papers'
  | 'form'
  | 'hand-over'
  | 'agent-request'
  | 'conduct'
  | 'correction'
  | 'milestone'
  | 'loss'
  | 'complaint-acceptance'
  | 'complaint-contact'
  | 'complaint-decision'
  | 'complaint-reply'
  | 'complaint-call-back'
  | 'complaint-review'
  | 'complaint-filing'
  | 'repair-contact'
  | 'repair-mending'
  | 'repair-call'
  | 'repair-check';

/** §7.2.5.2 a) to e), in their order. */
export const terminationGrounds = ['principal-asked', 'deception', 'no-cooperation', 'not-qualified', 'other'] as const;
export type TerminationGround = (typeof terminationGrounds)[number];

/** What ground e) stands for (民法典 §173, 民法典 §934). */
export const otherGrounds = ['death', 'incapacity', 'dissolution', 'statutory-bar', 'other'] as const;
export type OtherGround = (typeof otherGrounds)[number];

/** Why a principal ends the service, where that was said: wanted no more or done by themselves; or not content with it. */
export const withdrawalCauses = ['not-needed', 'dissatisfied'] as const;
export type WithdrawalCause = (typeof withdrawalCauses)[number];

/** Why the service was terminated, and how and when the principal was told before (A.5.3, A.5.4). */
export interface Termination {
  readonly ground: TerminationGround;
  /** With the ground `other`, and only then. */
  readonly kind?: OtherGround;
  /** With the ground `principal-asked` only: what the principal said, who need not say it. */
  readonly cause?: WithdrawalCause;
  readonly explanation: string;
  /** The law whose conditions are not met; always with `not-qualified`. */
  readonly basis?: string;
  /** Absent when the principal asked, or is no more. */
  readonly told?: { readonly means: NoticeMeans; readonly on: Day };
}

/** The package in the archive bucket. */
export interface SealedArchive {
  readonly key: string;
  readonly objectVersion: string;
  readonly sha256: string;
  readonly sm3: string;
  readonly bytes: number;
  /** Hash of the last commit inside. */
  readonly chainHead: string;
  readonly retainUntil: Instant;
}

/** Told that it is out of scope, and asked for consent to pass it on (§7.2.1.2). */
export interface Proposal {
  readonly to: string;
  readonly explanation: string;
  readonly place: Place;
  readonly at: Instant;
}

/** One hop from office to office. */
interface Hop {
  readonly from: string;
  readonly to: string;
  readonly consent: string;
  readonly along: readonly TakenAlong[];
  readonly since: Instant;
}

/** A transfer that waits for its answer. `reason` is the sending office's. */
export type Leg = Hop & { readonly reason: string };

export const legEnds = ['accepted', 'refused', 'lapsed', 'consent-withdrawn', 'case-withdrawn'] as const;
export type LegEnd = (typeof legEnds)[number];

/** A transfer that is over. `asked` is why it was asked for, `reason` why it was refused. */
export type EndedLeg = Hop & {
  readonly asked: string;
  readonly end: LegEnd;
  readonly reason?: string;
  readonly endedAt: Instant;
};

/** That an entry was put right, or what a note on it says. */
export interface Correction {
  readonly commit: number;
  readonly entry: number;
  readonly changes?: Changes;
  readonly note?: string;
}

/** The case that this one takes up again, why it ended, and what shows that the cause is gone (§7.2.5.3). */
export interface PreviousCase {
  readonly caseId: string;
  readonly ground: TerminationGround;
  readonly kind?: OtherGround;
  readonly explanation: string;
  /** Absent where the principal's own termination was the cause. */
  readonly documentId?: string;
}

/** A form of `domain/profile/` as it was issued. */
export interface IssuedForm {
  readonly form: string;
  readonly values: Readonly<Record<string, string>>;
  readonly by: string;
  readonly digest: string;
  readonly at: Instant;
  readonly documentId?: string;
}

/** What every case knows from the first moment. */
interface Opened {
  readonly id: string;
  /** What kind of case it is, as it now goes on. */
  readonly service: Service;
  readonly office: string;
  readonly channel: 'online' | 'window' | ComplaintChannel;
  readonly openedAt: Instant;
  readonly principal: {
    readonly kind: 'person' | 'organisation';
    readonly account?: string;
    /** At the registration. */
    readonly age?: AgeGroup;
  };
  /** Who acts for the principal, once recorded. */
  readonly parties?: Parties;
  readonly need: string;
  readonly items: readonly string[];
  readonly previous?: PreviousCase;
  /** Younger cases of the same need that were merged into this one, the oldest first. */
  readonly duplicates?: readonly Duplicate[];
  readonly documents: readonly CaseDocument[];
  /** What the principal agreed to, and what was taken back again (A.4.3). */
  readonly consents: readonly Consent[];
  /** Transfers that were answered, the oldest first (§7.2.1.2). */
  readonly legs: readonly EndedLeg[];
  /** Since when its office has had the case to receive: the registration, or the end of the last transfer. */
  readonly arrivedAt: Instant;
  /** Where the case ran before, if it was imported. */
  readonly imported?: Omit<ImportEvent, 'type'>;
  /** Entries of the history that were put right, or noted as wrong after the sealing, the oldest first. */
  readonly corrections?: readonly Correction[];
  /** Forms that the standard followed prescribes, the oldest first. */
  readonly forms?: readonly IssuedForm[];
  /** Level reached per reminder, by `name:subject:dueAt`. */
  readonly reminded: Readonly<Record<string, number>>;
}

/** What a report on conduct came to: 属实, 不属实, or passed on to whom it belongs. */
export const conductOutcomes = ['found', 'not-found', 'passed-on'] as const;
export type ConductOutcome = (typeof conductOutcomes)[number];

/** A report on service or integrity, about whoever was the agent then (A.3.5). */
export interface ConductReport {
  readonly id: string;
  readonly about: string;
  readonly text: string;
  readonly at: Instant;
  readonly answer?: { readonly outcome: ConductOutcome; readonly text: string; readonly at: Instant };
}

interface Received extends Opened {
  readonly agent: string;
  readonly receivedAt: Instant;
  /** What was reported on the agent's conduct, the oldest first (A.3.5); shown only to whom `seesConduct` names. */
  readonly conductReports?: readonly ConductReport[];
  /** The last time the principal asked for another agent, and whether it was answered (A.3.4). */
  readonly agentRequest?: { readonly reason: string; readonly at: Instant; readonly answer?: 'granted' | 'refused' };
  /** Problems taken up with authorities (§7.1.2.4, §7.2.3.4). */
  readonly coordination?: readonly Coordination[];
  /** What was done for the principal as 帮办, before the case went on as 代办. */
  readonly assistance?: Assistance;
  /** When a case that began as 帮办 went on as 代办. */
  readonly convertedAt?: Instant;
}

export interface Draft {
  readonly terms: Terms;
  readonly digest: string;
  readonly signatures: readonly Signature[];
}

export interface Agreement extends Draft {
  readonly effectiveAt: Instant;
}

/**
 * The mandate (委托) in force: on which evidence it rests, what it allows, until when (民法典 §165). The matters stand beside it,
 * each with a state of its own.
 */
export interface Mandate {
  readonly form: 'written' | 'oral';
  /** §6.3.2: with the form `oral`, and only then. */
  readonly oral?: OralMandate;
  /** Name of the organisation: 受托方 (乙方). */
  readonly mandatary: string;
  /** Staff id of the 代办人员: named by the agreement, or by a later change of which the principal was told (A.2.2, A.2.3). */
  readonly agent: string;
  readonly powers: readonly Power[];
  readonly term: { readonly from: Day; readonly until: Day };
  /** A.4.4: whether the principal agrees to sub-delegation. */
  readonly subDelegation: boolean;
  /** Version of the catalogue that its matters come from. */
  readonly catalogue: string;
  readonly since: Instant;
  /** The end of the term of which both sides have been warned. */
  readonly warnedOf?: Day;
}

interface Entrusted extends Received {
  readonly mandate: Mandate;
  /** Absent when the mandate was given orally (§7.2.2). */
  readonly agreement?: Agreement;
  /** A.7.5: what was added to it, or is being added. */
  readonly supplements?: readonly Supplement[];
  /** A.1.2: powers of attorney for single authorities, the oldest first. */
  readonly powersOfAttorney?: readonly PowerOfAttorney[];
  /** A.7.1: the plan of filings; absent for an oral mandate until one is proposed. */
  readonly plan?: FilingPlan;
  readonly notice?: Notice;
  readonly matters: readonly Matter[];
  readonly materials: readonly HeldMaterial[];
  /** Suspensions that are over, the oldest first: they put off what is due. */
  readonly pauses: readonly Pause[];
  /** The last time papers came back: from an authority, or found again. */
  readonly recoveredAt?: Instant;
  /** Papers on their way from one agent to the next (A.2.3): who has them, which, and since when. */
  readonly handOver?: { readonly from: string; readonly materials: readonly string[]; readonly at: Instant };
  /** Who speaks for the principal, where that has changed since the agreement (A.2.3). */
  readonly contact?: { readonly contact: 'principal' | 'contact'; readonly fingerprint?: string };
  /** A.4.4: the last sub-delegation; what of it is in force is asked of `subDelegationOf`. */
  readonly subDelegation?: SubDelegation;
  /** A dispute that is open; while it holds the case, the agent's acts stop (A.6). */
  readonly dispute?: { readonly by: Party; readonly about: string; readonly hold: boolean; readonly at: Instant };
  /** How the last dispute came to rest. */
  readonly disputeSettled?: DisputeOutcome;
  /** When the principal was first asked to collect what is kept since then. */
  readonly collectionAskedAt?: Instant;
  readonly deposits?: readonly (Deposit & { readonly at: Instant })[];
  readonly losses?: readonly Loss[];
  readonly delays?: readonly (Delay & { readonly at: Instant })[];
  readonly charges?: readonly Charge[];
}

interface EndedService extends Entrusted {
  readonly endedAt: Instant;
  readonly ground: 'completed' | TerminationGround;
  /** Absent when the service ended by itself (§7.2.5.1). */
  readonly termination?: Termination;
  /** 服务终止单, once it is signed (B.1). */
  readonly form?: { readonly by: string; readonly digest: string; readonly at: Instant };
  readonly evaluationUntil: Instant;
  /** Every rating, the oldest first, and the one of them that counts. */
  readonly ratings?: readonly Rating[];
  readonly evaluation?: Rating;
}

interface Assisted extends Received {
  readonly assistance: Assistance;
}

interface ConcludedAssistance extends Assisted {
  readonly conclusion: Conclusion;
  readonly concludedAt: Instant;
  readonly evaluationUntil: Instant;
  /** Every rating, the oldest first, and the one of them that counts. */
  readonly ratings?: readonly Rating[];
  readonly evaluation?: Rating;
}

export type InquiryCase = Opened & { readonly stage: 'inquiry' };
export type RedirectedCase = Opened & { readonly stage: 'redirected'; readonly redirection: Redirection };
export type GuidanceCase = Assisted & { readonly stage: 'guidance' };
export type AppraisalCase = ConcludedAssistance & { readonly stage: 'appraisal' };
export type CollectedCase = ConcludedAssistance & { readonly stage: 'collected' };

/** Who will receive a case: an agent who took it on, or to whom a manager gave it. */
export interface Claim {
  /** Staff id. */
  readonly agent: string;
  readonly at: Instant;
  readonly assigned: boolean;
}

export type ReceptionCase = Opened & {
  readonly stage: 'reception';
  readonly claim?: Claim;
  readonly proposal?: Proposal;
};
/** Passed on, and not answered yet: it still belongs to the office it comes from. */
export type TransferCase = Opened & { readonly stage: 'transfer'; readonly leg: Leg };
export type DeclinedCase = Opened & {
  readonly stage: 'declined';
  readonly explanation: string;
  readonly guidedTo: string;
  /** Where `guidedTo` tells of an office or authority of the district. */
  readonly place?: Place;
};
/** Withdrawn before an agreement was in force, or while being assisted. */
export type WithdrawnCase = (Opened | (Received & { readonly draft?: Draft })) & {
  readonly stage: 'withdrawn';
  readonly reason?: string;
  readonly cause?: WithdrawalCause;
};
/** 已并入: its need is served in an older case of the same principal. */
export type MergedCase = (Opened | (Received & { readonly draft?: Draft })) & {
  readonly stage: 'merged';
  readonly into: string;
  readonly reason: string;
};
export type AcceptanceCase = Received & { readonly stage: 'acceptance'; readonly draft?: Draft };
export type HandlingCase = Entrusted & { readonly stage: 'handling' };
/** 中止: nothing of the agent happens, and no clock runs. */
export type SuspendedCase = Entrusted & { readonly stage: 'suspended'; readonly suspension: Suspension };
export type EvaluationCase = EndedService & { readonly stage: 'evaluation' };
export type ArchivingCase = EndedService & { readonly stage: 'archiving' };
export type ArchivedCase = EndedService & { readonly stage: 'archived'; readonly archive: SealedArchive };

export type ComplaintStage =
  | 'complaint'
  | 'investigation'
  | 'reply'
  | 'call-back'
  | 'review'
  | 'complaint-refused'
  | 'complaint-withdrawn'
  | 'filed';
/** 投诉 (§8.2): what it is about is its `need`, whoever complains its `principal`. */
export type ComplaintCase = {
  [Stage in ComplaintStage]: Opened & { readonly stage: Stage; readonly complaint: Complaint };
}[ComplaintStage];

export type RepairStage = 'poor-rating' | 'mending' | 'mend-call' | 'mend-check' | 'mended' | 'mend-void';
/** 差评整改 (§8.3): what the rater suggested is its `need`, the rater its `principal`. */
export type RepairCase = Opened & { readonly stage: RepairStage; readonly repair: Repair };

/** Where a case stands. Each stage carries exactly what is then known. */
export type Case =
  | InquiryCase
  | RedirectedCase
  | GuidanceCase
  | AppraisalCase
  | CollectedCase
  | ReceptionCase
  | TransferCase
  | DeclinedCase
  | WithdrawnCase
  | MergedCase
  | AcceptanceCase
  | HandlingCase
  | SuspendedCase
  | EvaluationCase
  | ArchivingCase
  | ArchivedCase
  | ComplaintCase
  | RepairCase;

/** Cases in which the service has begun: the mandate is in force. */
export type EntrustedCase = HandlingCase | SuspendedCase | EvaluationCase | ArchivingCase | ArchivedCase;

/** Cases whose service has ended, by itself or otherwise. */
export type EndedCase = EvaluationCase | ArchivingCase | ArchivedCase;

export const isEntrusted = (now: Case): now is EntrustedCase => 'matters' in now;

/** The agreement in force, if the mandate rests on one. */
export const agreementOf = (now: Case): Agreement | undefined => (isEntrusted(now) ? now.agreement : undefined);

/** Still to be brought to its end: neither delivered nor taken back. */
export const isOpen = ({ state }: Pick<Matter, 'state'>): boolean => state !== 'delivered' && state !== 'withdrawn';
