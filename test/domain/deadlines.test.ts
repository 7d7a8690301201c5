import { describe, expect, test } from 'vitest';
import { dueDate, workingTime } from '../../domain/calendar.ts';
import { calendarWarning, daysMissing } from '../../domain/calendar-end.ts';
import type { Case } from '../../domain/case.ts';
import { colourOf } from '../../domain/colour.ts';
import type { Context } from '../../domain/context.ts';
import type { Deadline } from '../../domain/deadlines.ts';
import { dues } from '../../domain/due.ts';
import { nextWake, wake } from '../../domain/wake.ts';
import { caseAfter, resumedAt, suspendedAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, calendar, contextOf, given, later, type Story } from '../given.ts';
import { agent, system } from '../people.ts';

const shanghai = (text: string) => new Date(`${text.replace(' ', 'T')}:00.000+08:00`).toISOString();
const said = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const { deadlines } = contextOf(agent);
const days = (value: number, effectiveFrom = '2026-01-01'): Deadline => ({
  value,
  unit: 'working-days',
  basis: '区文件',
  version: '2',
  effectiveFrom,
});

clause('4.3', () => {
  describe('a deadline in several versions', () => {
    const versions = { ...days(10, '2026-03-10'), earlier: [days(5, '2026-02-01'), days(3, '2026-01-01')] };
    const due = (from: string) => said(dueDate(calendar, shanghai(from), versions).at);

    test.each([
      ['2026-03-10 09:00', '2026-03-24 17:00', 'the newest, from its first day on'],
      ['2026-03-09 23:00', '2026-03-16 17:00', 'the one before it, up to the evening before'],
      ['2026-01-12 09:00', '2026-01-15 17:00', 'the first'],
      ['2025-06-09 09:00', '2025-06-12 17:00', 'the first also before it was in force'],
    ])('from %s: %s, by %s', (from, expected) => {
      expect(due(from)).toBe(expected);
    });

    test('goes by the version in force when the span began: a new one changes nothing that runs', () => {
      const silence = { ...days(10, '2026-03-05'), earlier: [deadlines.silence] };
      const [owed] = dues(caseAfter('submit').now, calendar, { ...deadlines, silence });
      expect(said(owed!.at)).toBe('2026-03-11 17:00');
    });
  });

  describe('the service as a whole', () => {
    const totalOf = ({ now }: Story) => dues(now, calendar, deadlines).find(({ name }) => name === 'total');

    test('has a deadline of its own, from the mandate on', () => {
      expect(said(totalOf(caseAfter('submit'))!.at)).toBe('2026-07-14 17:00');
      expect(totalOf(caseAfter('deliver'))).toBeUndefined();
    });

    test('which a suspension puts off like the others', () => {
      const resumed = resumedAt(suspendedAfter('submit'), shanghai('2026-03-10 10:00'));
      expect(said(totalOf(resumed)!.at)).toBe('2026-07-20 17:00');
    });
  });

  describe('a deadline', () => {
    const { now } = caseAfter('submit');
    const [silence] = dues(now, calendar, deadlines);
    const colourAt = (local: string) => colourOf(now, silence!, { calendar, deadlines, now: shanghai(local) });

    test('is green, then amber when three tenths of its working time are left, then red', () => {
      // From Wednesday 09:10 to Wednesday 17:00: 41 hours and some minutes of work; three tenths are twelve hours and a half.
      expect([colourAt('2026-03-04 10:00'), colourAt('2026-03-10 10:00')]).toEqual(['green', 'green']);
      expect([colourAt('2026-03-10 11:00'), colourAt('2026-03-11 17:00')]).toEqual(['amber', 'amber']);
      expect(colourAt('2026-03-11 17:01')).toBe('red');
    });

    test('keeps its colour while the office is closed', () => {
      expect(colourAt('2026-03-10 08:00')).toBe(colourAt('2026-03-09 17:00'));
    });

    test('without a length in the settings is never amber', () => {
      const rests = suspendedAfter('submit').now;
      const [due] = dues(rests, calendar, deadlines);
      const at = (local: string) => colourOf(rests, due!, { calendar, deadlines, now: shanghai(local) });
      expect([at('2026-04-03 16:59'), at('2026-04-03 17:01')]).toEqual(['green', 'red']);
    });
  });

  describe('what stays overdue goes up, step by step', () => {
    const escalation = [
      { above: 0, after: days(1) },
      { above: 1, after: days(3) },
      { above: 2, after: days(5) },
    ];
    const three = { deadlines: { ...deadlines, escalation } };
    const waiting = caseAfter('register');
    const dueAt = shanghai('2026-03-04 11:05');
    const wokenAt = (story: Story, local: string) => given(story).by(system).with(three).at(shanghai(local)).when(wake);
    const reminder = (level: number, above?: number) =>
      ({
        type: 'DeadlineReminded',
        due: 'reception',
        subject: 'case',
        dueAt,
        level,
        ...(above ? { above } : {}),
      }) as const;

    test('to as many levels as the settings have, each at its time', () => {
      wokenAt(waiting, '2026-03-04 11:06').thenRecorded(reminder(1));
      wokenAt(waiting, '2026-03-05 17:01').thenRecorded(reminder(2));
      wokenAt(waiting, '2026-03-09 17:01').thenRecorded(reminder(3, 1));
      wokenAt(waiting, '2026-03-11 17:01').thenRecorded(reminder(4, 2));
    });

    test('the case is woken for each, and after the last for none', () => {
      const ask = (now: Case, context: Context) => wake(now, { ...context, ...three });
      const wakes: string[] = [];
      let story = waiting;
      for (let at = nextWake(story.now, contextOf(system, story.at, three))!; wakes.length < 4; ) {
        wakes.push(said(at));
        story = and({ ...story, at: later(at, -60_000) }, system, ask);
        at = nextWake(story.now, contextOf(system, at, three))!;
      }
      expect(wakes).toEqual(['2026-03-04 11:05', '2026-03-05 17:00', '2026-03-09 17:00', '2026-03-11 17:00']);
      wokenAt(story, '2026-03-20 10:00').thenNothing();
    });
  });
});

