import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { answer } from '../../domain/answer.ts';
import type { GuidanceCase } from '../../domain/case.ts';
import { conclude } from '../../domain/conclude.ts';
import { recordCoordination, settleCoordination } from '../../domain/coordination.ts';
import { evaluate } from '../../domain/evaluate.ts';
import { wake } from '../../domain/wake.ts';
import { afterwards, caseAfter, document } from '../a-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { and, day, given } from '../given.ts';
import { agent, helper, principal, system } from '../people.ts';

const done = { resolved: true, explanation: '已协助递交登记申请' };
const concluded = assistanceAfter('conclude');
const formed = assistanceAfter('form');

clause('7.1.3', () => {
  test('the end of help asks for an evaluation, whether the need was met or not', () => {
    // Thirty days after 4 March.
    const until = '2026-04-03T15:59:59.999Z';
    for (const resolved of [true, false])
      given(assistanceAfter('submission'))
        .by(helper)
        .when(conclude, { ...done, resolved })
        .thenRecorded({ type: 'AssistanceConcluded', ...done, resolved }, { type: 'EvaluationInvited', until });
  });

  test('the principal evaluates it, with suggestions; rating again is still one', () => {
    const given_ = { level: 'satisfied' as const, suggestion: '很耐心' };
    given(concluded).by(principal).when(evaluate, given_).thenRecordedTypes('EvaluationGiven');
    given(assistanceAfter('evaluate')).by(principal).when(evaluate, { level: 'satisfied' }).thenNothing();
    expect(and(assistanceAfter('evaluate'), principal, evaluate, given_).now).toMatchObject({ evaluation: given_ });
  });

  test('not before help has ended, nor after the window', () => {
    given(formed).by(principal).when(evaluate, { level: 'satisfied' }).thenRefusedBy('7.1.3', 'service-not-ended');
    given(afterwards(concluded, 40 * day))
      .by(principal)
      .when(evaluate, { level: 'satisfied' })
      .thenRefusedBy('7.1.3', 'window-closed');
  });

  test('the window closes by itself, unrated; then the record stays as it is', () => {
    given(afterwards(concluded, 40 * day))
      .by(system)
      .when(wake)
      .thenRecorded({ type: 'EvaluationClosed' });
    const collected = and(afterwards(concluded, 40 * day), system, wake);
    given(collected)
      .by(system)
      .when(addDocument, document('late', 'other'))
      .thenRefusedBy('7.1.3', 'assistance-concluded');
    given(collected).by(system).when(wake).thenNothing();
  });

  test('concluded twice is concluded once; another conclusion comes too late', () => {
    given(concluded).by(helper).when(conclude, done).thenNothing();
    given(concluded)
      .by(helper)
      .when(conclude, { ...done, resolved: false })
      .thenRefusedBy('7.1.3', 'assistance-concluded');
  });
});

clause('7.1.2.1', () => {
  test('nothing is concluded before a form was chosen', () => {
    given(assistanceAfter('receive')).by(helper).when(conclude, done).thenRefusedBy('7.1.2.1', 'form-of-help-first');
  });
});

clause('7.1.2.2', () => {
  test('nor before anything was told or answered; an answer in words is enough', () => {
    given(formed).by(helper).when(conclude, done).thenRefusedBy('7.1.2.2', 'answer-first');
    const answered = and(formed, helper, answer, { answer: '可以', basis: [], means: 'in-person' });
    given(answered).by(helper).when(conclude, done).thenRecordedTypes('AssistanceConcluded', 'EvaluationInvited');
  });

  test('only the one responsible concludes', () => {
    given(assistanceAfter('advise')).by(agent).when(conclude, done).thenRefusedBy('7.1.2.2', 'not-responsible');
    given(caseAfter('notice')).when(conclude, done).thenRefusedBy('6.3.2', 'agency-case');
  });
});

clause('7.1.2.4', () => {
  test('nor while a problem taken up has no outcome; unsolved is one', () => {
    const problem = { authority: 'market', problem: '无法受理', on: '2026-03-04' };
    const taken = and(assistanceAfter('advise'), helper, recordCoordination, problem);
    given(taken).by(helper).when(conclude, done).thenRefusedBy('7.1.2.4', 'problem-unsettled');
    const id = (taken.now as GuidanceCase).coordination?.[0]?.id ?? '';
    const settled = and(taken, helper, settleCoordination, id, {
      resolved: false,
      outcome: '须待补正',
      on: '2026-03-04',
    });
    given(settled)
      .by(helper)
      .when(conclude, { ...done, resolved: false })
      .thenRecordedTypes('AssistanceConcluded', 'EvaluationInvited');
  });
});
