import type { Case } from '../../domain/case.ts';
import type { Actor } from '../../domain/context.ts';
import type { CaseEvent, EventType } from '../../domain/events.ts';

type Must = (holds: boolean, law: string) => void;

/** What takes a mandate. */
const actsOfAgency: readonly EventType[] = [
  'AgreementDrafted',
  'AgreementSigned',
  'AgreementTookEffect',
  'OrallyEntrusted',
  'MaterialsTaken',
  'MatterSubmitted',
  'ResultRecorded',
  'ResultDelivered',
  'CaseArchived',
];

/** §7.1: help, and nothing in the principal's place. */
export function lawsOfAssistance(event: CaseEvent, before: Case, actor: Actor, must: Must): void {
  if (before.service === 'assistance')
    must(!actsOfAgency.includes(event.type), 'assistance keeps no papers and files nothing');
  if (event.type === 'AssistanceConcluded')
    must(
      before.stage === 'guidance' && actor.kind === 'staff' && actor.id === before.agent,
      'only the one responsible concludes',
    );
  if (event.type === 'SubmissionAccompanied') must(event.by === 'principal', 'the principal stays the applicant');
  must(before.stage !== 'redirected', 'nothing happens after a redirection');
}

/** A case that goes on as 代办 keeps its number, its need, its documents, and all that was done as 帮办. */
export function lawsOfConversion(before: Case, after: Case, must: Must): void {
  if (!('assistance' in before) || !before.assistance) return;
  must(after.id === before.id && after.need === before.need, 'a case keeps its number and its need');
  must(
    before.documents.every(({ id }) => after.documents.some((each) => each.id === id)),
    'a case keeps its documents',
  );
  const { advice, submissions } = before.assistance;
  const kept = 'assistance' in after ? after.assistance : undefined;
  must(
    !!kept && advice.every((each) => kept.advice.includes(each)) && kept.submissions.length >= submissions.length,
    'what was done as assistance is kept',
  );
}
