import { legEndNames } from '../../../domain/course.ts';
import type { ImportEvent } from '../../../domain/events/import.ts';
import type { MergingEvent } from '../../../domain/events/merging.ts';
import type { ReceptionEvent } from '../../../domain/events/reception.ts';
import type { TransferEvent } from '../../../domain/events/transfer.ts';
import { placeWords } from '../../../domain/guidance.ts';
import { officeName } from '../../tasks/words.ts';
import { type Details, optional } from './details.ts';

/** Of registration, reception and transfer (7.2.1). */
export const reception: Details<(ImportEvent | MergingEvent | ReceptionEvent | TransferEvent)['type']> = {
  CaseRegistered: (event) => [
    event.need,
    ...(event.previous ? [`重新委托，原案：${event.previous.caseId}`, event.previous.explanation] : []),
  ],
  CaseReceived: (event) => [event.told],
  CaseMerged: (event) => [`并入：${event.into}`, event.reason],
  DuplicateJoined: (event) => [`并入：${event.caseId}`, event.need, `第 ${event.repetitions} 次重复登记`],
  CaseDeclined: (event) => [event.explanation, `引导至：${event.guidedTo}`],
  TransferProposed: (event) => [event.explanation, `拟转办至：${placeWords(event.place)}`],
  TransferStarted: (event) => [`${officeName(event.from)}→${officeName(event.to)}`, event.reason],
  TransferAccepted: (event) => [`${officeName(event.from)}→${officeName(event.to)}`],
  TransferReturned: (event) => [
    `${officeName(event.to)}→${officeName(event.from)}`,
    legEndNames[event.why],
    ...optional(event.reason),
  ],
  CaseImported: (event) => [
    `来源：${event.source}，第 ${event.row} 行`,
    `原编号：${event.key}，原登记日期：${event.startedOn}`,
  ],
};
