import { describe, expect, test } from 'vitest';
import { type ClauseFinding, conformanceOf, countStatuses } from '../../domain/conformance.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { clauses } from '../../domain/standard.ts';
import { wake } from '../../domain/wake.ts';
import { afterwards, caseAfter, withPapersBack } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, day, later, type Story, told } from '../given.ts';
import { agent, system } from '../people.ts';
import { between, declined, forged, inForged, kept, refusal, slowAfter } from './conformance-scenes.ts';
import { findings, found, inShort, recorded } from './recorded.ts';

const numbers = (all: readonly ClauseFinding[], wanted: ClauseFinding['status']) =>
  all.filter(({ status }) => status === wanted).map(({ clause: number }) => number);

describe('a case and the standard', () => {
  test('a case that went well obeys every clause that applies to it, and breaks or awaits none', () => {
    const { history, at } = caseAfter('archive');
    const all = findings(recorded(history), at);
    expect(all.map(({ clause: number }) => number)).toEqual(Object.keys(clauses));
    expect(countStatuses(all)).toMatchObject({ open: 0, broken: 0 });
    expect(numbers(all, 'obeyed')).toEqual([
      '4.1',
      '4.4',
      '6.3.2',
      '7.2.1.1',
      '7.2.2',
      '7.2.3.1',
      '7.2.3.2',
      '7.2.3.3',
      '7.2.4',
      '7.2.5.1',
      '7.2.6',
      '7.2.7',
      'A.1.1',
      'A.1.2',
      'A.2.1',
      'A.2.2',
      'A.3.1',
      'A.3.3',
      'A.3.5',
      'A.4.1',
      'A.4.2',
      'A.4.4',
      'A.4.5',
      'A.5.1',
      'A.6.2',
      'A.7.1',
      'A.7.2',
      'A.7.3',
      'A.7.4',
      'A.7.6',
      'B.1',
    ]);
  });

  test('what no single case can show is said so, with the reason', () => {
    const general = findings(recorded(caseAfter('register').history), '2026-03-04T01:05:00.000Z').filter(
      ({ status }) => status === 'general',
    );
    expect(numbers(general, 'general')).toEqual([
      '4.2',
      '4.3',
      '5.1.1',
      '5.1.2',
      '5.1.3',
      '5.1.4',
      '5.2',
      '5.3.1',
      '5.3.2',
      '6.1.1',
      '6.1.2',
      '6.2',
      '8.1',

      '8.3',
      'A.4.3',
    ]);
    expect(general.every(({ why, proof }) => why.endsWith('。') && proof.length === 0)).toBe(true);
  });

  test('a need out of scope has had its answer, and nothing more is awaited of it', () => {
    const { history, at } = declined();
    const all = findings(recorded(history), at);
    expect(all.filter(({ status }) => status === 'obeyed').map(({ clause: number }) => number)).toEqual([
      '4.4',
      '7.2.1.1',
      '7.2.1.2',
    ]);
    expect(countStatuses(all)).toMatchObject({ open: 0, broken: 0 });
  });

  test('proof names the commit, the time, who acted and the matter', () => {
    expect(found('7.2.4', caseAfter('deliver')).proof.at(-1)).toEqual({
      seq: 10,
      type: 'ResultDelivered',
      at: '2026-03-04T01:14:00.000Z',
      actor: { kind: 'staff', id: 'agent-1', office: 'heping' },
      matter: 'm1',
    });
  });

  test('a history without a beginning is a defect', () => {
    expect(() => conformanceOf([], '2026-03-04T01:05:00.000Z', contextOf(agent))).toThrow('without history');
  });
});

clause('4.1', () => {
  test('the wish is shown by the need and the principal’s own signature', () => {
    expect(found('4.1', caseAfter('draft')).status).toBe('open');
    expect(inShort(found('4.1', caseAfter('sign-own')))).toBe('obeyed, 1 CaseRegistered, 4 AgreementSigned');
  });
});

clause('4.4', () => {
  test('no event of a case can express an amount', () => {
    expect(found('4.4', caseAfter('register'))).toMatchObject({ status: 'obeyed', proof: [] });
    expect(found('4.4', caseAfter('register')).why).toContain('没有金额');
  });
});

