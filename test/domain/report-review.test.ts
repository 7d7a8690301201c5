import { describe, expect, test } from 'vitest';
import type { Actor, Staff } from '../../domain/context.ts';
import { periodOf } from '../../domain/measure/report-period.ts';
import {
  computed,
  nextReminder,
  published,
  type ReportFiles,
  type ReportRecord,
  type ReviewReport,
  reminded,
  reviewReport,
} from '../../domain/measure/report-review.ts';
import { clause } from '../clause.ts';
import { contextOf, sha256 } from '../given.ts';
import { agent, manager } from '../people.ts';

const period = periodOf('2026-03')!;
/** Tuesday 14 April, 2:00 in Shanghai. */
const night = '2026-04-13T18:00:00.000Z';
const morning = '2026-04-14T02:00:00.000Z';

const file = (name: string) => ({ key: name, objectVersion: 'v1', bytes: 10, sha256: sha256(name) });
const files: ReportFiles = { json: file('json'), csv: file('csv'), xlsx: file('xlsx'), pdf: file('pdf') };

const drafted = (measured: readonly string[] = []): ReportRecord =>
  computed(undefined, period, { files, measured, round: 1 }, contextOf(manager, night))!;

const second: Staff = { ...manager, id: 'manager-3' };
const approve: ReviewReport = { decision: 'approve', sha256: files.json.sha256 };
const back: ReviewReport = { decision: 'return', sha256: files.json.sha256, remarks: '请核对和平镇的数据。' };

const said = (record: ReportRecord, asked: ReviewReport, by: Actor = manager) =>
  reviewReport(record, asked, contextOf(by, morning));

function after(record: ReportRecord, asked: ReviewReport, by: Actor = manager): ReportRecord {
  const outcome = said(record, asked, by);
  if (outcome.outcome === 'refused') throw new Error(outcome.because);
  return outcome.record;
}

clause('8.3', () => {
  describe('a report that was computed', () => {
    test('waits for its review, five working days', () => {
      expect(drafted()).toMatchObject({
        stage: 'in-review',
        round: 1,
        version: 1,
        statisticsAt: '2026-04-13T16:00:00.000Z',
        dueAt: '2026-04-21T09:00:00.000Z',
      });
    });

    test('computed in the same round again, nothing changes', () => {
      expect(computed(drafted(), period, { files, measured: [], round: 1 }, contextOf(manager, night))).toBeUndefined();
    });

    test('is approved by a manager of the centre, and published then', () => {
      const approved = after(drafted(), approve);
      expect(approved).toMatchObject({ stage: 'endorsed', approvedBy: ['manager-1'], version: 2 });
      const out = published(approved, files, morning)!;
      expect(out).toMatchObject({ stage: 'published', publishedAt: morning, version: 3 });
      expect(out.course.map(({ act }) => act)).toEqual(['computed', 'endorsed', 'published']);
    });

    test('is returned with remarks, and computed again in another round, which must be approved anew', () => {
      const returned = after(drafted(), back);
      expect(returned).toMatchObject({ stage: 'sent-back' });
      expect(returned.course.at(-1)).toMatchObject({ by: 'manager-1', remarks: '请核对和平镇的数据。' });
      const again = computed(returned, period, { files, measured: [], round: 2 }, contextOf(manager, morning))!;
      expect(again).toMatchObject({ stage: 'in-review', round: 2, approvedBy: [] });
    });

    test('whoever it measures may not publish it alone', () => {
      const once = after(drafted(['manager-1']), approve);
      expect(once).toMatchObject({ stage: 'in-review', approvedBy: ['manager-1'] });
      expect(said(once, approve)).toEqual({ outcome: 'reviewed', record: once });
      expect(after(once, approve, second)).toMatchObject({ stage: 'endorsed' });
    });
  });

  describe('is refused', () => {
    test('to whoever is no manager of the centre', () => {
      for (const by of [agent, { ...manager, office: 'heping' }, { ...manager, roles: ['helper' as const] }])
        expect(said(drafted(), approve, by)).toMatchObject({ outcome: 'refused', because: 'not-permitted' });
    });

    test('of another content than the one that was read', () => {
      const other: ReviewReport = { decision: 'approve', sha256: sha256('other') };
      expect(said(drafted(), other)).toMatchObject({ outcome: 'refused', because: 'report-differs' });
    });

    test('when it was returned, or is out', () => {
      expect(said(after(drafted(), back), approve)).toMatchObject({ because: 'report-not-in-review' });
      const out = published(after(drafted(), approve), files, morning)!;
      expect(said(out, back)).toMatchObject({ because: 'report-not-in-review' });
      expect(computed(out, period, { files, measured: [], round: 2 }, contextOf(manager, morning))).toBeUndefined();
    });

    test('publishing what nobody approved', () => {
      expect(published(drafted(), files, morning)).toBeUndefined();
    });
  });

  test('reminders come when the review is due and then every working day, while it waits', () => {
    const { calendar } = contextOf(manager);
    const first = drafted();
    expect(reminded(first, { calendar, now: morning })).toBeUndefined();
    expect(nextReminder(first, { calendar })).toBe('2026-04-21T09:00:00.000Z');
    const once = reminded(first, { calendar, now: first.dueAt })!;
    expect(once).toMatchObject({ reminded: 1, stage: 'in-review' });
    expect(nextReminder(once, { calendar })).toBe('2026-04-22T09:00:00.000Z');
    expect(reminded(after(once, approve), { calendar, now: '2026-05-01T00:00:00.000Z' })).toBeUndefined();
  });
});
