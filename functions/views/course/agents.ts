import { powerNames } from '../../../domain/agreement.ts';
import { conductOutcomeNames, disputeOutcomeNames, meansNames } from '../../../domain/course.ts';
import type { PeopleEvent } from '../../../domain/events/people.ts';
import type { SubDelegationEvent } from '../../../domain/events/sub-delegation.ts';
import { officeName } from '../../tasks/words.ts';
import { partyNames } from '../names.ts';
import type { Details } from './details.ts';

const subDelegationWords = ({ subDelegation }: { subDelegation: boolean }): string =>
  subDelegation ? '同意转委托' : '不同意转委托';

/** Of agents, sub-delegation, conduct and disputes (A.2.3, A.3.4, A.3.5, A.4.4, A.6). */
export const agents: Details<(PeopleEvent | SubDelegationEvent)['type']> = {
  AgentChanged: (event) => [
    event.reason,
    ...(event.told ? [`书面通知：${event.told.on}，${meansNames[event.told.means]}`] : []),
  ],
  OtherAgentRequested: (event) => [event.reason],
  AgentRequestAnswered: (event) => [event.answer === 'granted' ? '同意' : '不同意', event.explanation],
  ConductReported: (event) => [event.text],
  ConductAnswered: (event) => [conductOutcomeNames[event.outcome], event.answer],
  MandateRestricted: (event) => [
    `委托权限：${event.powers.map((power) => powerNames[power]).join('、')}`,
    subDelegationWords(event),
  ],
  SubDelegationAgreed: (event) => [event.documentId ? '书面同意' : '线上同意'],
  MattersSubDelegated: (event) => [`${officeName(event.office)}，委托事项：${event.matters.length}项`, event.reason],
  SubDelegationEnded: (event) => [event.reason],
  DisputeOpened: (event) => [partyNames[event.by], event.about, ...(event.hold ? ['解决之前暂停办理'] : [])],
  DisputeSettled: (event) => [disputeOutcomeNames[event.how], event.outcome],
  PapersHandedOver: (event) => [
    `份数：${event.materials.length}`,
    ...event.discrepancies.map(({ explanation }) => `不符：${explanation}`),
  ],
};
