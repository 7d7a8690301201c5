import type { Matter } from '../../../domain/case/matters.ts';
import type { EvaluationCase, HandlingCase } from '../../../domain/case.ts';
import { missing } from '../../../domain/submit.ts';
import { type By, type Expected, expect } from './expect.ts';

/** §7.2.3.1: before anything else. */
export const noticeFirst = expect('agent', '一次性告知办事流程和所需材料', 'give-notice');

/** What a matter waits for, as it stands. */
export function handling(now: HandlingCase, matter: Matter, by: By): Expected[] {
  const { id, title, state } = matter;
  switch (state) {
    case 'entrusted':
      return entrusted(now, matter, by('silence', id));
    case 'submitted':
      if (matter.correction) return corrected(matter, by('correction', id));
      return [expect('agent', `跟踪“${title}”的审批进度并反馈，取得结果后登记`, 'record-result', by('silence', id))];
    case 'decided':
      return [expect('agent', `通知或送达“${title}”的办理结果`, 'deliver', by('delivery', id))];
    case 'delivered':
    case 'withdrawn':
      return [];
  }
}

/** §7.2.3.2: the principal corrects, the agent files again. */
const corrected = ({ title, correction }: Matter, at: string | undefined): Expected[] => [
  expect('principal', `补正“${title}”：${correction?.what.join('；')}`, undefined, at),
  expect('agent', `补正后重新递交“${title}”`, 'resubmit', at),
];

function entrusted(now: HandlingCase, matter: Matter, at: string | undefined): Expected[] {
  const wanted = missing(now, matter);
  return wanted.length > 0
    ? [expect('principal', `提交“${matter.title}”的材料：${wanted.join('、')}`, undefined, at)]
    : [expect('agent', `向审批部门递交“${matter.title}”`, 'submit', at)];
}

/** A principal who is no more is not asked. */
export const evaluation = ({ evaluationUntil }: EvaluationCase, at: string): Expected[] =>
  at < evaluationUntil ? [expect('principal', '评价本次代办服务，提出意见建议', 'evaluate', evaluationUntil)] : [];
