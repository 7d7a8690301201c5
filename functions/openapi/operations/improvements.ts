import { CloseImprovement } from '../../../domain/improvement/close.ts';
import { DropImprovement, FinishImprovement, NoteImprovement } from '../../../domain/improvement/proceed.ts';
import { PromiseImprovement } from '../../../domain/improvement/promise.ts';
import type { Schema } from '../../http/call.ts';
import * as asked from '../../requests.ts';
import { type Described, reading } from './described.ts';

const answer = { name: 'Improvement', words: '改进措施现状。' } as const;

const onImprovement = (body: Schema, words: string): Described => ({
  words,
  clause: '8.3',
  body,
  changes: true,
  ruled: true,
  answer,
  problems: ['improvement-unknown'],
});

/** The register of improvement (8.3). */
export const improvements: Readonly<Record<string, Described>> = {
  'list-improvements': reading(
    'ImprovementList',
    '一个部门的改进措施，按完成期限排列。raised 为超期后升级至本部门的措施。',
    { clause: '8.3', query: asked.ListImprovements, ruled: true, problems: ['cursor-invalid'] },
  ),
  'promise-improvement': {
    ...onImprovement(
      PromiseImprovement,
      '把差评、投诉、指标、测评、监督中发现的问题登记为改进措施：责任人、完成期限、应当改善的指标。指标现值取自已冻结月份的统计，不由人填写。',
    ),
    answer: { status: 201, ...answer },
    problems: ['indicator-unknown'],
  },
  'read-improvement': reading('Improvement', '一项改进措施及其全部进展。', {
    clause: '8.3',
    ruled: true,
    problems: ['improvement-unknown'],
  }),
  'note-improvement': onImprovement(NoteImprovement, '登记改进的进展。责任人或部门负责人可以登记。'),
  'finish-improvement': onImprovement(
    FinishImprovement,
    '登记措施已经完成。完成不等于办结：成效由之后月份的指标核验。',
  ),
  'close-improvement': onImprovement(
    CloseImprovement,
    '以之后一个已冻结月份的指标核验成效并办结。数值取自统计；没有改善的也可以办结，但写明没有改善。',
  ),
  'drop-improvement': onImprovement(DropImprovement, '说明理由撤销改进措施；责任人不得撤销本人负责的措施。'),
};
