import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { evaluationLevels } from '../../domain/case/endings.ts';
import { Evaluate, evaluate } from '../../domain/evaluate.ts';
import { wake } from '../../domain/wake.ts';
import { afterwards, caseAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, day, given } from '../given.ts';
import { agent, manager, principal, resident, system } from '../people.ts';

const ended = caseAfter('deliver');
const good = { level: 'satisfied' } as const;

clause('7.2.6', () => {
  test.each(evaluationLevels)('the principal evaluates the service: %s', (level) => {
    given(ended).by(principal).when(evaluate, { level }).thenRecorded({ type: 'EvaluationGiven', level });
  });

  test('once: the same again changes nothing, another is refused', () => {
    given(caseAfter('evaluate')).by(principal).when(evaluate, good).thenNothing();
    given(caseAfter('archive')).by(principal).when(evaluate, good).thenNothing();
    given(caseAfter('evaluate'))
      .by(principal)
      .when(evaluate, { level: 'dissatisfied' })
      .thenRefusedBy('7.2.6', 'already-evaluated');
    given(caseAfter('evaluate'))
      .by(principal)
      .when(evaluate, { ...good, suggestion: '更快' })
      .thenRefusedBy('7.2.6', 'already-evaluated');
  });

  test('not before the service has ended', () => {
    given(caseAfter('result')).by(principal).when(evaluate, good).thenRefusedBy('7.2.6', 'service-not-ended');
  });

  test('to the last moment of the window and not a moment longer', () => {
    given(ended).by(principal).at('2026-04-03T15:59:59.999Z').when(evaluate, good).thenRecordedTypes('EvaluationGiven');
    given(ended)
      .by(principal)
      .at('2026-04-03T16:00:00.000Z')
      .when(evaluate, good)
      .thenRefusedBy('7.2.6', 'window-closed');
  });

  test('a window that closed unrated stays closed', () => {
    const closed = and(afterwards(ended, 40 * day), system, wake);
    given(closed).by(principal).when(evaluate, good).thenRefusedBy('7.2.6', 'window-closed');
    expect(closed.now).not.toHaveProperty('evaluation');
  });

  test('nobody evaluates in the place of the principal', () => {
    for (const actor of [agent, manager, system])
      given(ended).by(actor).when(evaluate, good).thenRefusedBy('5.3.2', 'not-permitted');
  });
});

clause('A.3.5', () => {
  test('suggestions are recorded in the principal’s words', () => {
    const asked = { ...good, suggestion: '希望周末也能办' };
    given(ended)
      .by(principal)
      .when(evaluate, asked)
      .thenRecorded({ type: 'EvaluationGiven', ...asked });
  });

  test('an unknown level or personal numbers in the words are refused', () => {
    const takes = (value: unknown) => z.safeParse(Evaluate, value).success;
    expect([takes(good), takes({ level: 5 }), takes({ ...good, suggestion: resident.identityNumber })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
