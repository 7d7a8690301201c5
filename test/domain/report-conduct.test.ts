import { expect, test } from 'vitest';
import { archivable } from '../../domain/archive.ts';
import { isOfConduct, seesConduct, withoutConduct } from '../../domain/confidential.ts';
import { conformanceOf } from '../../domain/conformance.ts';
import { dues } from '../../domain/due.ts';
import { notificationsOf } from '../../domain/notices.ts';
import { answerConductReport, recordConductReport, reportConduct } from '../../domain/report-conduct.ts';
import { wake } from '../../domain/wake.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { caseAfter } from '../a-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, day, given, type Story } from '../given.ts';
import { agent, colleague, helper, manager, principal, system } from '../people.ts';
import { found, inShort } from './recorded.ts';

const report = { report: '代办人员暗示需要另付辛苦费' };
const answer = { outcome: 'not-found', answer: '经核实没有收取费用' } as const;
const inHand = caseAfter('notice');
const reported = and(inHand, principal, reportConduct, report);
const idOf = ({ now }: Story) => ('conductReports' in now ? (now.conductReports?.at(-1)?.id ?? '') : '');
const answered = and(reported, manager, answerConductReport, idOf(reported), answer);
const own = { ...manager, id: agent.id };

clause('A.3.5', () => {
  test('the principal reports from the reception to the sealing; the same text again is quiet', () => {
    for (const story of [caseAfter('receive'), inHand, caseAfter('deliver'), caseAfter('print')])
      given(story).by(principal).when(reportConduct, report).thenRecordedTypes('ConductReported');
    given(reported).by(principal).when(reportConduct, report).thenNothing();
    given(reported).by(principal).when(reportConduct, { report: '又一次' }).thenRecordedTypes('ConductReported');
    given(caseAfter('register')).by(principal).when(reportConduct, report).thenRefusedBy('7.2.1.1', 'not-received');
    given(caseAfter('archive')).by(principal).when(reportConduct, report).thenRefusedBy('7.2.7', 'case-archived');
    expect(assistanceAfter('advise').now.stage).toBe('guidance');
    const decision = reportConduct(assistanceAfter('advise').now, report, contextOf(principal));
    expect(decision.outcome).toBe('refused');
  });

  test('a manager takes one down and answers, unless it is about them; the agent and a helper do neither', () => {
    given(inHand).by(manager).when(recordConductReport, report).thenRecordedTypes('ConductReported');
    given(inHand).by(own).when(recordConductReport, report).thenRefusedBy('A.3.5', 'concerns-agent');
    for (const who of [agent, helper])
      given(inHand).by(who).when(recordConductReport, report).thenRefusedBy('5.3.2', 'not-permitted');
    given(reported)
      .by(manager)
      .when(answerConductReport, idOf(reported), answer)
      .thenRecorded({ type: 'ConductAnswered', report: idOf(reported), ...answer });
    given(reported).by(own).when(answerConductReport, idOf(reported), answer).thenRefusedBy('A.3.5', 'concerns-agent');
    given(answered).by(manager).when(answerConductReport, idOf(reported), answer).thenNothing();
    given(answered)
      .by(manager)
      .when(answerConductReport, idOf(reported), { ...answer, outcome: 'found' })
      .thenRefusedBy('A.3.5', 'conduct-report-answered');
    given(inHand).by(manager).when(answerConductReport, 'r9', answer).thenRefusedBy('A.3.5', 'conduct-report-unknown');
  });

  test('the answer is due in five working days; a reminder goes to the manager at once, and never to the agent', () => {
    const { calendar, deadlines } = contextOf(system);
    expect(dues(reported.now, calendar, deadlines).map(({ name }) => name)).toContain('conduct');
    const late = new Date(Date.parse(reported.at) + 20 * day).toISOString();
    const decision = wake(reported.now, contextOf(system, late));
    const events = 'events' in decision ? decision.events.filter(isOfConduct) : [];
    expect(events).toHaveLength(1);
    const told = [...reported.history, { at: late, events }].flatMap((commit, index) =>
      notificationsOf({ ...commit, events: commit.events.filter(isOfConduct), caseId: 'x', seq: index }),
    );
    expect(told.map(({ to }) => to)).toEqual(['manager', 'manager']);
  });

  test('obeyed when every report was answered in time, broken late, open while it waits', () => {
    expect(found('A.3.5', reported)).toMatchObject({ status: 'open', deadline: { provisional: false } });
    expect(inShort(found('A.3.5', answered))).toMatch(/^obeyed, \d+ ConductReported, \d+ ConductAnswered$/);
    const late = new Date(Date.parse(reported.at) + 20 * day).toISOString();
    expect(found('A.3.5', reported, late).status).toBe('broken');
    const early = and(caseAfter('receive'), principal, reportConduct, report);
    expect(found('A.3.5', and(early, principal, withdraw, {})).status).toBe('not-applicable');
  });

  test('nothing is sealed before it is answered', () => {
    const ready = caseAfter('print');
    expect(archivable(ready.now)).toBeUndefined();
    const waiting = and(ready, principal, reportConduct, report);
    expect(archivable(waiting.now)).toMatchObject({ clause: 'A.3.5', because: 'conduct-not-answered' });
    expect(archivable(and(waiting, manager, answerConductReport, idOf(waiting), answer).now)).toBeUndefined();
  });

  test('only the principal and managers whom it does not concern know of it', () => {
    const sees = (who: typeof agent) => seesConduct(reported.now, contextOf(who));
    expect([agent, colleague, helper, own].map(sees)).toEqual([false, false, false, false]);
    expect(sees(manager)).toBe(true);
    expect(seesConduct(reported.now, contextOf(principal))).toBe(true);
    expect(withoutConduct(reported.now)).toEqual(inHand.now);
    const { calendar, deadlines } = contextOf(system);
    const hidden = reported.history.map((commit, index) => ({
      ...commit,
      events: commit.events.filter((event) => !isOfConduct(event)),
      seq: index + 1,
      actor: { kind: 'system', task: 'x' } as const,
    }));
    expect(JSON.stringify(conformanceOf(hidden, reported.at, { calendar, deadlines }))).not.toContain('Conduct');
  });
});
