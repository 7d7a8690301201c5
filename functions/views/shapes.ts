import * as z from 'zod/mini';
import { Dispute, Power } from '../../domain/agreement.ts';
import { materialChecks } from '../../domain/assistance.ts';
import {
  authorityStates,
  capacities,
  conductOutcomes,
  depositaries,
  depositCauses,
  documentPurposes,
  evaluationLevels,
  legEnds,
  noticeMeans,
  otherGrounds,
  paperStates,
  resultOutcomes,
  terminationGrounds,
} from '../../domain/case.ts';
import { complaintChannels } from '../../domain/complaint/complaint.ts';
import { consentPurposes, publishable, sensitiveKinds, takenAlong } from '../../domain/consent.ts';
import { staffRoles } from '../../domain/context.ts';
import { services } from '../../domain/kinds.ts';
import { type Stage, stages } from '../../domain/lifecycle.ts';
import { ageGroups, capacityKinds, guardianships, Representation } from '../../domain/parties.ts';
import { linkPurposes } from '../../domain/signing-link.ts';
import { delaySides, suspensionReasons } from '../../domain/suspension.ts';
import { Day, Digest, Id } from '../../domain/values.ts';

/** The shapes of answers: what the interface describes, and what tests hold every answer to. Only types of it are bundled. */

const text = z.string();
const instant = z.iso.datetime();
const count = z.int().check(z.minimum(0));
const CaseId = z.string().check(z.regex(/^(BB|DB)\d{22}$/));

/** A code with its Chinese name. */
const named = <Code extends z.ZodMiniType>(code: Code) => z.strictObject({ code, name: text });

const StageCode = z.enum(Object.keys(stages) as [Stage, ...Stage[]]);
const DueName = z.enum([
  'response',
  'guidance',
  'reception',
  'consent',
  'transfer',
  'agreement',
  'confirmation',
  'term',
  'silence',
  'resumption',
  'total',
  'delivery',
  'evaluation',
  'papers',
  'form',
  'hand-over',
  'complaint-acceptance',
  'complaint-contact',
  'complaint-decision',
  'complaint-reply',
  'complaint-call-back',
  'complaint-review',
  'complaint-filing',
  'agent-request',
  'conduct',
  'correction',
  'loss',
]);

export const MaskedPerson = z.strictObject({
  kind: z.enum(['person', 'organisation', 'contact', 'witness', 'representative', 'guardian', 'complainant']),
  name: text,
  phone: text,
  identityNumber: z.optional(text),
  creditCode: z.optional(text),
  address: z.optional(text),
});

const Signature = z.strictObject({
  party: named(z.enum(['principal', 'mandatary'])),
  method: named(z.enum(['electronic', 'paper'])),
  at: instant,
  documentId: z.optional(Id),
  signedBy: z.optional(text),
  original: z.optional(text),
  through: z.optional(named(z.enum(['representative', 'guardian']))),
  authority: z.optional(z.strictObject({ basis: text, seal: text })),
});

export const Agreement = z.strictObject({
  effective: z.boolean(),
  effectiveAt: z.optional(instant),
  digest: Digest,
  signatures: z.array(Signature),
  mandatary: text,
  powers: z.array(named(Power)),
  term: z.strictObject({ from: Day, until: Day }),
  contactRole: z.enum(['principal', 'contact']),
  dispute: Dispute,
  disputeWords: text,
  plan: z.array(z.strictObject({ matter: Id, title: text, milestone: text, by: Day })),
  subDelegation: z.boolean(),
  catalogue: text,
});

export const Supplement = z.strictObject({
  id: Id,
  text,
  until: z.optional(Day),
  digest: Digest,
  signatures: z.array(Signature),
  effectiveAt: z.optional(instant),
});

export const PowerOfAttorney = z.strictObject({
  id: Id,
  authority: named(Id),
  agent: z.optional(text),
  matters: z.array(Id),
  powers: z.array(named(Power)),
  term: z.strictObject({ from: Day, until: Day }),
  digest: Digest,
  issuedAt: instant,
  signature: z.optional(Signature),
  endedAt: z.optional(instant),
});

export const OralEntrustment = z.strictObject({
  digest: Digest,
  mandatary: text,
  powers: z.array(named(Power)),
  term: z.strictObject({ from: Day, until: Day }),
  summary: text,
  saidAt: instant,
  evidence: named(z.enum(['colleague', 'witness', 'recording'])),
  staff: z.optional(text),
  witness: z.optional(MaskedPerson),
  documentId: z.optional(Id),
  confirmBy: instant,
  confirmation: z.optional(
    z.strictObject({
      method: named(z.enum(['electronic', 'paper'])),
      at: instant,
      documentId: z.optional(Id),
      confirmedBy: z.optional(text),
    }),
  ),
  lapsedAt: z.optional(instant),
});

