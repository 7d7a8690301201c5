import { describe, expect, test } from 'vitest';
import { deliver } from '../../domain/deliver.ts';
import { type Due, dues } from '../../domain/due.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { handBack } from '../../domain/hand-back.ts';
import { recordResult } from '../../domain/record-result.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { submit } from '../../domain/submit.ts';
import { resume, Suspend, suspend } from '../../domain/suspend.ts';
import { takeBack } from '../../domain/take-back.ts';
import { terminate } from '../../domain/terminate.ts';
import { nextWake, wake } from '../../domain/wake.ts';
import { withdraw } from '../../domain/withdraw.ts';
import {
  afterwards,
  caseAfter,
  electronic,
  papersOf,
  resumedAt,
  resumption,
  suspendedAfter,
  suspension,
} from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, calendar, contextOf, day, given, later, type Story } from '../given.ts';
import { agent, colleague, helper, manager, principal, stranger, system } from '../people.ts';
import { found } from './recorded.ts';

const { deadlines } = contextOf(agent);
const shanghai = (text: string) => new Date(`${text.replace(' ', 'T')}:00.000+08:00`).toISOString();
const said = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
/** What a stage waits for; the time for the whole is a test of its own. */
const within = (owed: readonly Due[]) => owed.filter(({ name }) => name !== 'total');
const waiting = ({ now }: Story) =>
  within(dues(now, calendar, deadlines)).map(({ name, subject, at }) => `${name} ${subject} ${said(at)}`);

const submitted = caseAfter('submit');
const suspended = suspendedAfter('submit');

