import { describe, expect, test } from 'vitest';
import { decline } from '../../domain/decline.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { nextWake, wake } from '../../domain/wake.ts';
import { afterwards, caseAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, day, given, later, type Story } from '../given.ts';
import { agent, manager, system } from '../people.ts';

const shanghai = (text: string) => new Date(`${text.replace(' ', 'T')}:00.000+08:00`).toISOString();
const wakeAt = (story: Story, at: string) => given(story).by(system).at(at).when(wake);
const woken = (story: Story, at: string) => and({ ...story, at: later(at, -60_000) }, system, wake);
const next = (story: Story, at: string) => nextWake(story.now, contextOf(system, at));
const reminder = (due: string, subject: string, dueAt: string, level: number) =>
  ({ type: 'DeadlineReminded', due, subject, dueAt, level }) as CaseEvent;

clause('7.2.1.1', () => {
  const waiting = caseAfter('register');
  const dueAt = shanghai('2026-03-04 11:05');

  test('no reminder while the deadline stands', () => {
    wakeAt(waiting, dueAt).thenNothing();
  });

  test('a missed reception reminds the office, and a working day later the manager', () => {
    wakeAt(waiting, later(dueAt, 1)).thenRecorded(reminder('reception', 'case', dueAt, 1));
    const reminded = woken(waiting, later(dueAt, 1));
    wakeAt(reminded, shanghai('2026-03-05 17:00')).thenNothing();
    wakeAt(reminded, later(shanghai('2026-03-05 17:00'), 1)).thenRecorded(reminder('reception', 'case', dueAt, 2));
  });

  test('a deadline long past when the first wake comes goes straight to the manager', () => {
    wakeAt(waiting, shanghai('2026-03-20 10:00')).thenRecorded(reminder('reception', 'case', dueAt, 2));
  });

  test('each level is reminded once', () => {
    const escalated = woken(waiting, shanghai('2026-03-20 10:00'));
    wakeAt(escalated, shanghai('2026-03-20 10:01')).thenNothing();
    wakeAt(escalated, shanghai('2026-05-20 10:00')).thenNothing();
  });
});

clause('7.2.3.3', () => {
  test('every silent matter is reminded by itself', () => {
    const two = caseAfter('submit', { items: ['GT-SETUP', 'SS-CARD'] });
    const dueAt = shanghai('2026-03-11 17:00');
    wakeAt(two, later(dueAt, 1)).thenRecorded(reminder('silence', 'm1', dueAt, 1), reminder('silence', 'm2', dueAt, 1));
  });
});

clause('7.2.6', () => {
  const ended = caseAfter('deliver');
  const until = '2026-04-03T15:59:59.999Z';

  test('the window stays open to its last moment, and then closes by itself, unrated', () => {
    wakeAt(ended, until).thenNothing();
    wakeAt(ended, later(until, 1)).thenRecorded({ type: 'EvaluationClosed' });
    expect(woken(ended, later(until, 1)).now).not.toHaveProperty('evaluation');
  });

  test('it closes once', () => {
    wakeAt(woken(ended, later(until, 1)), later(until, 2)).thenNothing();
  });
});

clause('5.3.2', () => {
  test.each([agent, manager])('$id does not play the clock', (actor) => {
    given(caseAfter('register')).by(actor).when(wake).thenRefusedBy('5.3.2', 'not-permitted');
  });
});

describe('the next wake', () => {
  const waiting = caseAfter('register');
  const dueAt = shanghai('2026-03-04 11:05');

  test('comes just after the deadline', () => {
    expect(next(waiting, waiting.at)).toBe(later(dueAt, 1));
  });

  test('after a reminder, just after its escalation', () => {
    const reminded = woken(waiting, later(dueAt, 1));
    expect(next(reminded, reminded.at)).toBe(later(shanghai('2026-03-05 17:00'), 1));
  });

  test('when everything has been said, in a week', () => {
    const escalated = woken(waiting, shanghai('2026-03-20 10:00'));
    expect(next(escalated, escalated.at)).toBe(later(escalated.at, 7 * day));
    expect(next(caseAfter('evaluate'), '2026-03-20T01:00:00.000Z')).toBe('2026-03-27T01:00:00.000Z');
  });

  test('is never further than a week, however far the deadline', () => {
    const ended = caseAfter('deliver');
    expect(next(ended, ended.at)).toBe(later(ended.at, 7 * day));
  });

  test('is always in the future, also when a deadline has passed unnoticed', () => {
    for (const step of ['register', 'draft', 'custody', 'result', 'deliver', 'evaluate'] as const) {
      const late = later(caseAfter(step).at, 60 * day);
      expect(next(caseAfter(step), late)! > late).toBe(true);
    }
    const late = later(waiting.at, 60 * day);
    expect(next(waiting, late)).toBe(later(late, 1000));
  });

  test('of an ended life never comes', () => {
    const declined = and(caseAfter('register'), agent, decline, { explanation: '不属于', guidedTo: '邻区' });
    expect([next(declined, declined.at), next(caseAfter('archive'), declined.at)]).toEqual([undefined, undefined]);
  });

  test('finds something to say exactly then, whatever the stage', () => {
    for (const step of ['register', 'draft', 'custody', 'result', 'deliver'] as const) {
      let story = caseAfter(step);
      for (let at = next(story, story.at)!; ; at = next(story, at)!) {
        const decision = wake(story.now, contextOf(system, at));
        if (decision.outcome === 'decided' && decision.events.length > 0) {
          story = woken(story, at);
          break;
        }
        expect(at < later(story.at, 40 * day)).toBe(true);
      }
      expect(afterwards(story, day).history.length).toBeGreaterThan(caseAfter(step).history.length);
    }
  });
});
