import { AnswerFinding, FileFinding, SettleFinding } from '../../../domain/supervision/finding.ts';
import { DrawSample } from '../../../domain/supervision/sample.ts';
import * as asked from '../../requests.ts';
import { type Described, reading } from './described.ts';

const changing = { clause: '8.1', changes: true, ruled: true } as const;
const answer = { name: 'Finding', words: '监督意见现状。' } as const;

/** Supervision (8.1). */
export const supervision: Readonly<Record<string, Described>> = {
  'draw-sample': {
    ...changing,
    words:
      '从一个已冻结月份计入统计的案件中随机抽样。抽样种子与结果一并保存；给出同一种子、月份、部门，任何人都能重新抽出同样的案件。',
    body: DrawSample,
    answer: { status: 201, name: 'DrawnSample', words: '抽样记录。' },
  },
  'read-sample': reading(
    'MaskedSample',
    '样本案件，已脱敏。没有人员信息和人写的文字，工作人员只显示所在部门；每次查看写入查阅记录。',
    { clause: '8.1', ruled: true, problems: ['sample-unknown'] },
  ),
  'file-finding': {
    ...changing,
    words: '对样本案件、部门或指标提出监督意见，由该部门负责人限期答复。',
    body: FileFinding,
    answer: { status: 201, ...answer },
    problems: ['sample-unknown'],
  },
  'answer-finding': {
    ...changing,
    words: '答复监督意见。',
    body: AnswerFinding,
    answer,
    problems: ['finding-unknown'],
  },
  'settle-finding': {
    ...changing,
    words: '提出监督意见的人认可答复，或者提出一次异议；再次答复即办结，意见和答复都保留。',
    body: SettleFinding,
    answer,
    problems: ['finding-unknown'],
  },
  'read-finding': reading('Finding', '一条监督意见及其答复。', {
    clause: '8.1',
    ruled: true,
    problems: ['finding-unknown'],
  }),
  'list-findings': reading('FindingList', '一个部门的监督意见，按答复期限排列。raised 为逾期后升级至本部门的意见。', {
    clause: '8.1',
    query: asked.ListFindings,
    ruled: true,
    problems: ['cursor-invalid'],
  }),
};
