import type { AssistanceEvent } from './events/assistance.ts';
import type { ClaimEvent } from './events/claim.ts';
import type { ComplaintEvent } from './events/complaint.ts';
import type { ConsentEvent } from './events/consent.ts';
import type { CoordinationEvent } from './events/coordination.ts';
import type { CorrectionEvent } from './events/correction.ts';
import type { CustodyEvent } from './events/custody.ts';
import type { EndingEvent } from './events/ending.ts';
import type { EvaluationEvent } from './events/evaluation.ts';
import type { FilingEvent } from './events/filing.ts';
import type { FormEvent } from './events/form.ts';
import type { HandlingEvent } from './events/handling.ts';
import type { ImportEvent } from './events/import.ts';
import type { MandateEvent } from './events/mandate.ts';
import type { MergingEvent } from './events/merging.ts';
import type { PartyEvent } from './events/parties.ts';
import type { PeopleEvent } from './events/people.ts';
import type { PlanEvent } from './events/plan.ts';
import type { PowerOfAttorneyEvent } from './events/power-of-attorney.ts';
import type { ReceptionEvent } from './events/reception.ts';
import type { RecordEvent } from './events/record.ts';
import type { RepairEvent } from './events/repair.ts';
import type { SubDelegationEvent } from './events/sub-delegation.ts';
import type { SupplementEvent } from './events/supplement.ts';
import type { SuspensionEvent } from './events/suspension.ts';
import type { TransferEvent } from './events/transfer.ts';

/** What has happened to a case. Events are only ever added; their time is the commit's. */
export type CaseEvent =
  | ReceptionEvent
  | AssistanceEvent
  | CoordinationEvent
  | MandateEvent
  | HandlingEvent
  | PlanEvent
  | SuspensionEvent
  | PeopleEvent
  | SubDelegationEvent
  | ClaimEvent
  | MergingEvent
  | PartyEvent
  | FormEvent
  | ImportEvent
  | CorrectionEvent
  | SupplementEvent
  | PowerOfAttorneyEvent
  | FilingEvent
  | CustodyEvent
  | EndingEvent
  | EvaluationEvent
  | RepairEvent
  | RecordEvent
  | ConsentEvent
  | TransferEvent
  | ComplaintEvent;

export type EventType = CaseEvent['type'];

export type EventOf<Type extends EventType> = Extract<CaseEvent, { type: Type }>;