describe('working time', () => {
  test.each([
    ['2026-03-04 09:00', '2026-03-04 17:00', 7, 'a day without its lunch'],
    ['2026-03-04 16:00', '2026-03-05 10:00', 2, 'over night'],
    ['2026-02-14 16:00', '2026-02-24 10:00', 2, 'over Spring Festival'],
    ['2026-03-04 10:00', '2026-03-04 10:00', 0, 'no time'],
    ['2026-03-05 10:00', '2026-03-04 10:00', 0, 'backwards'],
  ])('from %s to %s: %i hours, %s', (from, until, hours) => {
    expect(workingTime(calendar, shanghai(from), shanghai(until)) / 3_600_000).toBe(hours);
  });
});

describe('the calendar runs out', () => {
  test.each([
    ['2026-11-01', 0],
    ['2026-11-02', 1],
    ['2026-12-31', 60],
    ['2027-01-10', 70],
  ])('on %s it ends %i days too soon', (today, missing) => {
    expect(daysMissing(calendar, today, 60)).toBe(missing);
  });

  test('says so in time, with the day and what is to be done', () => {
    expect(calendarWarning(calendar, '2026-11-01')).toBeUndefined();
    expect(calendarWarning(calendar, '2026-11-02')).toMatch(/^工作日安排只录入到 2026-12-31，.*暂定.*calendar\.json/);
  });

  test('not once the next notice has been entered', () => {
    const years = { ...calendar.years, '2027': { notice: '试', holidays: [], workingWeekends: [] } };
    expect(daysMissing({ ...calendar, years }, '2026-12-31', 60)).toBe(0);
  });
});
