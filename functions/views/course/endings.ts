import { causeNames, groundWords, meansNames } from '../../../domain/course.ts';
import type { EndingEvent } from '../../../domain/events/ending.ts';
import type { PeopleEvent } from '../../../domain/events/people.ts';
import type { ReceptionEvent } from '../../../domain/events/reception.ts';
import type { CaseEvent } from '../../../domain/events.ts';
import type { Details } from './details.ts';

const terminationDetails = (event: Extract<CaseEvent, { type: 'ServiceTerminated' }>): string[] => [
  `终止原因：${groundWords(event)}`,
  ...(event.cause ? [`服务对象所述：${causeNames[event.cause]}`] : []),
  event.explanation,
  ...(event.basis ? [`法律依据：${event.basis}`] : []),
  ...(event.told ? [`告知：${event.told.on}，${meansNames[event.told.means]}`] : []),
];

/** Of endings (7.2.5). */
export const endings: Details<(EndingEvent | PeopleEvent | ReceptionEvent)['type']> = {
  CaseWithdrawn: (event) => (event.reason ? [event.reason] : []),
  MatterWithdrawn: (event) => (event.reason ? [event.reason] : []),
  ServiceTerminated: terminationDetails,
  NeedRaisedAgain: (event) => [`再次提出：${event.by}`, event.reason],
};
