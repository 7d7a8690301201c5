import { powerNames } from '../../../domain/agreement.ts';
import type { MandateEvent } from '../../../domain/events/mandate.ts';
import type { PowerOfAttorneyEvent } from '../../../domain/events/power-of-attorney.ts';
import type { SupplementEvent } from '../../../domain/events/supplement.ts';
import { authorityName } from '../../tasks/words.ts';
import { evidenceNames, methodNames, partyNames } from '../names.ts';
import type { Details } from './details.ts';

/** Of what is signed (7.2.2, A.7). */
export const entrustment: Details<(MandateEvent | PowerOfAttorneyEvent | SupplementEvent)['type']> = {
  AgreementSigned: (event) => [partyNames[event.signature.party]],
  SupplementDrafted: (event) => [
    event.supplement.text,
    ...(event.supplement.until ? [`延长至：${event.supplement.until}`] : []),
  ],
  SupplementSigned: (event) => [partyNames[event.signature.party]],
  PowerOfAttorneyIssued: (event) => [
    authorityName(event.attorney.authority),
    ...event.attorney.powers.map((power) => powerNames[power]),
    `期限：${event.attorney.term.from}至${event.attorney.term.until}`,
  ],
  PowerOfAttorneySigned: (event) => [methodNames[event.signature.method]],
  TermWarned: (event) => [`届满：${event.until}`],
  OrallyEntrusted: (event) => [event.terms.summary, `凭证：${evidenceNames[event.terms.evidence.by]}`],
  OralMandateConfirmed: (event) => [methodNames[event.confirmation.method]],
};