const RequiredMaterial = z.strictObject({
  id: Id,
  name: text,
  originals: count,
  copies: count,
  required: z.boolean(),
  issuedBy: text,
  received: z.boolean(),
});

export const OneTimeNotice = z.strictObject({
  catalogue: text,
  means: named(z.enum(noticeMeans)),
  matters: z.array(
    z.strictObject({
      matter: Id,
      title: text,
      steps: z.array(text),
      basis: z.array(text),
      charges: text,
      legalDays: count,
      promisedDays: count,
      materials: z.array(RequiredMaterial),
    }),
  ),
});

const AuthorityState = z.strictObject({
  state: named(z.enum(authorityStates)),
  at: instant,
  source: named(z.enum(['entered', 'pushed'])),
  number: z.optional(text),
  note: z.optional(text),
});

/** What a platform hears of what it pushed. */
export const MirroredState = z.strictObject({
  authorityNumber: text,
  state: named(z.enum(authorityStates)),
  at: instant,
  kept: z.boolean(),
});

const Delay = z.strictObject({ about: z.optional(Id), side: named(z.enum(delaySides)), days: count, reason: text });

const Charge = z.strictObject({
  about: Id,
  name: text,
  fen: count,
  receiptNumber: text,
  paidOn: Day,
  paidTo: named(Id),
});

export const Matter = z.strictObject({
  id: Id,
  item: Id,
  title: text,
  authority: named(Id),
  state: named(z.enum(['entrusted', 'submitted', 'decided', 'delivered', 'withdrawn'])),
  authorityNumber: z.optional(text),
  outcome: z.optional(named(z.enum(resultOutcomes))),
  correction: z.optional(z.strictObject({ what: z.array(text), by: Day, means: named(z.enum(noticeMeans)) })),
  authorityState: z.optional(AuthorityState),
  authorityStates: z.optional(z.array(AuthorityState)),
  toldAt: instant,
  decidedAt: z.optional(instant),
  withdrawnAt: z.optional(instant),
});

export const Paper = z.strictObject({
  id: Id,
  material: Id,
  matter: Id,
  name: text,
  originals: count,
  copies: count,
  state: named(z.enum(paperStates)),
  place: z.optional(text),
  documentId: z.optional(Id),
  handedTo: z.optional(named(z.enum(capacities))),
});

const Pieces = z.strictObject({ originals: count, copies: count });
const Balance = z.strictObject({
  received: Pieces,
  submitted: Pieces,
  returned: Pieces,
  deposited: Pieces,
  lost: Pieces,
  replaced: Pieces,
  held: Pieces,
});

const Deposit = z.strictObject({
  materials: z.array(Id),
  cause: named(z.enum(depositCauses)),
  depositary: z.strictObject({ kind: named(z.enum(depositaries)), name: text }),
  certificate: text,
  on: Day,
  documentId: Id,
  at: instant,
});

const Loss = z.strictObject({
  id: Id,
  materials: z.array(Id),
  circumstances: text,
  reportedAt: instant,
  settlement: z.optional(
    z.strictObject({
      outcome: named(z.enum(['found', 'replaced', 'liability'])),
      explanation: z.optional(text),
      at: instant,
    }),
  ),
});

const Correction = z.strictObject({
  at: instant,
  commit: count,
  entry: count,
  act: text,
  words: z.array(text),
  reason: z.optional(text),
});

export const IssuedForm = z.strictObject({
  id: text,
  title: text,
  at: instant,
  source: text,
  rows: z.array(z.strictObject({ label: text, value: text })),
  text,
  digest: Digest,
  documentId: z.optional(Id),
});

export const CaseDocument = z.strictObject({
  id: Id,
  purpose: named(z.enum(documentPurposes)),
  type: text,
  bytes: count,
  sha256: Digest,
});

const Advice = z.strictObject({
  catalogue: text,
  means: named(z.enum(noticeMeans)),
  items: z.array(
    z.strictObject({
      item: Id,
      title: text,
      steps: z.array(text),
      basis: z.array(text),
      charges: text,
      legalDays: count,
      promisedDays: count,
      materials: z.array(
        z.extend(z.omit(RequiredMaterial, { received: true }), { check: z.optional(named(z.enum(materialChecks))) }),
      ),
    }),
  ),
});

