import type { Assistance, Conclusion, Redirection } from './assistance.ts';
import type { PreviousCase, Termination, TerminationGround, WithdrawalCause } from './case/endings.ts';
import type { Agreement, Draft, Mandate } from './case/mandate.ts';
import type { Charge, Delay, Matter } from './case/matters.ts';
import type { Deposit, HeldMaterial, Loss } from './case/papers.ts';
import type { ConductReport, DisputeOutcome, Party } from './case/people.ts';
import type { Claim, EndedLeg, Leg, Proposal } from './case/reception.ts';
import type { CaseDocument, Correction, IssuedForm, SealedArchive } from './case/record.ts';
import type { Notice } from './case/telling.ts';
import type { Complaint, ComplaintChannel } from './complaint/complaint.ts';
import type { Consent } from './consent.ts';
import type { Coordination } from './coordination.ts';
import type { ImportEvent } from './events/import.ts';
import type { Duplicate } from './events/merging.ts';
import type { Place } from './guidance.ts';
import type { Service } from './kinds.ts';
import type { AgeGroup, Parties } from './parties.ts';
import type { FilingPlan } from './plan.ts';
import type { PowerOfAttorney } from './power-of-attorney.ts';
import type { Rating } from './rating.ts';
import type { Repair } from './repair/repair.ts';
import type { SubDelegation } from './sub-agent.ts';
import type { Supplement } from './supplement.ts';
import type { Pause, Suspension } from './suspension.ts';
import type { Instant } from './values.ts';

/**
 * A case: what is known at each stage. What it is made of stands by topic under `case/`; a new topic is a file there and a
 * field here.
 */

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
  /** The later case by which its need was raised again soon (§8.3). */
  readonly raisedAgain?: { readonly by: string; readonly at: Instant };
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
  /** The later case by which its need was raised again soon (§8.3). */
  readonly raisedAgain?: { readonly by: string; readonly at: Instant };
}

export type InquiryCase = Opened & { readonly stage: 'inquiry' };

export type RedirectedCase = Opened & { readonly stage: 'redirected'; readonly redirection: Redirection };

export type GuidanceCase = Assisted & { readonly stage: 'guidance' };

export type AppraisalCase = ConcludedAssistance & { readonly stage: 'appraisal' };

export type CollectedCase = ConcludedAssistance & { readonly stage: 'collected' };

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
