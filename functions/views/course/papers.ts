import { capacityNames, depositCauseNames, lossOutcomeNames } from '../../../domain/course.ts';
import type { CustodyEvent } from '../../../domain/events/custody.ts';
import { type Details, proof } from './details.ts';

const pieces = (name: string, originals: number, copies: number): string =>
  `${name}：原件 ${originals} 份，复印件 ${copies} 份`;

/** Of papers in custody (A.4.5, B.1). */
export const papers: Details<CustodyEvent['type']> = {
  MaterialsTaken: (event) => [
    ...event.materials.map(({ name, originals, copies }) => pieces(name, originals, copies)),
    proof(event),
  ],
  CollectionAsked: (event) => [proof(event)],
  MaterialsHandedBack: (event) => [
    ...(event.recipient ? [`领取人：${capacityNames[event.recipient.capacity]}`] : []),
    proof(event),
  ],
  PapersDeposited: (event) => [
    `提存于：${event.depositary.name}，${event.on}，凭证号 ${event.certificate}`,
    depositCauseNames[event.cause],
  ],
  LossReported: (event) => [event.circumstances],
  LossSettled: (event) => [
    lossOutcomeNames[event.settlement.outcome],
    ...('explanation' in event.settlement ? [event.settlement.explanation] : []),
  ],
  MaterialsTakenBack: (event) => [`份数：${event.materials.length}`],
};