clause('6.3.2', () => {
  test('the mandate is in writing once both have signed', () => {
    expect(found('6.3.2', caseAfter('sign-own')).status).toBe('open');
    expect(inShort(found('6.3.2', caseAfter('sign-mandatary')))).toBe(
      'obeyed, 4 AgreementSigned, 5 AgreementSigned, 5 AgreementTookEffect',
    );
  });
});

clause('7.2.1.1', () => {
  test('a registered case awaits its reception until the deadline', () => {
    const deadline = { at: '2026-03-04T03:05:00.000Z', provisional: false };
    expect(found('7.2.1.1', caseAfter('register'))).toMatchObject({ status: 'open', deadline });
  });

  test('reception in time obeys, late reception breaks, and so does none', () => {
    expect(inShort(found('7.2.1.1', caseAfter('receive')))).toBe('obeyed, 1 CaseRegistered, 2 CaseReceived');
    expect(inShort(found('7.2.1.1', slowAfter('register', 1, 'receive')))).toBe(
      'broken, 1 CaseRegistered, 2 CaseReceived',
    );
    const waiting = caseAfter('register');
    expect(inShort(found('7.2.1.1', waiting, later(waiting.at, day)))).toBe('broken, 1 CaseRegistered');
  });

  test('a reminder that went to the manager is part of the proof, and tells even when the deadline is longer today', () => {
    const reminded = and(afterwards(caseAfter('register'), 5 * day), system, wake);
    expect(inShort(found('7.2.1.1', reminded))).toBe('broken, 1 CaseRegistered, 2 DeadlineReminded');
    const { calendar, deadlines } = contextOf(agent);
    const longer = { calendar, deadlines: { ...deadlines, reception: { ...deadlines.reception, value: 900 } } };
    const all = conformanceOf(recorded(reminded.history), reminded.at, longer);
    expect(all.find((each) => each.clause === '7.2.1.1')?.status).toBe('broken');
  });
});

clause('7.2.1.2', () => {
  test('out of scope is told with where to go; in scope it does not arise', () => {
    expect(found('7.2.1.2', caseAfter('register')).status).toBe('open');
    expect(found('7.2.1.2', caseAfter('receive')).status).toBe('not-applicable');
    expect(inShort(found('7.2.1.2', declined()))).toBe('obeyed, 2 CaseDeclined');
  });
});

clause('7.2.2', () => {
  test('the agreement is awaited, signed in time, or late', () => {
    expect(found('7.2.2', caseAfter('register')).status).toBe('open');
    expect(found('7.2.2', caseAfter('draft'))).toMatchObject({
      status: 'open',
      deadline: { at: '2026-03-09T09:00:00.000Z' },
    });
    expect(inShort(found('7.2.2', caseAfter('sign-mandatary')))).toBe('obeyed, 2 CaseReceived, 5 AgreementTookEffect');
    expect(found('7.2.2', slowAfter('draft', 8, 'sign-mandatary')).status).toBe('broken');
    expect(found('7.2.2', declined()).status).toBe('not-applicable');
  });
});

clause('7.2.3.1', () => {
  test('the process is told before anything is filed', () => {
    expect(found('7.2.3.1', caseAfter('sign-mandatary')).status).toBe('open');
    expect(inShort(found('7.2.3.1', caseAfter('notice')))).toBe('obeyed, 6 NoticeGiven');
    const untold = forged(caseAfter('submit'), (commit) => ({
      ...commit,
      events: commit.events.filter(({ type }) => type !== 'NoticeGiven'),
    }));
    expect(inForged('7.2.3.1', untold, '2026-03-04T02:00:00.000Z')).toBe('broken');
  });
});

