import { expect, test } from 'vitest';
import { withdrawComplaint } from '../../../domain/complaint/close.ts';
import type { Measure } from '../../../domain/measure/measures.ts';
import { rowsOf } from '../../../domain/measure/rows-of.ts';
import { complaintAfter, registered, reviewed, upheld } from '../../a-complaint.ts';
import { clause } from '../../clause.ts';
import { and, later, minute, type Story, told } from '../../given.ts';
import { principal } from '../../people.ts';
import { clocks } from './facts.ts';

const said = ({ history }: Story, measure: Measure) =>
  rowsOf(history, clocks)
    .filter((row) => row.measure === measure)
    .map(({ day, office, value }) => [day, office, value]);
const answers = (story: Story, measure: Measure) => said(story, measure).map(([, , value]) => value);

clause('8.2', () => {
  test('a complaint counts where it is handled, by its cause and its channel, and is no request', () => {
    const story = registered();
    expect(said(story, 'complaint')).toEqual([['2026-03-04', 'heping', 'open']]);
    expect([answers(story, 'complaint-cause'), answers(story, 'complaint-channel')]).toEqual([['telling'], ['online']]);
    expect(answers(story, 'complaint-acceptance')).toEqual(['pending:2026-03-05T09:00:00.000Z']);
    const rows = rowsOf(complaintAfter('file').history, clocks);
    expect(rows.every(({ measure, service }) => measure.startsWith('complaint') && service === 'none')).toBe(true);
  });

  test('accepted, decided, answered and called back in time', () => {
    const story = complaintAfter('file');
    expect(answers(story, 'complaint')).toEqual(['accepted']);
    expect(answers(story, 'complaint-acceptance')).toEqual(['on-time']);
    expect(said(story, 'complaint-end')).toEqual([['2026-03-11', 'heping', 'on-time']]);
    expect(answers(story, 'complaint-outcome')).toEqual(['upheld']);
    expect(answers(story, 'complaint-time')).toEqual([0]);
    expect(answers(story, 'complaint-call-back')).toEqual(['satisfied']);
  });

  test('what is not decided waits until it is due; an extension moves that, and what comes after is late', () => {
    const accepted = complaintAfter('accept');
    expect(said(accepted, 'complaint-end')).toEqual([['2026-03-11', 'heping', 'pending:2026-03-11T09:00:00.000Z']]);
    const decided = { type: 'ComplaintDecided', ...upheld, by: 'officer-1' } as const;
    const late = told(accepted.history, '2026-03-12T01:00:00.000Z', [decided]);
    expect(answers(late, 'complaint-end')).toEqual(['late']);
    const extended = told(accepted.history, later(accepted.at, minute), [
      { type: 'ComplaintExtended', reason: '需要调取监控', until: '2026-03-18T09:00:00.000Z' },
    ]);
    expect(said(told(extended.history, '2026-03-12T01:00:00.000Z', [decided]), 'complaint-end')).toEqual([
      ['2026-03-18', 'heping', 'on-time'],
    ]);
  });

  test('taken back before anything was due, it is left out', () => {
    const story = and(complaintAfter('accept'), principal, withdrawComplaint, {});
    expect([answers(story, 'complaint'), answers(story, 'complaint-end')]).toEqual([['accepted'], ['withdrawn']]);
    const soon = and(registered(), principal, withdrawComplaint, {});
    expect([answers(soon, 'complaint'), answers(soon, 'complaint-acceptance')]).toEqual([['withdrawn'], ['withdrawn']]);
  });

  test('each office that has it answers for its own time', () => {
    const story = registered();
    const passed = told(story.history, later(story.at, minute), [
      { type: 'ComplaintPassedOn', from: 'heping', to: 'anle', why: 'misrouted', reason: '安乐镇窗口', except: [] },
    ]);
    expect(said(passed, 'complaint-acceptance')).toEqual([
      ['2026-03-04', 'heping', 'on-time'],
      ['2026-03-04', 'anle', 'pending:2026-03-05T09:00:00.000Z'],
    ]);
    expect(said(passed, 'complaint')).toEqual([['2026-03-04', 'anle', 'open']]);
  });

  test('a review that changes the decision is counted, and the first decision stays', () => {
    expect(answers(reviewed(), 'complaint-review')).toEqual(['changed']);
    expect(answers(reviewed(), 'complaint-outcome')).toEqual(['upheld']);
  });
});
