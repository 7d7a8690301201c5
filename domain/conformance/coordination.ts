import type { EventType } from '../events.ts';
import { awaitedStill, notApplicable, obeyed, type Rule } from './findings.ts';
import { all, type CaseRecord, first } from './record.ts';

/** What ends the service in which problems are taken up. */
const ends: readonly EventType[] = [
  'AssistanceConcluded',
  'ServiceEnded',
  'ServiceTerminated',
  'CaseWithdrawn',
  'CaseMerged',
];

/** The problems taken up with authorities, in 帮办 or in 代办; what came of each is awaited while the service lasts. */
const taken =
  (inAssistance: boolean): Rule =>
  (record) => {
    const seq = first(record, 'ConvertedToAgency')?.seq ?? (record.now.service === 'assistance' ? Infinity : 0);
    const problems = all(record, 'CoordinationRecorded').filter((entry) => entry.seq < seq === inAssistance);
    if (problems.length === 0) return notApplicable('没有登记办理中出现的问题。');
    const settled = all(record, 'CoordinationSettled').filter(({ event }) =>
      problems.some((problem) => problem.event.id === event.id),
    );
    if (settled.length === problems.length)
      return obeyed('办理中出现的问题均已与相关部门沟通协调，结果已登记。', ...problems, ...settled);
    const over = endOf(record);
    if (over)
      return obeyed('办理中出现的问题已与相关部门沟通协调，至服务结束尚无结果。', ...problems, ...settled, over);
    return awaitedStill('办理中出现的问题正在与相关部门沟通协调。');
  };

const endOf = ({ entries }: CaseRecord) => entries.find(({ event }) => ends.includes(event.type));

/** §7.1.2.4. */
export const assistedProblems: Rule = taken(true);

/** §7.2.3.4. */
export const agencyProblems: Rule = taken(false);
