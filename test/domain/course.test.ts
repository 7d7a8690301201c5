import { expect, test } from 'vitest';
import { evaluationLevels, otherGrounds, terminationGrounds } from '../../domain/case/endings.ts';
import { resultOutcomes } from '../../domain/case/matters.ts';
import { noticeMeans } from '../../domain/case/telling.ts';
import {
  actOf,
  acts,
  groundNames,
  levelNames,
  meansNames,
  otherGroundNames,
  outcomeNames,
} from '../../domain/course.ts';
import { clauses } from '../../domain/standard.ts';
import { caseAfter } from '../a-case.ts';

test('the course of a case reads in the standard’s words', () => {
  const events = caseAfter('archive').history.flatMap(({ events: each }) => each);
  expect(events.map((event) => actOf(event).act)).toEqual([
    '登记',
    '接待',
    '拟定代办服务委托协议',
    '签署代办服务委托协议',
    '签署代办服务委托协议',
    '协议生效',
    '一次性告知办事流程和材料',
    '接收材料',
    '向审批部门递交材料',
    '取得审批结果',
    '通知或送达办理结果',
    '委托事项全部办结，代办服务自动终止',
    '提示评价',
    '评价',
    '文件存入案卷',
    '归档',
  ]);
});

test('every event fulfils a clause that is kept', () => {
  const kept = Object.values(acts).map(({ clause }) => clauses[clause].kept);
  expect(kept.filter((room) => ['planned', 'outside'].includes(room))).toEqual([]);
});

test('every level, outcome, means and ground has its Chinese name', () => {
  expect(Object.keys(levelNames)).toEqual([...evaluationLevels]);
  expect(Object.keys(outcomeNames)).toEqual([...resultOutcomes]);
  expect(Object.keys(meansNames)).toEqual([...noticeMeans]);
  expect(Object.keys(groundNames)).toEqual(['completed', ...terminationGrounds]);
  expect(Object.keys(otherGroundNames)).toEqual([...otherGrounds]);
});
