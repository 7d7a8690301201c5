import { acts } from '../../../domain/course.ts';
import type { CorrectionEvent } from '../../../domain/events/correction.ts';
import type { FormEvent } from '../../../domain/events/form.ts';
import type { RecordEvent } from '../../../domain/events/record.ts';
import type { CaseEvent } from '../../../domain/events.ts';
import { reminded } from '../../../domain/notices.ts';
import { profile } from '../../district.ts';
import { changeWords } from '../corrections.ts';
import { dueNames, purposeNames } from '../names.ts';
import type { Details } from './details.ts';

const reminderWords = (event: Extract<CaseEvent, { type: 'DeadlineReminded' }>): string =>
  reminded(event) === 'agent' ? '提醒代办人员' : event.above ? '提醒上级部门负责人' : '提醒部门负责人';

/** Of the record itself (7.2.7). */
export const record: Details<(CorrectionEvent | FormEvent | RecordEvent)['type']> = {
  EntryCorrected: (event) => [
    `更正第 ${event.commit} 号记录：${acts[event.of].act}`,
    ...changeWords(event),
    `原因：${event.reason}`,
  ],
  CorrectionNoted: (event) => [`第 ${event.commit} 号记录`, event.note],
  FormIssued: (event) => [profile.forms.find(({ id }) => id === event.form)?.title ?? event.form],
  DocumentAdded: (event) => [purposeNames[event.document.purpose]],
  DeadlineReminded: (event) => [dueNames[event.due], reminderWords(event)],
};
