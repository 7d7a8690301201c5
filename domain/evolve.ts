import type {
  AcceptanceCase,
  AgencyCase,
  ArchivingCase,
  CaseEvent,
  EntrustedCase,
  EvaluationCase,
  HandlingCase,
  HeldMaterial,
  Matter,
} from './case.ts';
import type { Instant } from './values.ts';

/** One command's worth of history, as far as the state depends on it. */
export interface Happened {
  readonly at: Instant;
  readonly events: readonly CaseEvent[];
}

/** How a case stands after its history; undefined before its first event. */
export function replay(history: readonly Happened[]): AgencyCase | undefined {
  let now: AgencyCase | undefined;
  for (const { at, events } of history) for (const event of events) now = evolve(now, event, at);
  return now;
}

/**
 * The state after an event. A fold: it decides nothing.
 * @throws Error when the event can't follow: a history that no command could have written, which is a defect.
 */
export function evolve(now: AgencyCase | undefined, event: CaseEvent, at: Instant): AgencyCase {
  if (event.type === 'CaseRegistered') return opened(now, event, at);
  if (!now) throw new Error(`${event.type} before CaseRegistered`);
  switch (event.type) {
    case 'CaseReceived':
      return { ...during(now, 'reception'), stage: 'acceptance', agent: event.agent, receivedAt: at };
    case 'CaseDeclined':
      return {
        ...during(now, 'reception'),
        stage: 'declined',
        explanation: event.explanation,
        guidedTo: event.guidedTo,
      };
    case 'CaseWithdrawn':
      return withdrawn(now, event);
    case 'AgreementDrafted':
      return { ...during(now, 'acceptance'), draft: { terms: event.terms, digest: event.digest, signatures: [] } };
    case 'AgreementSigned':
      return signed(during(now, 'acceptance'), event);
    case 'AgreementTookEffect':
      return entrusted(during(now, 'acceptance'), at);
    case 'NoticeGiven':
      return told({ ...during(now, 'handling'), notice: event.notice }, undefined, at);
    case 'MaterialsTaken':
      return taken(during(now, 'handling'), event);
    case 'MatterSubmitted':
      return submitted(during(now, 'handling'), event);
    case 'ProgressReported':
      return told(during(now, 'handling'), event.matter, at);
    case 'ResultRecorded':
      return changed(during(now, 'handling'), event.matter, {
        state: 'decided',
        outcome: event.outcome,
        decidedAt: at,
      });
    case 'ResultDelivered':
      return changed(during(now, 'handling'), event.matter, { state: 'delivered', toldAt: at });
    case 'MaterialsHandedBack':
      return handedBack(entrustedCase(now), event.materials);
    case 'MaterialsTakenBack':
      return takenBack(entrustedCase(now), event, at);
    case 'ServiceEnded':
      return { ...ended(during(now, 'handling'), at), ground: event.ground };
    case 'ServiceTerminated':
      return terminated(during(now, 'handling'), event, at);
    case 'TerminationFormSigned':
      return { ...terminatedCase(now), form: { by: event.by, digest: event.digest, at } };
    case 'EvaluationInvited':
      return { ...during(now, 'evaluation'), evaluationUntil: event.until };
    case 'EvaluationGiven':
      return evaluated(during(now, 'evaluation'), event, at);
    case 'EvaluationClosed':
      return { ...during(now, 'evaluation'), stage: 'archiving' };
    case 'DocumentAdded':
      return { ...now, documents: [...now.documents, event.document] };
    case 'DeadlineReminded':
      return { ...now, reminded: { ...now.reminded, [`${event.due}:${event.subject}:${event.dueAt}`]: event.level } };
    case 'CaseArchived':
      return { ...during(now, 'archiving'), stage: 'archived', archive: event.archive };
  }
}

type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;

/** The case, known to be in this stage. */
function during<Stage extends AgencyCase['stage']>(
  now: AgencyCase,
  stage: Stage,
): Extract<AgencyCase, { stage: Stage }> {
  if (now.stage !== stage) throw new Error(`An event of ${stage} in ${now.stage}`);
  return now as Extract<AgencyCase, { stage: Stage }>;
}