const Assistance = z.strictObject({
  firstResponder: z.optional(text),
  offer: z.optional(z.strictObject({ to: text, reason: text })),
  form: z.optional(named(Id)),
  advice: z.array(Advice),
  answers: count,
  submissions: z.array(
    z.strictObject({
      item: Id,
      title: text,
      authority: named(Id),
      place: text,
      on: Day,
      authorityNumber: z.optional(text),
    }),
  ),
  attendedAt: instant,
  conclusion: z.optional(
    z.strictObject({ at: instant, resolved: z.boolean(), explanation: text, evaluationUntil: instant }),
  ),
});

const Coordination = z.strictObject({
  id: Id,
  authority: named(Id),
  subject: z.optional(text),
  problem: text,
  on: Day,
  settled: z.optional(z.strictObject({ resolved: z.boolean(), outcome: text, on: Day })),
});

const ConductReport = z.strictObject({
  id: Id,
  text,
  at: instant,
  answer: z.optional(z.strictObject({ outcome: named(z.enum(conductOutcomes)), text, at: instant })),
});

const Due = z.strictObject({
  due: named(DueName),
  subject: text,
  at: instant,
  provisional: z.boolean(),
  overdue: z.boolean(),
  colour: named(z.enum(['green', 'amber', 'red'])),
  basis: z.optional(text),
  basisVersion: z.optional(text),
});

const Expected = z.strictObject({
  who: named(z.enum(['principal', 'office', 'helper', 'agent', 'manager', 'system'])),
  what: text,
  operation: z.optional(text),
  at: z.optional(instant),
});

const Why = {
  reason: named(z.enum(suspensionReasons)),
  side: named(z.enum(delaySides)),
  from: instant,
  by: z.optional(text),
};
const Suspension = z.strictObject({
  ...Why,
  explanation: text,
  expectedEnd: Day,
  told: z.strictObject({ means: named(z.enum(noticeMeans)), on: Day }),
});
const Pause = z.strictObject({ ...Why, until: instant });

const Evaluation = z.strictObject({
  level: named(z.enum(evaluationLevels)),
  suggestion: z.optional(text),
  at: instant,
});

/** Who acts for the principal, and what an elder has confirmed. */
const Parties = z.strictObject({
  age: z.optional(named(z.enum(ageGroups))),
  representative: z.optional(
    z.strictObject({
      person: z.optional(MaskedPerson),
      capacity: named(z.enum(capacityKinds)),
      documentId: Id,
      at: instant,
    }),
  ),
  guardian: z.optional(
    z.strictObject({
      person: z.optional(MaskedPerson),
      relation: named(z.enum(guardianships)),
      capacity: z.optional(named(z.enum(['limited', 'none']))),
      documentId: Id,
      at: instant,
    }),
  ),
  ownIntent: z.optional(
    z.strictObject({
      items: z.array(Id),
      means: named(z.enum(['in-person', 'video'])),
      askedAt: instant,
      askedBy: z.optional(text),
    }),
  ),
});

const Ended = z.strictObject({
  at: instant,
  ground: named(z.enum(['completed', ...terminationGrounds])),
  evaluationUntil: instant,
  kind: z.optional(named(z.enum(otherGrounds))),
  explanation: z.optional(text),
  basis: z.optional(text),
  told: z.optional(z.strictObject({ means: named(z.enum(noticeMeans)), on: Day })),
  form: z.optional(z.strictObject({ at: instant, digest: Digest, signedBy: z.optional(text) })),
});

const ConsentChannel = z.enum(['online', 'paper', 'phone', 'oral']);

/** An office or authority of the district. */
const Place = z.strictObject({ code: Id, name: text, address: text, hours: z.optional(text), phone: text });

const Guidance = z.strictObject({ explanation: text, guidedTo: text, place: z.optional(Place) });
export const ShownConsent = z.strictObject({
  id: Id,
  purpose: named(z.enum(consentPurposes)),
  /** Of a transfer. */
  from: z.optional(named(Id)),
  to: z.optional(named(Id)),
  along: z.optional(z.array(named(z.enum(takenAlong)))),
  /** Of sensitive data. */
  kinds: z.optional(z.array(named(z.enum(sensitiveKinds)))),
  /** Of a publication. */
  contents: z.optional(z.array(named(z.enum(publishable)))),
  wording: z.strictObject({ version: text, title: z.optional(text), text: z.optional(text), digest: Digest }),
  channel: named(ConsentChannel),
  documentId: z.optional(Id),
  record: z.optional(text),
  guardian: z.optional(Id),
  recordedBy: z.optional(text),
  at: instant,
  standing: z.boolean(),
  withdrawn: z.optional(
    z.strictObject({
      at: instant,
      channel: named(ConsentChannel),
      reason: z.optional(text),
      documentId: z.optional(Id),
    }),
  ),
});
export type ShownConsent = z.infer<typeof ShownConsent>;