clause('7.2.3.2', () => {
  test('every matter is filed after its papers were there', () => {
    expect(found('7.2.3.2', caseAfter('custody')).status).toBe('open');
    expect(inShort(found('7.2.3.2', caseAfter('submit', { items: ['GT-SETUP', 'SS-CARD'] })))).toBe(
      'obeyed, 7 MaterialsTaken, 8 MatterSubmitted, 9 MatterSubmitted',
    );
  });

  test('one matter of two is not all', () => {
    const two = caseAfter('submit', { items: ['GT-SETUP', 'SS-CARD'] });
    expect(found('7.2.3.2', { ...two, history: two.history.slice(0, -1) }).status).toBe('open');
  });

  test('a filing without its papers would show', () => {
    const bare = forged(caseAfter('submit'), (commit) => ({
      ...commit,
      events: commit.events
        .filter(({ type }) => type !== 'MaterialsTaken')
        .map((event) => (event.type === 'MatterSubmitted' ? { ...event, materials: [] } : event)),
    }));
    expect(inForged('7.2.3.2', bare, '2026-03-04T02:00:00.000Z')).toBe('broken');
  });
});

clause('7.2.3.3', () => {
  test('while a matter is in hand the next telling is awaited', () => {
    expect(found('7.2.3.3', caseAfter('submit'))).toMatchObject({
      status: 'open',
      deadline: { at: '2026-03-11T09:00:00.000Z' },
    });
  });

  test('a silence longer than allowed breaks it, also when somebody has told since', () => {
    const silent = slowAfter('submit', 12, 'submit');
    expect(inShort(found('7.2.3.3', silent, later(silent.at, day)))).toBe('broken, 6 NoticeGiven');
    const late = and(silent, agent, reportProgress, 'm1', { text: '已受理', means: 'electronic' });
    expect(inShort(found('7.2.3.3', late))).toBe('broken, 6 NoticeGiven, 9 ProgressReported');
  });

  test('telling in between obeys', () => {
    const telling = (story: Story): Story => {
      const at = afterwards(story, 6 * day);
      return afterwards(and(at, agent, reportProgress, 'm1', { text: '已受理', means: 'electronic' }), 6 * day);
    };
    expect(inShort(found('7.2.3.3', between('submit', telling, 'result')))).toBe(
      'obeyed, 5 AgreementTookEffect, 6 NoticeGiven, 9 ProgressReported, 10 ResultRecorded',
    );
  });
});

clause('7.2.4', () => {
  test('a result is awaited, delivered in time, or late', () => {
    expect(found('7.2.4', caseAfter('submit')).status).toBe('open');
    expect(found('7.2.4', caseAfter('result'))).toMatchObject({
      status: 'open',
      deadline: { at: '2026-03-05T09:00:00.000Z' },
    });
    expect(inShort(found('7.2.4', caseAfter('deliver')))).toBe('obeyed, 9 ResultRecorded, 10 ResultDelivered');
    expect(inShort(found('7.2.4', slowAfter('result', 5, 'deliver')))).toBe(
      'broken, 9 ResultRecorded, 10 ResultDelivered',
    );
  });
});

clause('7.2.5.1', () => {
  test('the service ends with the last delivery and not before', () => {
    expect(found('7.2.5.1', caseAfter('result')).status).toBe('open');
    expect(inShort(found('7.2.5.1', caseAfter('deliver')))).toBe('obeyed, 10 ResultDelivered, 10 ServiceEnded');
    const early = forged(caseAfter('deliver'), (commit) => ({
      ...commit,
      events: commit.events.filter(({ type }) => type !== 'ResultDelivered'),
    }));
    expect(inForged('7.2.5.1', early, '2026-03-04T02:00:00.000Z')).toBe('broken');
    expect(found('A.5.1', caseAfter('deliver')).status).toBe('obeyed');
  });
});

clause('7.2.6', () => {
  test('the invitation is what the clause asks for; the evaluation is the principal’s to give', () => {
    expect(found('7.2.6', caseAfter('result')).status).toBe('open');
    expect(inShort(found('7.2.6', caseAfter('deliver')))).toBe('obeyed, 10 EvaluationInvited');
    expect(found('7.2.6', caseAfter('evaluate')).proof).toHaveLength(2);
  });
});

clause('7.2.7', () => {
  test('an ended case awaits its sealing', () => {
    expect(found('7.2.7', caseAfter('print')).status).toBe('open');
    expect(inShort(found('7.2.7', caseAfter('archive')))).toBe('obeyed, 13 CaseArchived');
  });
});

