import type { Power } from '../../../domain/agreement.ts';
import { awaitsConfirmation, inHandling, inHandlingEvenHeld } from '../../../domain/authority.ts';
import type { Matter } from '../../../domain/case/matters.ts';
import { isEntrusted } from '../../../domain/case.ts';
import { lacksPowerOfAttorney } from '../../../domain/power-of-attorney.ts';
import { missing } from '../../../domain/submit.ts';
import { canBeSuspended, inStage, mandated, type Rows, type When } from './when.ts';

/** By the agent, or by the sub-agent for a matter of theirs. */
const reports: When = (now, context) =>
  now.stage === 'handling' && now.matters.some(({ id }) => !('outcome' in inHandlingEvenHeld(now, context, id)));

/** The mandate is in force, covers the power, and a matter stands so. */
const matterIs =
  (state: Matter['state'], power?: Power): When =>
  (now, context) => {
    if (now.stage !== 'handling' || (power && !now.mandate.powers.includes(power))) return false;
    return now.matters.some((matter) => matter.state === state && !('outcome' in inHandling(now, context, matter.id)));
  };

const readyToSubmit: When = (now, context) =>
  matterIs('entrusted', 'file')(now, context) &&
  now.stage === 'handling' &&
  !awaitsConfirmation(now.mandate) &&
  !!now.notice &&
  now.matters.some(
    (matter) =>
      matter.state === 'entrusted' && missing(now, matter).length === 0 && !lacksPowerOfAttorney(now, matter, context),
  );

const inCare: When = (now) => isEntrusted(now) && now.stage !== 'archived';

const wasFiled: When = (now, context) =>
  inCare(now, context) && isEntrusted(now) && now.matters.some(({ state }) => state !== 'entrusted');

const correctionOpen: When = (now, context) =>
  mandated(now, context) &&
  now.stage === 'handling' &&
  now.matters.some((matter) => matter.correction && !lacksPowerOfAttorney(now, matter, context));

/** Handling of matters, from the one-time notice to delivery (7.2.3, 7.2.4). */
export const handling: Rows = {
  'give-notice': ['give-notice', (now, context) => mandated(now, context) && !('notice' in now)],
  submit: ['submit', readyToSubmit],
  'record-correction-request': ['record-correction-request', matterIs('submitted')],
  resubmit: ['resubmit', correctionOpen],
  'mirror-authority-state': ['mirror-authority-state', wasFiled],
  'record-charge': ['record-charge', inCare],
  'record-delay': ['record-delay', inCare],
  'report-progress': ['report-progress', reports],
  'record-result': ['record-result', matterIs('submitted', 'collect')],
  deliver: ['deliver', matterIs('decided')],
  suspend: ['suspend', canBeSuspended],
  resume: ['resume', inStage('suspended')],
};
