import * as z from 'zod/mini';
import { otherGrounds, terminationGrounds } from '../../domain/case/endings.ts';
import { complaintChannels } from '../../domain/complaint/complaint.ts';
import { services } from '../../domain/kinds.ts';
import { Day, Digest, Id } from '../../domain/values.ts';
import { ConductReport } from './shapes/agents.ts';
import { Assistance, Coordination, OneTimeNotice } from './shapes/assistance.ts';
import { ShownConsent } from './shapes/consent.ts';
import { Ended } from './shapes/endings.ts';
import { Agreement, OralEntrustment, PowerOfAttorney, Supplement } from './shapes/entrustment.ts';
import { Charge, Delay, Matter } from './shapes/matters.ts';
import { Balance, Deposit, Loss, Paper } from './shapes/papers.ts';
import { MaskedPerson, Parties } from './shapes/persons.ts';
import { FilingPlan } from './shapes/plan.ts';
import { Rating } from './shapes/ratings.ts';
import { Guidance, Proposal, Transfer } from './shapes/reception.ts';
import { CaseDocument, Correction, IssuedForm } from './shapes/record.ts';
import { Due, Expected, Pause, Suspension } from './shapes/times.ts';
import { CaseId, count, First, instant, named, StageCode, text } from './shapes/values.ts';

/**
 * The shape of a case: what the interface describes, and what tests hold every answer to. Of all shapes only types are
 * bundled. It is put together of the topics under `shapes/`; a new topic is a file there and a field here.
 */
export const CaseView = z.strictObject({
  id: CaseId,
  version: z.int().check(z.minimum(1)),
  service: named(z.enum(services)),
  stage: named(StageCode),
  office: z.strictObject({ code: Id, name: text, address: text, hours: text, phone: text }),
  channel: named(z.enum(complaintChannels)),
  openedAt: instant,
  principal: z.optional(MaskedPerson),
  contact: z.optional(MaskedPerson),
  parties: z.optional(Parties),
  already: z.optional(First),
  /** Told at the registration alone. */
  possibleDuplicates: z.optional(z.array(Id)),
  need: text,
  items: z.array(named(Id)),
  previous: z.optional(
    z.strictObject({
      caseId: CaseId,
      ground: named(z.enum(terminationGrounds)),
      kind: z.optional(named(z.enum(otherGrounds))),
      explanation: text,
      documentId: z.optional(Id),
    }),
  ),
  followedBy: z.optional(z.array(CaseId)),
  agent: z.optional(z.strictObject({ id: z.optional(text), name: text, phone: text })),
  claim: z.optional(
    z.strictObject({ agent: z.strictObject({ id: text, name: text }), at: instant, assigned: z.boolean() }),
  ),
  receivedAt: z.optional(instant),
  convertedAt: z.optional(instant),
  assistance: z.optional(Assistance),
  redirection: z.optional(Guidance),
  declination: z.optional(Guidance),
  coordination: z.optional(z.array(Coordination)),
  agreement: z.optional(Agreement),
  oral: z.optional(OralEntrustment),
  supplements: z.optional(z.array(Supplement)),
  powersOfAttorney: z.optional(z.array(PowerOfAttorney)),
  plan: z.optional(FilingPlan),
  notice: z.optional(OneTimeNotice),
  matters: z.optional(z.array(Matter)),
  materials: z.optional(z.array(Paper)),
  balance: z.optional(Balance),
  agentRequest: z.optional(
    z.strictObject({ reason: text, at: instant, answer: z.optional(z.enum(['granted', 'refused'])) }),
  ),
  conductReports: z.optional(z.array(ConductReport)),
  openDispute: z.optional(
    z.strictObject({ by: named(z.enum(['principal', 'mandatary'])), about: text, hold: z.boolean(), at: instant }),
  ),
  subDelegation: z.optional(
    z.strictObject({
      matters: z.array(Id),
      office: z.strictObject({ code: text, name: text }),
      at: instant,
      to: z.optional(text),
    }),
  ),
  handOver: z.optional(z.strictObject({ from: text, materials: z.array(Id), at: instant })),
  forms: z.optional(z.array(IssuedForm)),
  imported: z.optional(z.strictObject({ source: text, row: count, key: text, startedOn: Day })),
  corrections: z.optional(z.array(Correction)),
  collectionAskedAt: z.optional(instant),
  deposits: z.optional(z.array(Deposit)),
  losses: z.optional(z.array(Loss)),
  delays: z.optional(z.array(Delay)),
  charges: z.optional(z.array(Charge)),
  documents: z.array(CaseDocument),
  dues: z.array(Due),
  consents: z.array(ShownConsent),
  proposal: z.optional(Proposal),
  transfers: z.array(Transfer),
  suspension: z.optional(Suspension),
  pauses: z.optional(z.array(Pause)),
  mergedInto: z.optional(z.strictObject({ caseId: CaseId, reason: text })),
  duplicates: z.optional(z.array(z.strictObject({ caseId: CaseId, need: text, repetitions: count }))),
  withdrawal: z.optional(z.strictObject({ reason: z.optional(text) })),
  ended: z.optional(Ended),
  evaluation: z.optional(Rating),
  additional: z.optional(Rating),
  ratings: z.optional(z.array(Rating)),
  archive: z.optional(
    z.strictObject({ sha256: Digest, sm3: Digest, bytes: count, chainHead: Digest, retainUntil: instant }),
  ),
  allowed: z.array(text),
  next: z.array(Expected),
});
export type CaseView = z.infer<typeof CaseView>;
