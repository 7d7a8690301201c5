import { test } from 'vitest';
import { recordCoordination, settleCoordination } from '../../domain/coordination.ts';
import { caseAfter } from '../a-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { and, given, type Story } from '../given.ts';
import { agent, colleague, helper, stranger } from '../people.ts';

const problem = { authority: 'market', problem: '系统显示经营场所已有登记', on: '2026-03-04' };
const outcome = { resolved: true, outcome: '核实后已注销旧登记', on: '2026-03-04' };
const idIn = ({ history }: Story): string => {
  const last = history.at(-1)?.events[0];
  return last?.type === 'CoordinationRecorded' ? last.id : '';
};

/** The two services: a case in each, who takes problems up, and what the problem may concern. */
const both = [
  { number: '7.1.2.4', story: assistanceAfter('advise'), actor: helper, subject: 'GT-SETUP' },
  { number: '7.2.3.4', story: caseAfter('custody'), actor: agent, subject: 'm1' },
] as const;

for (const { number, story, actor, subject } of both)
  clause(number, () => {
    const taken = and(story, actor, recordCoordination, { ...problem, subject });
    const id = idIn(taken);
    const settled = and(taken, actor, settleCoordination, id, outcome);

    test('with whom, about what, when; and what came of it', () => {
      given(story).by(actor).when(recordCoordination, problem).thenRecordedTypes('CoordinationRecorded');
      given(taken)
        .by(actor)
        .when(settleCoordination, id, outcome)
        .thenRecorded({ type: 'CoordinationSettled', id, ...outcome });
    });

    test('repeated it is quiet; another outcome comes too late', () => {
      given(taken)
        .by(actor)
        .when(recordCoordination, { ...problem, subject })
        .thenNothing();
      given(settled).by(actor).when(settleCoordination, id, outcome).thenNothing();
      given(settled)
        .by(actor)
        .when(settleCoordination, id, { ...outcome, resolved: false })
        .thenRefusedBy(number, 'already-settled');
    });

    test('of an authority of the district, and a matter of this case', () => {
      given(story)
        .by(actor)
        .when(recordCoordination, { ...problem, authority: 'nobody' })
        .thenRefusedBy(number, 'authority-unknown');
      given(story)
        .by(actor)
        .when(recordCoordination, { ...problem, subject: 'm9' })
        .thenRefusedBy(number, 'subject-unknown');
      given(story).by(actor).when(settleCoordination, 'none', outcome).thenRefusedBy(number, 'coordination-unknown');
    });

    test('on a day of this service', () => {
      for (const on of ['2026-03-03', '2026-03-05']) {
        given(story)
          .by(actor)
          .when(recordCoordination, { ...problem, on })
          .thenRefusedBy(number, 'day-not-in-service');
        given(taken)
          .by(actor)
          .when(settleCoordination, id, { ...outcome, on })
          .thenRefusedBy(number, 'day-not-in-service');
      }
    });

    test('staff of another office take nothing up', () => {
      given(story).by(stranger).when(recordCoordination, problem).thenRefusedBy('5.3.2', 'not-permitted');
    });
  });

clause('A.2.2', () => {
  test('in 代办 only the agent in charge does', () => {
    given(caseAfter('custody')).by(colleague).when(recordCoordination, problem).thenRefusedBy('A.2.2', 'not-in-charge');
  });
});

clause('7.1.2.4', () => {
  test('in 帮办 anybody of the office helps, once the principal was received', () => {
    given(assistanceAfter('advise'))
      .by(colleague)
      .when(recordCoordination, problem)
      .thenRecordedTypes('CoordinationRecorded');
    given(assistanceAfter('register'))
      .by(helper)
      .when(recordCoordination, problem)
      .thenRefusedBy('7.1.1.1', 'inquiry-first');
  });
});

clause('A.7.4', () => {
  test('in 代办 not before the agreement is in force', () => {
    given(caseAfter('draft')).when(recordCoordination, problem).thenRefusedBy('A.7.4', 'authority-off');
  });
});
