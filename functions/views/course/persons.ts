import type { ConsentGiven } from '../../../domain/consent.ts';
import { consentChannelNames, relationNames, signatoryNames } from '../../../domain/course.ts';
import type { ConsentEvent } from '../../../domain/events/consent.ts';
import type { PartyEvent } from '../../../domain/events/parties.ts';
import type { PeopleEvent } from '../../../domain/events/people.ts';
import { scopeWords } from '../../tasks/words.ts';
import { askedNames, itemName } from '../names.ts';
import { type Details, optional } from './details.ts';

const consentDetails = ({ scope, wording, evidence, guardian }: ConsentGiven): string[] => [
  scopeWords(scope),
  `同意书版本：${wording.version}`,
  `方式：${consentChannelNames[evidence.channel]}${guardian ? '，由监护人同意' : ''}`,
  ...('record' in evidence ? [evidence.record] : []),
];

/** Of who acts for the principal, and of consent (6.3.2, A.4.3). */
export const persons: Details<(ConsentEvent | PartyEvent | PeopleEvent)['type']> = {
  ConsentGiven: (event) => consentDetails(event.consent),
  ConsentWithdrawn: (event) => [consentChannelNames[event.channel], ...optional(event.reason)],
  RepresentativeRecorded: (event) => [signatoryNames[event.capacity]],
  GuardianRecorded: (event) => [
    relationNames[event.relation],
    ...(event.capacity ? [signatoryNames[event.capacity]] : []),
  ],
  OwnIntentRecorded: (event) => [askedNames[event.means], ...event.items.map(itemName)],
  ContactChanged: (event) => [
    event.contact === 'principal' ? '委托方本人' : '另行指派',
    event.documentId ? '书面通知' : '线上通知',
  ],
};
