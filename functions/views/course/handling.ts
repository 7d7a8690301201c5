import {
  authorityStateNames,
  meansNames,
  outcomeNames,
  sideNames,
  sourceNames,
  suspensionNames,
} from '../../../domain/course.ts';
import type { FilingEvent } from '../../../domain/events/filing.ts';
import type { HandlingEvent } from '../../../domain/events/handling.ts';
import type { SuspensionEvent } from '../../../domain/events/suspension.ts';
import type { CaseEvent } from '../../../domain/events.ts';
import { type Details, noticeDetails, proof } from './details.ts';

const suspensionDetails = (event: Extract<CaseEvent, { type: 'CaseSuspended' }>): string[] => [
  `中止原因：${suspensionNames[event.reason]}`,
  event.explanation,
  `延误归属：${sideNames[event.side]}`,
  `预计续办：${event.expectedEnd}`,
  `告知：${event.told.on}，${meansNames[event.told.means]}`,
];

/** Of the handling of matters (7.2.3, 7.2.4). */
export const handling: Details<(FilingEvent | HandlingEvent | SuspensionEvent)['type']> = {
  NoticeGiven: (event) => noticeDetails(event.notice),
  ProgressReported: (event) => [event.text, `反馈方式：${meansNames[event.means]}`],
  ResultRecorded: (event) => [
    outcomeNames[event.outcome],
    event.explanation,
    ...(event.remedies ? [event.remedies] : []),
  ],
  CorrectionRequested: (event) => [...event.what, `补正期限：${event.by}`, `告知方式：${meansNames[event.means]}`],
  AuthorityStateMirrored: (event) => [
    `${authorityStateNames[event.state]}（${sourceNames[event.source]}）`,
    ...(event.number ? [`审批部门受理号：${event.number}`] : []),
    ...(event.note ? [event.note] : []),
  ],
  DelayRecorded: (event) => [`${sideNames[event.side]}，${event.days}个工作日`, event.reason],
  ChargePaid: (event) => [
    `${event.name} ${(event.fen / 100).toFixed(2)} 元，收据 ${event.receiptNumber}，${event.paidOn}`,
  ],
  ResultDelivered: (event) => [proof(event)],
  CaseSuspended: suspensionDetails,
  CaseResumed: (event) => [event.explanation, `告知：${event.told.on}，${meansNames[event.told.means]}`],
  MatterSubmitted: (event) => (event.authorityNumber ? [`审批部门受理号：${event.authorityNumber}`] : []),
};
