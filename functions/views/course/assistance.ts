import { type MaterialCheck, materialChecks } from '../../../domain/assistance.ts';
import { checkNames, meansNames } from '../../../domain/course.ts';
import type { AssistanceEvent } from '../../../domain/events/assistance.ts';
import type { CoordinationEvent } from '../../../domain/events/coordination.ts';
import type { EventOf } from '../../../domain/events.ts';
import { authorityName } from '../../tasks/words.ts';
import { itemName } from '../names.ts';
import { type Details, noticeDetails } from './details.ts';

function materialsDetails({ item, materials, explanation }: EventOf<'MaterialsGuided'>): string[] {
  const of = (check: MaterialCheck) => materials.filter((each) => each.check === check).length;
  const counts = materialChecks.filter((check) => of(check) > 0).map((check) => `${checkNames[check]} ${of(check)} 件`);
  return [itemName(item), counts.join('，'), ...(explanation ? [explanation] : [])];
}

const submissionDetails = ({ item, place, on, authorityNumber }: EventOf<'SubmissionAccompanied'>): string[] => [
  `${itemName(item)}：由服务对象递交`,
  `${on}，${place}`,
  ...(authorityNumber ? [`审批部门受理号：${authorityNumber}`] : []),
];

/** Of assistance and coordination (7.1). */
export const assistance: Details<(AssistanceEvent | CoordinationEvent)['type']> = {
  InquiryReceived: (event) => [event.told],
  ConvertedToAgency: (event) => [event.told],
  CaseRedirected: (event) => [event.explanation, `引导至：${event.guidedTo}`],
  FormChosen: (event) => [event.form.name, ...(event.reason ? [event.reason] : [])],
  AdviceGiven: (event) => [...event.notice.matters.map(({ item }) => itemName(item)), ...noticeDetails(event.notice)],
  QuestionAnswered: (event) => [
    event.answer,
    ...event.basis.map((basis) => `依据：${basis}`),
    `答复方式：${meansNames[event.means]}`,
  ],
  MaterialsGuided: materialsDetails,
  SubmissionAccompanied: submissionDetails,
  CoordinationRecorded: (event) => [`${authorityName(event.authority)}，${event.on}`, event.problem],
  CoordinationSettled: (event) => [event.resolved ? '问题已解决' : '问题未解决', `${event.on}：${event.outcome}`],
  ResponsibilityOffered: (event) => [event.reason],
  AssistanceConcluded: (event) => [event.resolved ? '需求已解决' : '需求未解决', event.explanation],
};