describe('assistance', () => {
  test('the clauses of assistance do not apply to an agency case', () => {
    const assistance = ['6.3.1', '7.1.1.1', '7.1.1.2', '7.1.2.1', '7.1.2.2', '7.1.2.3', '7.1.2.4', '7.1.3'] as const;
    expect(new Set(assistance.map((number) => found(number, caseAfter('archive')).status))).toEqual(
      new Set(['not-applicable']),
    );
  });
});

describe('what the agreement says', () => {
  test.each(['A.1.1', 'A.2.1', 'A.3.1', 'A.3.3', 'A.7.2', 'A.7.3'] as const)(
    '%s is agreed when both have signed, and no more is claimed',
    (number) => {
      expect(found(number, caseAfter('sign-own')).status).toBe('open');
      expect(inShort(found(number, caseAfter('sign-mandatary')))).toBe('obeyed, 5 AgreementTookEffect');
      expect(found(number, declined()).status).toBe('not-applicable');
    },
  );
});

clause('A.1.2', () => {
  test('acts lie within powers and term, or show that they do not', () => {
    const story = caseAfter('result');
    expect(inShort(found('A.1.2', story))).toContain('obeyed, 5 AgreementTookEffect, 6 NoticeGiven');
    expect(found('A.1.2', caseAfter('sign-own')).status).toBe('open');
    const terms = (change: object) =>
      forged(story, (commit) => ({
        ...commit,
        events: commit.events.map((event) =>
          event.type === 'AgreementDrafted' ? { ...event, terms: { ...event.terms, ...change } } : event,
        ),
      }));
    expect(inForged('A.1.2', terms({ powers: ['file'] }), story.at)).toBe('broken');
    expect(inForged('A.1.2', terms({ term: { from: '2026-03-05', until: '2026-12-31' } }), story.at)).toBe('broken');
  });
});

clause('A.2.2', () => {
  const story = caseAfter('submit');
  const byColleague = forged(story, (commit) =>
    commit.events.some(({ type }) => type === 'MatterSubmitted')
      ? { ...commit, actor: { kind: 'staff', id: 'agent-2', office: 'heping' } }
      : commit,
  );

  test('the agent of the agreement acts, and nobody else', () => {
    expect(found('A.2.2', caseAfter('sign-own')).status).toBe('open');
    expect(found('A.2.2', story).status).toBe('obeyed');
    expect(inForged('A.2.2', byColleague, story.at)).toBe('broken');
  });

  test('nor is anything sub-delegated without consent (A.4.4)', () => {
    expect(found('A.4.4', story).status).toBe('obeyed');
    expect(inForged('A.4.4', byColleague, story.at)).toBe('broken');
    expect(found('A.4.4', caseAfter('submit', { subDelegation: true })).status).toBe('not-applicable');
  });
});

clause('A.3.2', () => {
  test('arises only when the authority did not grant everything, and is then told', () => {
    expect(found('A.3.2', caseAfter('archive')).status).toBe('not-applicable');
    const refused = refusal(caseAfter('submit'));
    expect(inShort(found('A.3.2', refused))).toBe('obeyed, 9 ResultRecorded');
    const untold = forged(refused, (commit) => ({
      ...commit,
      events: commit.events.map((event) =>
        event.type === 'ResultRecorded' ? (({ remedies: _, ...rest }) => rest)(event) : event,
      ),
    }));
    expect(inForged('A.3.2', untold, refused.at)).toBe('broken');
  });
});

clause('A.3.5', () => {
  test('the principal may rate until the window closes, and need not', () => {
    expect(found('A.3.5', caseAfter('result')).status).toBe('open');
    const ended = caseAfter('deliver');
    expect(found('A.3.5', ended)).toMatchObject({ status: 'open', deadline: { at: '2026-04-03T15:59:59.999Z' } });
    expect(found('A.3.5', caseAfter('evaluate')).status).toBe('obeyed');
    const closed = and(afterwards(ended, 40 * day), system, wake);
    expect(inShort(found('A.3.5', closed))).toBe('not-applicable, 11 EvaluationClosed');
  });
});

clause('A.4.1', () => {
  test('advice and filing are shown together', () => {
    expect(found('A.4.1', caseAfter('notice')).status).toBe('open');
    expect(inShort(found('A.4.1', caseAfter('submit')))).toBe(
      'obeyed, 6 NoticeGiven, 7 MaterialsTaken, 8 MatterSubmitted',
    );
  });
});