const Proposal = z.strictObject({ to: Place, explanation: text, at: instant });

const hop = { from: named(Id), to: named(Id), consent: Id, along: z.array(named(z.enum(takenAlong))), since: instant };
const Transfer = z.strictObject({
  ...hop,
  asked: text,
  end: z.optional(named(z.enum(legEnds))),
  reason: z.optional(text),
  endedAt: z.optional(instant),
});
/** Who was first: what they did, when, and who they are as the reader may hear it. */
const First = z.strictObject({ act: text, at: instant, actor: text });

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
  evaluation: z.optional(Evaluation),
  archive: z.optional(
    z.strictObject({ sha256: Digest, sm3: Digest, bytes: count, chainHead: Digest, retainUntil: instant }),
  ),
  allowed: z.array(text),
  next: z.array(Expected),
});
export type CaseView = z.infer<typeof CaseView>;

/** A one-time link: its token is shown this once. */
export const SigningLink = z.strictObject({
  address: text,
  purpose: named(z.enum(linkPurposes)),
  until: instant,
});

/** What is signed by a link, as it is shown to whoever has it. */
export const LinkedTerms = z.strictObject({
  purpose: named(z.enum(linkPurposes)),
  digest: Digest,
  until: instant,
  matters: z.array(z.strictObject({ title: text, authority: named(Id) })),
  ...z.pick(CaseView, { office: true, principal: true, contact: true, parties: true, agent: true }).shape,
  ...z.pick(CaseView, { agreement: true, oral: true }).shape,
});

export const SignedByLink = z.strictObject({
  purpose: named(z.enum(linkPurposes)),
  digest: Digest,
  signedAt: instant,
});

export const CaseSummary = z.strictObject({
  id: CaseId,
  service: named(z.enum(services)),
  stage: named(StageCode),
  office: named(Id),
  to: z.optional(named(Id)),
  channel: named(z.enum(complaintChannels)),
  kind: named(z.enum(['person', 'organisation'])),
  principal: text,
  agent: z.optional(text),
  claimedBy: z.optional(text),
  items: z.array(named(Id)),
  openedAt: instant,
  due: z.optional(z.strictObject({ code: DueName, name: text, at: instant, overdue: z.boolean() })),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

const listOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.optional(text) });

export const CaseList = listOf(CaseSummary);

export const CourseEntry = z.strictObject({
  number: count,
  at: instant,
  act: text,
  clause: text,
  citation: text,
  actor: text,
  matter: z.optional(text),
  details: z.array(text),
  commit: count,
  entry: count,
  corrected: z.optional(z.literal(true)),
});
export type CourseEntry = z.infer<typeof CourseEntry>;
export const Course = z.strictObject({ items: z.array(CourseEntry), chainHead: Digest });

const SentNotice = z.strictObject({ id: text, at: instant, text, about: text });
export const SentNotices = z.strictObject({ items: z.array(SentNotice) });

const ClauseStatusCode = z.enum(['obeyed', 'not-applicable', 'open', 'broken', 'general']);

const Proof = z.strictObject({
  commit: z.int().check(z.minimum(1)),
  event: text,
  act: text,
  at: instant,
  actor: text,
  matter: z.optional(Id),
});

const ClauseFinding = z.strictObject({
  number: text,
  citation: text,
  words: text,
  force: text,
  status: named(ClauseStatusCode),
  why: text,
  deadline: z.optional(z.strictObject({ at: instant, provisional: z.boolean() })),
  proof: z.array(Proof),
});

export const ConformanceView = z.strictObject({
  caseId: CaseId,
  profile: text,
  at: instant,
  counts: z.array(z.strictObject({ code: ClauseStatusCode, name: text, count })),
  chain: z.strictObject({
    ok: z.boolean(),
    head: Digest,
    commits: z.int().check(z.minimum(1)),
    brokenAt: z.optional(z.int().check(z.minimum(1))),
  }),
  clauses: z.array(ClauseFinding),
});
export type ConformanceView = z.infer<typeof ConformanceView>;

