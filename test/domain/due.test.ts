import { describe, expect, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { deliver } from '../../domain/deliver.ts';
import { type Due, dues } from '../../domain/due.ts';
import { recordResult } from '../../domain/record-result.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { takeBack } from '../../domain/take-back.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { terminate } from '../../domain/terminate.ts';
import { recordWithdrawal } from '../../domain/withdraw.ts';
import { afterwards, caseAfter, electronic, papersOf, withPapersBack } from '../a-case.ts';
import { agreed, proposed, takenOver, underway } from '../a-transfer.ts';
import { clause } from '../clause.ts';
import { and, calendar, contextOf, day } from '../given.ts';
import { agent } from '../people.ts';

const { deadlines } = contextOf(agent);
const said = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
/** What a stage waits for; the time for the whole is a test of its own. */
const within = (owed: readonly Due[]) => owed.filter(({ name }) => name !== 'total');
const waiting = (now: Case, when = calendar) =>
  within(dues(now, when, deadlines)).map(
    ({ name, subject, at, provisional }) => `${name} ${subject} ${said(at)}${provisional ? ' provisional' : ''}`,
  );

clause('7.2.1.1', () => {
  test('a registered case waits two working hours for its reception', () => {
    expect(waiting(caseAfter('register').now)).toEqual(['reception case 2026-03-04 11:05']);
  });
});

clause('7.2.1.2', () => {
  test('told that it is out of scope, three working days for the consent; on its way, one for the answer', () => {
    expect(waiting(proposed().now)).toEqual(['consent case 2026-03-09 17:00']);
    expect(waiting(agreed().now)).toEqual(['consent case 2026-03-09 17:00']);
    expect(waiting(underway().now)).toEqual(['transfer case 2026-03-05 17:00']);
  });

  test('the clock of the reception starts anew where the case comes to', () => {
    expect(waiting(takenOver().now)).toEqual(['reception case 2026-03-04 11:09']);
  });
});

clause('7.2.2', () => {
  test('a received case waits three working days for both signatures', () => {
    expect(waiting(caseAfter('receive').now)).toEqual(['agreement case 2026-03-09 17:00']);
    expect(waiting(caseAfter('sign-own').now)).toEqual(['agreement case 2026-03-09 17:00']);
  });
});

clause('7.2.3.3', () => {
  test('no matter in hand stays silent for more than five working days', () => {
    expect(waiting(caseAfter('submit', { items: ['GT-SETUP', 'SS-CARD'] }).now)).toEqual([
      'silence m1 2026-03-11 17:00',
      'silence m2 2026-03-11 17:00',
    ]);
  });

  test('telling moves the date of that matter', () => {
    const story = caseAfter('submit', { items: ['GT-SETUP', 'SS-CARD'] });
    const later = { ...story, at: '2026-03-06T02:00:00.000Z' };
    const told = and(later, agent, reportProgress, 'm1', { text: '已受理', means: 'electronic' });
    expect(waiting(told.now)).toEqual(['silence m2 2026-03-11 17:00', 'silence m1 2026-03-13 17:00']);
  });
});

clause('7.2.4', () => {
  test('a result waits one working day for its delivery', () => {
    expect(waiting(caseAfter('result').now)).toEqual(['delivery m1 2026-03-05 17:00']);
  });
});

clause('7.2.5.1', () => {
  test('a matter that is delivered waits for nothing more while others go on', () => {
    const one = and(caseAfter('submit', { items: ['GT-SETUP', 'SS-CARD'] }), agent, recordResult, 'm1', {
      outcome: 'granted',
      explanation: '准予登记',
    });
    const delivered = and(one, agent, deliver, 'm1', { receipt: electronic });
    expect(waiting(delivered.now)).toEqual(['silence m2 2026-03-11 17:00']);
  });
});

clause('7.2.6', () => {
  test('an ended service waits for its evaluation', () => {
    expect(waiting(caseAfter('deliver').now)).toEqual(['evaluation case 2026-04-03 23:59']);
  });
});

clause('B.1', () => {
  test('an ended service waits for the papers still held, if any, rated or not', () => {
    const materials = [{ matter: 'm1', material: 'idcard', originals: 1, copies: 0, place: '一号柜' }];
    const kept = (last: 'deliver' | 'evaluate') =>
      caseAfter(last, {}, (story, done) =>
        done === 'submit' ? and(story, agent, takeIntoCustody, { materials, receipt: electronic }) : story,
      );
    expect(waiting(kept('deliver').now)).toEqual(['papers case 2026-03-05 17:00', 'evaluation case 2026-04-03 23:59']);
    expect(waiting(kept('evaluate').now)).toEqual(['papers case 2026-03-05 17:00']);
    expect(waiting(caseAfter('evaluate').now)).toEqual([]);
  });
});

clause('7.2.5.2', () => {
  const why = {
    ground: 'no-cooperation',
    explanation: '多次提醒未补正',
    told: { means: 'paper', on: '2026-03-04' },
  } as const;
  const terminated = (last: 'custody' | 'submit') => and(caseAfter(last), agent, terminate, why);

  test('a terminated service waits for its papers, its form and its evaluation', () => {
    expect(waiting(terminated('custody').now)).toEqual([
      'papers case 2026-03-05 17:00',
      'form case 2026-03-11 17:00',
      'evaluation case 2026-04-03 23:59',
    ]);
    expect(waiting(and(withPapersBack(terminated('custody')), agent, signTerminationForm, {}).now)).toEqual([
      'evaluation case 2026-04-03 23:59',
    ]);
  });

  test('papers that come back later have their own time', () => {
    const filed = afterwards(terminated('submit'), 6 * day);
    expect(waiting(filed.now)).toEqual(['form case 2026-03-11 17:00', 'evaluation case 2026-04-03 23:59']);
    const back = and(filed, agent, takeBack, { materials: papersOf(filed.now, 'm1'), place: '一号柜' });
    expect(waiting(back.now)).toContain('papers case 2026-03-11 17:00');
  });
});

clause('4.1', () => {
  test('a withdrawn case waits for nothing', () => {
    expect(waiting(and(caseAfter('draft'), agent, recordWithdrawal, {}).now)).toEqual([]);
  });
});

describe('what a case waits for', () => {
  test('is nothing once it is sealed', () => {
    expect(waiting(caseAfter('archive').now)).toEqual([]);
  });

  test('is provisional in a year whose notice is not published', () => {
    const { '2025': year } = calendar.years as Record<string, (typeof calendar.years)[string]>;
    expect(waiting(caseAfter('result').now, { ...calendar, years: { '2025': year! } })).toEqual([
      'delivery m1 2026-03-05 17:00 provisional',
    ]);
  });

  test('follows the deadlines of the district', () => {
    const delivery = { ...deadlines.delivery, value: 3 };
    const owed = within(dues(caseAfter('result').now, calendar, { ...deadlines, delivery }));
    expect(owed.map(({ at }) => said(at))).toEqual(['2026-03-09 17:00']);
  });
});
