import { inStage, partyOpen, type Rows, takesDocuments, type When } from './when.ts';

const hasConsent: When = ({ consents }) => consents.some(({ withdrawn }) => !withdrawn);

/** Who acts for the principal, the contact, and what they consent to (6.3.2, A.4.3). */
export const persons: Rows = {
  'record-representative': ['record-representative', (now) => partyOpen(now) && now.principal.kind === 'organisation'],
  'record-own-representative': [
    'record-own-representative',
    (now) => partyOpen(now) && now.principal.kind === 'organisation',
  ],
  'record-guardian': ['record-guardian', (now) => partyOpen(now) && now.principal.kind === 'person'],
  'record-own-intent': ['record-own-intent', (now) => partyOpen(now) && now.principal.kind === 'person'],
  'change-contact': ['change-contact', inStage('handling', 'suspended')],
  'record-contact-change': ['record-contact-change', inStage('handling', 'suspended')],
  'give-consent': ['give-consent', takesDocuments],
  'record-consent': ['record-consent', takesDocuments],
  'withdraw-consent': ['withdraw-consent', hasConsent],
  'record-consent-withdrawal': ['record-consent-withdrawal', hasConsent],
};