export const Link = z.strictObject({
  method: z.enum(['GET', 'PUT']),
  url: text,
  headers: z.record(z.string(), z.string()),
  expiresAt: instant,
});

export const ExpectedUpload = z.strictObject({ documentId: Id, upload: Link, completion: text });
export const OpenedDocument = z.strictObject({ document: CaseDocument, link: Link });
export const OpenedArchive = z.strictObject({
  sha256: Digest,
  sm3: Digest,
  bytes: count,
  retainUntil: instant,
  link: Link,
});

export const StaffMember = z.strictObject({
  id: text,
  name: text,
  phone: text,
  office: named(Id),
  roles: z.array(named(z.enum(staffRoles))),
  authorities: z.array(named(Id)),
  active: z.boolean(),
  represents: z.optional(Representation),
  version: z.int().check(z.minimum(1)),
});
export type StaffMember = z.infer<typeof StaffMember>;
export const StaffList = listOf(StaffMember);

export const AccessEntry = z.strictObject({
  at: instant,
  actor: text,
  actorId: z.optional(text),
  operation: text,
  act: text,
  clause: z.optional(text),
  because: z.optional(text),
  sentence: z.optional(text),
  reason: z.optional(text),
  person: z.optional(text),
});
export type AccessEntry = z.infer<typeof AccessEntry>;
export const AccessEntries = listOf(AccessEntry);

const HandedOver = z.strictObject({
  caseId: CaseId,
  outcome: z.enum(['done', 'left', 'refused', 'busy']),
  clause: z.optional(text),
  because: z.optional(text),
  sentence: z.optional(text),
});
export type HandedOver = z.infer<typeof HandedOver>;
export const HandedOverPage = listOf(HandedOver);

export const Health = z.strictObject({ status: z.literal('ok'), version: text, profile: text, district: text });

const CatalogueItem = z.strictObject({
  code: Id,
  name: text,
  authority: named(Id),
  field: text,
  entrustable: z.boolean(),
  presence: z.boolean(),
  ownIntent: z.optional(z.boolean()),
  powerOfAttorney: z.optional(z.boolean()),
  powers: z.array(named(Power)),
  materials: z.array(z.omit(RequiredMaterial, { received: true })),
  legalDays: count,
  promisedDays: count,
  steps: z.array(text),
  basis: z.array(text),
  charges: text,
});
export const PublishedCatalogue = z.strictObject({
  district: text,
  version: text,
  updatedAt: instant,
  offices: z.array(z.strictObject({ code: Id, name: text, kind: text, address: text, hours: text, phone: text })),
  items: z.array(CatalogueItem),
});

const PublishedWording = z.strictObject({
  purpose: named(z.enum(consentPurposes)),
  version: text,
  effectiveFrom: Day,
  title: text,
  text,
  basis: z.array(text),
});
export const PublishedWordings = z.strictObject({ items: z.array(PublishedWording) });

const PublishedClause = z.strictObject({
  number: text,
  citation: text,
  words: text,
  force: text,
  kept: text,
  note: z.optional(text),
});
const PublishedForm = z.strictObject({
  id: text,
  title: text,
  source: text,
  clause: text,
  stages: z.array(StageCode),
  before: z.array(text),
  fields: z.array(z.strictObject({ id: text, label: text, from: text, optional: z.optional(z.boolean()) })),
  signatures: z.array(z.strictObject({ party: text, label: text })),
});
export const PublishedStandard = z.strictObject({
  profile: text,
  clauses: z.array(PublishedClause),
  forms: z.array(PublishedForm),
});

export const ProblemShape = z.strictObject({
  type: text,
  title: text,
  status: z.int(),
  detail: text,
  code: text,
  clause: z.optional(text),
  citation: z.optional(text),
  clauseWords: z.optional(text),
  basis: z.optional(text),
  errors: z.optional(z.array(z.strictObject({ field: text, message: text, expected: z.optional(text) }))),
  first: z.optional(First),
  instance: text,
});

const ImportedRow = z.strictObject({
  row: count,
  key: text,
  outcome: z.enum(['would-import', 'imported', 'there', 'refused']),
  caseId: z.optional(CaseId),
  errors: z.array(z.strictObject({ field: text, message: text, expected: z.optional(text) })),
});
export type ImportedRow = z.infer<typeof ImportedRow>;
export const Imported = z.strictObject({ dryRun: z.boolean(), office: Id, rows: z.array(ImportedRow) });
