import type { Case, ComplaintCase } from '../../domain/case.ts';
import { causeNames, replyFormNames } from '../../domain/complaint/complaint.ts';
import { decisionDue } from '../../domain/complaint/due.ts';
import type { Context } from '../../domain/context.ts';
import { forbids, subjectOf } from '../../domain/permissions.ts';
import { complaintOffice, decisionOf, named, refusalOf, replyOf } from './complaint-parts.ts';
import { stageNames } from './names.ts';
import type { ComplaintProgress } from './shapes/complaints.ts';

/**
 * How a complaint stands, for whoever complained: nothing of the staff, nothing of the investigation, and the decision once it has
 * been told. What was said is shown to whoever is signed in, not to a code that may have been read over a shoulder.
 * @throws Error when it is no complaint, which its number excludes
 */
export function complaintProgress(now: Case, context: Context): ComplaintProgress {
  if (!('complaint' in now)) throw new Error('Not a complaint');
  const { complaint } = now;
  const signedIn = context.actor.kind === 'principal' && context.actor.linked === undefined;
  const told = complaint.answer && now.stage !== 'review';
  const passedOnAt = complaint.passings.at(-1)?.at;
  return {
    id: now.id,
    stage: named(now.stage, stageNames),
    office: complaintOffice(now.office),
    openedAt: now.openedAt,
    cause: named(complaint.cause, causeNames),
    replyBy: named(complaint.replyBy, replyFormNames),
    ...(signedIn && { text: now.need }),
    ...(passedOnAt && { passedOnAt }),
    ...(complaint.acceptedAt && { acceptedAt: complaint.acceptedAt }),
    ...(now.stage === 'investigation' && {
      decideBy: decisionDue(complaint, context.calendar, context.deadlines).at,
    }),
    ...(complaint.extension && { extension: complaint.extension }),
    ...refusalOf(complaint),
    ...(told && now.stage !== 'reply' && decisionOf(complaint, false)),
    ...replyOf(complaint),
    ...(complaint.reviewUntil && { reviewUntil: complaint.reviewUntil }),
    ...(complaint.review && { review: complaint.review }),
    allowed: allowedOf(now, context),
  };
}

function allowedOf(now: ComplaintCase, context: Context): string[] {
  const may = (command: 'withdraw-complaint' | 'request-review') => !forbids(command, subjectOf(now), context);
  const { reviewUntil, review } = now.complaint;
  const early = now.stage === 'complaint' || now.stage === 'investigation';
  const reviewable = now.stage === 'call-back' && !review && reviewUntil !== undefined && context.now <= reviewUntil;
  return [
    ...(early && may('withdraw-complaint') ? ['withdraw-complaint'] : []),
    ...(reviewable && may('request-review') ? ['request-review'] : []),
  ];
}