clause('A.7.1', () => {
  describe('a case is suspended', () => {
    test('with its reason, words, side, expected end, and how the principal was told', () => {
      given(submitted)
        .when(suspend, suspension)
        .thenRecorded({ type: 'CaseSuspended', ...suspension, by: 'agent-1' });
      expect(suspended.now).toMatchObject({
        stage: 'suspended',
        suspension: { ...suspension, by: 'agent-1', since: suspended.at },
      });
    });

    test('by the agent in charge or the manager, and by nobody else', () => {
      given(submitted).by(manager).when(suspend, suspension).thenRecordedTypes('CaseSuspended');
      given(submitted).by(colleague).when(suspend, suspension).thenRefusedBy('A.2.2', 'not-in-charge');
      for (const actor of [helper, stranger, principal])
        given(submitted).by(actor).when(suspend, suspension).thenRefusedBy('5.3.2', 'not-permitted');
    });

    test('by the agent within the term of the mandate; by the manager also afterwards', () => {
      const over = afterwards(caseAfter('submit', { term: { from: '2026-03-04', until: '2026-03-31' } }), 40 * day);
      const asked = { ...suspension, expectedEnd: '2026-05-06' };
      given(over).when(suspend, asked).thenRefusedBy('A.1.2', 'term-over');
      given(over).by(manager).when(suspend, asked).thenRecordedTypes('CaseSuspended');
    });

    test('to a later day, and no longer than the district allows', () => {
      const until = (expectedEnd: string) => given(submitted).when(suspend, { ...suspension, expectedEnd });
      until('2026-03-04').thenRefusedBy('A.7.1', 'resumption-in-past');
      until('2026-03-05').thenRecordedTypes('CaseSuspended');
      until('2026-06-02').thenRecordedTypes('CaseSuspended');
      until('2026-06-03').thenRefusedBy('A.7.1', 'suspension-too-long');
    });

    test('once: again for the same reason is quiet, for another is refused', () => {
      given(suspended).when(suspend, suspension).thenNothing();
      given(suspended)
        .when(suspend, { ...suspension, reason: 'dispute' })
        .thenRefusedBy('A.7.1', 'already-suspended');
    });

    test('in words without personal numbers', () => {
      expect(Suspend.safeParse({ ...suspension, explanation: '电话13000000001无人接听' }).success).toBe(false);
      expect(Suspend.safeParse(suspension).success).toBe(true);
    });
  });

  describe('while it is suspended', () => {
    test('the acts of the agent are refused, with a reason of their own', () => {
      const acts = given(suspended);
      acts.when(giveNotice, { means: 'paper' }).thenRefusedBy('A.7.1', 'service-suspended');
      acts.when(submit, 'm1', { materials: [] }).thenRefusedBy('A.7.1', 'service-suspended');
      acts.when(reportProgress, 'm1', { text: '已受理', means: 'paper' }).thenRefusedBy('A.7.1', 'service-suspended');
      acts
        .when(recordResult, 'm1', { outcome: 'granted', explanation: '准予' })
        .thenRefusedBy('A.7.1', 'service-suspended');
      acts.when(deliver, 'm1', { receipt: electronic }).thenRefusedBy('A.7.1', 'service-suspended');
      acts
        .when(takeBack, { materials: papersOf(suspended.now, 'm1'), place: '二号柜' })
        .thenRefusedBy('A.7.1', 'service-suspended');
    });

    test('papers can be handed back', () => {
      const held = suspendedAfter('custody');
      given(held)
        .when(handBack, { materials: papersOf(held.now, 'm1'), receipt: electronic })
        .thenRecordedTypes('MaterialsHandedBack');
    });

    test('no clock runs: the case waits for its resumption alone', () => {
      expect(waiting(submitted)).toEqual(['silence m1 2026-03-11 17:00']);
      expect(waiting(suspended)).toEqual(['resumption case 2026-04-03 17:00']);
      given(suspended).by(system).at(shanghai('2026-03-20 10:00')).when(wake).thenNothing();
    });

    test('an expected end on a day off is the next working day', () => {
      const spring = and(submitted, agent, suspend, { ...suspension, expectedEnd: '2026-04-04' });
      expect(waiting(spring)).toEqual(['resumption case 2026-04-07 17:00']);
    });

    test('its expected end is reminded of, and the case is woken for it', () => {
      const dueAt = shanghai('2026-04-03 17:00');
      expect(nextWake(suspended.now, contextOf(system, shanghai('2026-04-01 10:00')))).toBe(later(dueAt, 1));
      given(suspended)
        .by(system)
        .at(later(dueAt, 1))
        .when(wake)
        .thenRecorded({ type: 'DeadlineReminded', due: 'resumption', subject: 'case', dueAt, level: 1 });
    });
  });

  describe('it is resumed', () => {
    test('with words, and how the principal was told; by the agent or the manager', () => {
      given(suspended)
        .when(resume, resumption)
        .thenRecorded({ type: 'CaseResumed', ...resumption, by: 'agent-1' });
      given(suspended).by(manager).when(resume, resumption).thenRecordedTypes('CaseResumed');
      given(suspended).by(colleague).when(resume, resumption).thenRefusedBy('A.2.2', 'not-in-charge');
    });

    test('also after the term of the mandate, which stays over', () => {
      const term = { from: '2026-03-04', until: '2026-03-31' };
      const late = resumedAt(suspendedAfter('submit', { term }), shanghai('2026-04-10 10:00'));
      given(late).when(reportProgress, 'm1', { text: '已受理', means: 'paper' }).thenRefusedBy('A.1.2', 'term-over');
    });

    test('once; a case that never rested has nothing to resume', () => {
      const resumed = resumedAt(suspended, shanghai('2026-03-10 10:00'));
      given(resumed).when(resume, resumption).thenNothing();
      given(submitted).when(resume, resumption).thenRefusedBy('A.7.1', 'not-suspended');
      given(caseAfter('register')).by(manager).when(resume, resumption).thenRefusedBy('A.7.1', 'not-suspended');
    });

    test('what was due is due later by the working days that it rested', () => {
      // Suspended on Wednesday the 4th; the office closed on it on the 4th to the 9th: four working days.
      const resumed = resumedAt(suspended, shanghai('2026-03-10 10:00'));
      expect(waiting(resumed)).toEqual(['silence m1 2026-03-17 17:00']);
      expect(resumed.now).toMatchObject({
        stage: 'handling',
        pauses: [
          {
            reason: 'correction',
            side: 'principal',
            by: 'agent-1',
            from: suspended.at,
            until: shanghai('2026-03-10 10:00'),
          },
        ],
      });
    });

    test('a suspension that ends before the office closes stops no day', () => {
      expect(waiting(resumedAt(suspended, shanghai('2026-03-04 16:59')))).toEqual(['silence m1 2026-03-11 17:00']);
    });

    test('twice suspended is put off by both', () => {
      const once = resumedAt(suspended, shanghai('2026-03-05 10:00'));
      const again = and(once, agent, suspend, { ...suspension, told: { means: 'paper', on: '2026-03-05' } });
      expect(waiting(resumedAt(again, shanghai('2026-03-06 10:00')))).toEqual(['silence m1 2026-03-13 17:00']);
    });

    test('a deadline that was missed before stays missed', () => {
      const late = and({ ...submitted, at: shanghai('2026-03-12 10:00') }, agent, suspend, {
        ...suspension,
        told: { means: 'paper', on: '2026-03-12' },
      });
      expect(waiting(resumedAt(late, shanghai('2026-03-20 10:00')))).toEqual(['silence m1 2026-03-11 17:00']);
    });
  });
});

