import { serviceOver, suspended } from './authority.ts';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import type { Confirmation, ConfirmEntrustment, RecordConfirmation } from './oral.ts';
import { forbids, subjectOf } from './permissions.ts';

/** 确认口头委托: the principal, through an own sign-in. */
export const confirmEntrustment = (now: Case, asked: ConfirmEntrustment, context: Context): Decision =>
  forbids('confirm-entrustment', subjectOf(now), context) ?? confirm(now, asked, context);

/** 确认口头委托: the principal in writing, recorded by the agent with the signed paper. */
export function recordConfirmation(now: Case, asked: RecordConfirmation, context: Context): Decision {
  const forbidden = forbids('record-confirmation', subjectOf(now), context);
  if (forbidden) return forbidden;
  return confirm(now, asked, context);
}

/**
 * §6.3.2: the principal confirms what was entrusted orally. What is confirmed is what was shown; late is not too late: the
 * authority is on again from then.
 */
function confirm(now: Case, asked: ConfirmEntrustment | RecordConfirmation, context: Context): Decision {
  const oral = isEntrusted(now) ? now.mandate.oral : undefined;
  if (oral?.confirmation && oral.digest === asked.digest) return nothing;
  const stopped = serviceOver(now) ?? suspended(now);
  if (stopped) return stopped;
  if (!oral) return refused('6.3.2', 'not-oral');
  if (oral.digest !== asked.digest) return refused('6.3.2', 'other-terms', '电子签名法第13条');
  const { actor } = context;
  const by = actor.kind === 'staff' ? actor.id : actor.kind === 'principal' ? actor.account : actor.task;
  if (!('documentId' in asked)) return confirmed({ method: 'electronic', by }, asked.digest);
  const { documentId } = asked;
  if (!now.documents.some(({ id, purpose }) => id === documentId && purpose === 'confirmation'))
    return refused('6.3.2', 'confirmation-missing', '民法典第165条');
  return confirmed({ method: 'paper', by, documentId }, asked.digest);
}

const confirmed = (confirmation: Confirmation, digest: string): Decision =>
  decided({ type: 'OralMandateConfirmed', confirmation, digest });
