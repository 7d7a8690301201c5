import { expect, test } from 'vitest';
import type { Measure } from '../../../domain/measure/measures.ts';
import { rowsOf } from '../../../domain/measure/rows-of.ts';
import { repairAfter, voided } from '../../a-repair.ts';
import { clause } from '../../clause.ts';
import { later, minute, type Story, told } from '../../given.ts';
import { clocks } from './facts.ts';

const said = ({ history }: Story, measure: Measure) =>
  rowsOf(history, clocks)
    .filter((row) => row.measure === measure)
    .map(({ day, office, value }) => [day, office, value]);
const answers = (story: Story, measure: Measure) => said(story, measure).map(([, , value]) => value);

clause('8.3', () => {
  test('a poor rating waits to be contacted, mended and called back', () => {
    const story = repairAfter('open');
    expect(said(story, 'poor-contact')).toEqual([['2026-03-05', 'heping', 'pending:2026-03-05T09:00:00.000Z']]);
    expect(said(story, 'poor-repair')).toEqual([['2026-03-11', 'heping', 'pending:2026-03-11T09:00:00.000Z']]);
    expect(answers(story, 'poor-call-back')).toEqual(['not-called-back']);
  });

  test('contacted, mended and called back in time', () => {
    const story = repairAfter('check');
    expect([answers(story, 'poor-contact'), answers(story, 'poor-repair')]).toEqual([['on-time'], ['on-time']]);
    expect([answers(story, 'poor-call-back'), answers(story, 'poor-call-result')]).toEqual([
      ['called-back'],
      ['satisfied'],
    ]);
    expect(rowsOf(story.history, clocks).every(({ measure }) => measure.startsWith('poor-'))).toBe(true);
  });

  test('what somebody else found not to be mended is not, until it is mended again', () => {
    const story = repairAfter('call');
    const failed = told(story.history, later(story.at, minute), [
      { type: 'RepairChecked', passed: false, note: '没有整改', by: 'manager-1' },
    ]);
    expect(answers(failed, 'poor-repair')).toEqual(['pending:2026-03-11T09:00:00.000Z']);
    const again = told(failed.history, '2026-03-12T01:00:00.000Z', [
      { type: 'MendingRecorded', outcome: 'corrected', measures: '已整改', by: 'agent-2' },
    ]);
    expect(answers(again, 'poor-repair')).toEqual(['late']);
  });

  test('with reasons there is more time', () => {
    const story = repairAfter('assign');
    const extended = told(story.history, later(story.at, minute), [{ type: 'RepairExtended', reason: '涉及多个部门' }]);
    expect(said(extended, 'poor-repair')).toEqual([['2026-03-25', 'heping', 'pending:2026-03-25T09:00:00.000Z']]);
  });

  test('to have tried in vain is not to have called back', () => {
    const story = repairAfter('mend');
    const call = (last: boolean) =>
      told(story.history, later(story.at, minute), [{ type: 'RaterCalledBack', result: 'unreached', last }]);
    expect([answers(call(false), 'poor-call-back'), answers(call(true), 'poor-call-back')]).toEqual([
      ['not-called-back'],
      ['unreached'],
    ]);
  });

  test('nobody can be called who is not named; what is void is left out', () => {
    const story = repairAfter('open', true);
    expect([answers(story, 'poor-call-back'), answers(story, 'poor-contact')]).toEqual([['anonymous'], []]);
    const nothing = voided(repairAfter('open'));
    for (const measure of ['poor-contact', 'poor-repair', 'poor-call-back'] as const)
      expect(answers(nothing, measure)).toEqual(['void']);
  });
});