clause('A.7.1', () => {
  test('the plan is kept, awaited, or missed; progress goes with it (A.4.2)', () => {
    const waiting = caseAfter('custody');
    expect(found('A.7.1', waiting)).toMatchObject({ status: 'open', deadline: { at: '2026-03-20T15:59:59.999Z' } });
    expect(inShort(found('A.7.1', caseAfter('submit')))).toBe('obeyed, 5 AgreementTookEffect, 8 MatterSubmitted');
    expect(found('A.7.1', waiting, later(waiting.at, 20 * day)).status).toBe('broken');
    expect(inShort(found('A.7.1', slowAfter('custody', 20, 'submit')))).toBe(
      'broken, 5 AgreementTookEffect, 8 MatterSubmitted',
    );
    expect([found('A.4.2', caseAfter('submit')).status, found('A.4.2', caseAfter('result')).status]).toEqual([
      'open',
      'obeyed',
    ]);
    expect(found('A.4.2', slowAfter('custody', 20, 'result')).status).toBe('broken');
  });
});

clause('A.4.5', () => {
  test('what was taken is kept, then accounted for', () => {
    expect(found('A.4.5', caseAfter('notice')).status).toBe('not-applicable');
    expect(found('A.4.5', caseAfter('submit')).status).toBe('open');
    expect(inShort(found('A.4.5', caseAfter('deliver')))).toBe('obeyed, 7 MaterialsTaken, 8 MatterSubmitted');
    expect(found('A.4.5', between('submit', kept, 'deliver')).status).toBe('open');
  });
});

clause('B.1', () => {
  const ended = between('submit', kept, 'deliver');

  test('originals still held when the service ends go back in time', () => {
    expect(found('B.1', caseAfter('notice')).status).toBe('not-applicable');
    expect(found('B.1', caseAfter('submit')).status).toBe('open');
    expect(found('B.1', ended)).toMatchObject({ status: 'open', deadline: { at: '2026-03-05T09:00:00.000Z' } });
    expect(inShort(found('B.1', withPapersBack(ended)))).toContain('12 MaterialsHandedBack');
    expect(found('B.1', withPapersBack(ended)).status).toBe('obeyed');
  });

  test('late, or not at all, breaks it', () => {
    const late = withPapersBack(afterwards(ended, 3 * day));
    expect(inShort(found('B.1', late))).toBe('broken, 11 ServiceEnded, 12 MaterialsHandedBack');
    expect(inShort(found('B.1', ended, later(ended.at, 3 * day)))).toBe('broken, 11 ServiceEnded');
  });
});

clause('A.6.2', () => {
  test('one way of settling is chosen, the other does not apply', () => {
    expect(found('A.6.2', caseAfter('sign-own')).status).toBe('open');
    const [court, commission] = [caseAfter('sign-mandatary'), { way: 'arbitration', commission: '示范区' } as const];
    expect([found('A.6.1', court).status, found('A.6.2', court).status]).toEqual(['not-applicable', 'obeyed']);
    const arbitrated = caseAfter('sign-mandatary', { dispute: commission });
    expect(found('A.6.1', arbitrated).status).toBe('obeyed');
  });
});

clause('A.7.4', () => {
  test('in effect at the moment of the later signature', () => {
    const story = caseAfter('sign-mandatary');
    expect(found('A.7.4', caseAfter('sign-own')).status).toBe('open');
    expect(inShort(found('A.7.4', story))).toBe('obeyed, 4 AgreementSigned, 5 AgreementSigned, 5 AgreementTookEffect');
    const { history } = caseAfter('sign-own');
    const once = told(history, later(story.at, day), [{ type: 'AgreementTookEffect' }]);
    expect(inShort(found('A.7.4', once))).toBe('broken, 4 AgreementSigned, 5 AgreementTookEffect');
  });
});

clause('A.7.6', () => {
  test('the printed agreement lies in the file for both', () => {
    expect(found('A.7.6', caseAfter('draft')).status).toBe('open');
    expect(found('A.7.6', caseAfter('evaluate')).status).toBe('open');
    expect(inShort(found('A.7.6', caseAfter('print')))).toBe('obeyed, 12 DocumentAdded');
  });
});
