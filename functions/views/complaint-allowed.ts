import type { ComplaintCase } from '../../domain/case.ts';
import { mayAskForReview } from '../../domain/complaint/close.ts';
import { decisionDue } from '../../domain/complaint/due.ts';
import { unfit } from '../../domain/complaint/fitness.ts';
import type { Context, Staff } from '../../domain/context.ts';
import { isFinal } from '../../domain/lifecycle.ts';
import { type Command, forbids, subjectOf } from '../../domain/permissions.ts';

type When = (now: ComplaintCase, context: Context, actor: Staff) => boolean;

const inStage =
  (...stages: readonly ComplaintCase['stage'][]): When =>
  ({ stage }) =>
    stages.includes(stage);

/** Nobody else has it in hand. */
const free: When = ({ complaint }, _, { id }) => complaint.handler === undefined || complaint.handler === id;

/** When each operation of staff makes sense, besides whether they may do it at all. */
const rows: Readonly<Record<string, readonly [Command, When]>> = {
  'accept-complaint': [
    'accept-complaint',
    (now, context, actor) => now.stage === 'complaint' && free(now, context, actor) && !unfit(actor, now.complaint),
  ],
  'refuse-complaint': ['refuse-complaint', inStage('complaint')],
  'pass-complaint-on': ['pass-complaint-on', inStage('complaint')],
  'assign-complaint': ['assign-complaint', inStage('complaint', 'investigation', 'review')],
  'identify-concerned': ['identify-concerned', inStage('complaint', 'investigation')],
  'link-complaint': ['link-complaint', () => true],
  'contact-complainant': [
    'contact-complainant',
    ({ stage, complaint }) => stage === 'investigation' && complaint.named,
  ],
  'reveal-complainant': ['reveal-complainant', ({ complaint }) => complaint.named],
  'request-evidence-upload': ['add-document', ({ stage }) => !isFinal(stage)],
  'extend-complaint': [
    'extend-complaint',
    ({ stage, complaint }, { calendar, deadlines, now: at }) =>
      stage === 'investigation' && !complaint.extension && at <= decisionDue(complaint, calendar, deadlines).at,
  ],
  'record-findings': ['record-findings', inStage('investigation')],
  'decide-complaint': [
    'decide-complaint',
    ({ stage, complaint }) => stage === 'investigation' && complaint.findings !== undefined,
  ],
  'reply-to-complaint': ['reply-to-complaint', inStage('reply')],
  'call-back': ['call-back', ({ stage, complaint }) => stage === 'call-back' && complaint.named],
  'record-review-request': [
    'record-review-request',
    ({ stage, complaint: { review, reviewUntil } }, { now: at }) =>
      stage === 'call-back' && !review && reviewUntil !== undefined && at <= reviewUntil,
  ],
  'decide-review': [
    'decide-review',
    (now, context, actor) =>
      now.stage === 'review' &&
      free(now, context, actor) &&
      !unfit(actor, now.complaint) &&
      !now.complaint.deciders.includes(actor.id),
  ],
  'record-complaint-withdrawal': ['record-complaint-withdrawal', inStage('complaint', 'investigation')],
  'propose-improvement': ['propose-improvement', ({ complaint }) => complaint.decision !== undefined],
  'file-complaint': [
    'file-complaint',
    (now, { now: at }) =>
      now.stage === 'call-back' &&
      (!now.complaint.named || now.complaint.callBack !== undefined) &&
      !mayAskForReview(now, at),
  ],
};

/** What whoever asks may do with the complaint now. */
export function complaintAllowed(now: ComplaintCase, context: Context): string[] {
  const { actor } = context;
  if (actor.kind !== 'staff') return [];
  const subject = subjectOf(now);
  return Object.entries(rows)
    .filter(([, [command, when]]) => !forbids(command, subject, context) && when(now, context, actor))
    .map(([operation]) => operation);
}