clause('7.2.3.3', () => {
  test.each([
    ['before the mandate', '2026-03-03'],
    ['tomorrow', '2026-03-05'],
  ])('telling dated %s is none', (_, on) => {
    const told = { means: 'paper', on } as const;
    given(submitted)
      .when(suspend, { ...suspension, told })
      .thenRefusedBy('7.2.3.3', 'suspension-not-told');
    given(suspended)
      .when(resume, { ...resumption, told })
      .thenRefusedBy('7.2.3.3', 'suspension-not-told');
  });

  test('a silence over a suspension is no silence too long: neither while it lasts nor afterwards', () => {
    const at = shanghai('2026-03-20 10:00');
    expect(found('7.2.3.3', suspended, at)).toMatchObject({ status: 'open' });
    expect(found('7.2.3.3', suspended, at)).not.toHaveProperty('deadline');
    const resumed = resumedAt(suspended, at);
    expect(found('7.2.3.3', resumed)).toMatchObject({
      status: 'open',
      deadline: { at: shanghai('2026-03-27 17:00'), provisional: false },
    });
    expect(found('7.2.3.3', resumed, shanghai('2026-03-27 17:01')).status).toBe('broken');
  });

  test('a silence that was too long before a suspension stays so', () => {
    const late = { ...submitted, at: shanghai('2026-03-12 10:00') };
    const rests = and(late, agent, suspend, { ...suspension, told: { means: 'paper', on: '2026-03-12' } });
    expect(found('7.2.3.3', rests).status).toBe('broken');
  });
});

clause('7.2.5.2', () => {
  test('a suspended case can be terminated, and its pause ends with the service', () => {
    const why = { ground: 'no-cooperation', explanation: '逾期未补正', told: suspension.told } as const;
    const at = shanghai('2026-04-20 10:00');
    given(suspended).at(at).when(terminate, why).thenRecordedTypes('ServiceTerminated', 'EvaluationInvited');
    const over = and({ ...suspended, at: later(at, -60_000) }, agent, terminate, why);
    expect(over.now).toMatchObject({ stage: 'evaluation', pauses: [{ from: suspended.at, until: at }] });
    expect(over.now).not.toHaveProperty('suspension');
    expect(found('7.2.3.3', over).status).toBe('obeyed');
  });
});

clause('A.5.2', () => {
  test('the principal ends the mandate while it is suspended', () => {
    given(suspended).by(principal).when(withdraw, {}).thenRecordedTypes('ServiceTerminated', 'EvaluationInvited');
  });
});