function entrustedCase(now: AgencyCase): EntrustedCase {
  if (!('matters' in now)) throw new Error(`An event of an entrusted case in ${now.stage}`);
  return now;
}

function terminatedCase(now: AgencyCase): EvaluationCase | ArchivingCase {
  if ((now.stage !== 'evaluation' && now.stage !== 'archiving') || !now.termination)
    throw new Error(`An event of a terminated case in ${now.stage}`);
  return now;
}

function opened(before: AgencyCase | undefined, event: Of<'CaseRegistered'>, at: Instant): AgencyCase {
  if (before) throw new Error('CaseRegistered twice');
  const { type: _, ...registered } = event;
  return { ...registered, stage: 'reception', openedAt: at, documents: [], reminded: {} };
}

function withdrawn(now: AgencyCase, { type: _, ...said }: Of<'CaseWithdrawn'>): AgencyCase {
  if (now.stage !== 'reception' && now.stage !== 'acceptance')
    throw new Error(`An event of reception or acceptance in ${now.stage}`);
  return { ...now, ...said, stage: 'withdrawn' };
}

function signed(now: AcceptanceCase, { signature }: Of<'AgreementSigned'>): AcceptanceCase {
  if (!now.draft) throw new Error('AgreementSigned before AgreementDrafted');
  return { ...now, draft: { ...now.draft, signatures: [...now.draft.signatures, signature] } };
}

function entrusted({ draft, ...now }: AcceptanceCase, at: Instant): HandlingCase {
  if (!draft) throw new Error('AgreementTookEffect before AgreementDrafted');
  const matters = draft.terms.matters.map((matter): Matter => ({ ...matter, state: 'entrusted', toldAt: at }));
  return { ...now, stage: 'handling', agreement: { ...draft, effectiveAt: at }, matters, materials: [] };
}

/** The principal was told how one matter, or every matter, stands. */
function told(now: HandlingCase, matter: string | undefined, at: Instant): HandlingCase {
  const matters = now.matters.map((each) =>
    matter === undefined || each.id === matter ? { ...each, toldAt: at } : each,
  );
  return { ...now, matters };
}

function changed(now: HandlingCase, matter: string, change: Partial<Matter>): HandlingCase {
  return { ...now, matters: now.matters.map((each) => (each.id === matter ? { ...each, ...change } : each)) };
}

function taken(now: HandlingCase, event: Of<'MaterialsTaken'>): HandlingCase {
  const materials = event.materials.map((material): HeldMaterial => ({ ...material, state: 'held' }));
  return { ...now, materials: [...now.materials, ...materials] };
}

function submitted(now: HandlingCase, event: Of<'MatterSubmitted'>): HandlingCase {
  const materials = moved(now.materials, event.materials, 'submitted');
  const number = event.authorityNumber ? { authorityNumber: event.authorityNumber } : {};
  return changed({ ...now, materials }, event.matter, { state: 'submitted', ...number });
}

const handedBack = (now: EntrustedCase, ids: readonly string[]): EntrustedCase => ({
  ...now,
  materials: moved(now.materials, ids, 'returned'),
});

const takenBack = (now: EntrustedCase, { materials, place }: Of<'MaterialsTakenBack'>, at: Instant): EntrustedCase => ({
  ...now,
  recoveredAt: at,
  materials: now.materials.map((paper) => (materials.includes(paper.id) ? { ...paper, state: 'held', place } : paper)),
});

/** Until the principal is invited, the evaluation is over as soon as it begins. */
const ended = (now: HandlingCase, at: Instant) =>
  ({ ...now, stage: 'evaluation', endedAt: at, evaluationUntil: at }) as const;

const terminated = (
  now: HandlingCase,
  { type: _, ...termination }: Of<'ServiceTerminated'>,
  at: Instant,
): EvaluationCase => ({ ...ended(now, at), ground: termination.ground, termination });

const moved = (materials: readonly HeldMaterial[], ids: readonly string[], state: HeldMaterial['state']) =>
  materials.map((material) => (ids.includes(material.id) ? { ...material, state } : material));

function evaluated(now: EvaluationCase, event: Of<'EvaluationGiven'>, at: Instant): AgencyCase {
  const { type: _, ...given } = event;
  return { ...now, stage: 'archiving', evaluation: { ...given, at } };
}
