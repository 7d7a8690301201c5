import { describe, expect, test } from 'vitest';
import { withdrawalCauses } from '../../domain/case/endings.ts';
import { deliver } from '../../domain/deliver.ts';
import { evaluate } from '../../domain/evaluate.ts';
import { recordResult } from '../../domain/record-result.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { Terminate, terminate } from '../../domain/terminate.ts';
import { wake } from '../../domain/wake.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { afterwards, caseAfter, electronic } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, day, given, later } from '../given.ts';
import { agent, colleague, helper, manager, principal, stranger, system } from '../people.ts';

const told = { means: 'in-person', on: '2026-03-04' } as const;
const explanation = '经营场所不符合登记条件';
const basis = '《市场主体登记管理条例》第十一条';
const invited = { type: 'EvaluationInvited', until: '2026-04-03T15:59:59.999Z' } as const;
const inHand = caseAfter('submit');
const deceived: Terminate = { ground: 'deception', explanation: '材料系伪造', told };
const ended = and(inHand, agent, terminate, deceived);

/** The five grounds, the fifth by its kinds. */
const grounds: [string, Terminate][] = [
  ['a', { ground: 'principal-asked', explanation, told }],
  ['b', { ground: 'deception', explanation, told }],
  ['c', { ground: 'no-cooperation', explanation, told }],
  ['d', { ground: 'not-qualified', explanation, basis, told }],
  ['e incapacity', { ground: 'other', kind: 'incapacity', explanation, told }],
  ['e statutory bar', { ground: 'other', kind: 'statutory-bar', explanation, told }],
  ['e other', { ground: 'other', kind: 'other', explanation, told }],
];

clause('7.2.5.2', () => {
  test.each(grounds)(
    'on ground %s the agent ends the service, and the principal is invited to evaluate',
    (_, asked) => {
      given(inHand)
        .when(terminate, asked)
        .thenRecorded({ type: 'ServiceTerminated', ...asked }, invited);
    },
  );

  test.each(['death', 'dissolution'] as const)('a principal who is no more is neither told nor invited: %s', (kind) => {
    const asked: Terminate = { ground: 'other', kind, explanation: '亲属告知' };
    given(inHand)
      .when(terminate, asked)
      .thenRecorded({ type: 'ServiceTerminated', ...asked });
    const over = and(inHand, agent, terminate, asked);
    given(over).by(principal).when(evaluate, { level: 'satisfied' }).thenRefusedBy('7.2.6', 'window-closed');
    given(over).by(system).when(wake).thenRecordedTypes('EvaluationClosed');
  });

  test('the case knows the ground, the explanation and the time', () => {
    expect(ended.now).toMatchObject({ stage: 'evaluation', ground: 'deception', termination: deceived });
    expect(ended.now).toMatchObject({ endedAt: ended.at });
  });

  test('the manager ends it when the agent can’t; nobody else does', () => {
    given(inHand).by(manager).when(terminate, deceived).thenRecordedTypes('ServiceTerminated', 'EvaluationInvited');
    given(inHand).by(colleague).when(terminate, deceived).thenRefusedBy('A.2.2', 'not-in-charge');
    for (const actor of [helper, stranger, principal])
      given(inHand).by(actor).when(terminate, deceived).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('a mandate that has run out can still be ended in good form', () => {
    const on = '2026-03-05';
    given(afterwards(caseAfter('submit', { term: { from: '2026-03-04', until: '2026-03-31' } }), 40 * day))
      .when(terminate, { ...deceived, told: { ...told, on } })
      .thenRecordedTypes('ServiceTerminated', 'EvaluationInvited');
  });

  test('what the principal said of it may be kept, and of no other ground', () => {
    for (const cause of withdrawalCauses) {
      const asked: Terminate = { ground: 'principal-asked', cause, explanation, told };
      given(inHand)
        .when(terminate, asked)
        .thenRecorded({ type: 'ServiceTerminated', ...asked }, invited);
    }
    given(inHand)
      .when(terminate, { ...deceived, cause: 'not-needed' })
      .thenRefusedBy('7.2.5.2', 'cause-unasked');
  });

  test('the fifth ground is named, and only the fifth', () => {
    given(inHand).when(terminate, { ground: 'other', explanation, told }).thenRefusedBy('7.2.5.2', 'kind-mismatch');
    given(inHand)
      .when(terminate, { ...deceived, kind: 'death' })
      .thenRefusedBy('7.2.5.2', 'kind-mismatch');
    given(inHand)
      .when(terminate, { ground: 'other', kind: 'incapacity', explanation })
      .thenRefusedBy('7.2.5.2', 'not-told');
  });

  test('there is always an explanation, without personal numbers', () => {
    expect(Terminate.safeParse({ ...deceived, explanation: ' ' }).success).toBe(false);
    expect(Terminate.safeParse({ ...deceived, explanation: '电话13000000001无人接听' }).success).toBe(false);
    expect(Terminate.safeParse(deceived).success).toBe(true);
  });

  test.each(['register', 'receive', 'sign-own'] as const)('there is no service to end yet after %s', (step) => {
    given(caseAfter(step)).by(manager).when(terminate, deceived).thenRefusedBy('7.2.5.2', 'service-not-begun');
  });

  test('ending it again on the same ground changes nothing; on another it is refused', () => {
    given(ended)
      .when(terminate, { ...deceived, explanation })
      .thenNothing();
    given(ended)
      .when(terminate, { ...deceived, ground: 'no-cooperation' })
      .thenRefusedBy('7.2.5.2', 'service-terminated');
    given(ended).by(principal).when(withdraw, {}).thenRefusedBy('7.2.5.2', 'service-terminated');
  });

  describe('with it the agent’s authority ends', () => {
    test('no progress, no result, no delivery', () => {
      given(ended)
        .when(reportProgress, 'm1', { text: '已受理', means: 'electronic' })
        .thenRefusedBy('7.2.5.2', 'service-terminated');
      given(ended)
        .when(recordResult, 'm1', { outcome: 'granted', explanation })
        .thenRefusedBy('7.2.5.2', 'service-terminated');
      given(ended).when(deliver, 'm1', { receipt: electronic }).thenRefusedBy('7.2.5.2', 'service-terminated');
    });
  });
});

clause('7.2.5.1', () => {
  test('a completed service can’t be terminated any more', () => {
    given(caseAfter('deliver')).when(terminate, deceived).thenRefusedBy('7.2.5.1', 'service-ended');
    given(caseAfter('archive')).when(terminate, deceived).thenRefusedBy('7.2.7', 'case-archived');
  });
});

clause('A.5.3', () => {
  test('what does not meet the law is told with the law, after telling the principal', () => {
    given(inHand)
      .when(terminate, { ground: 'not-qualified', explanation, told })
      .thenRefusedBy('A.5.3', 'basis-missing');
    given(inHand).when(terminate, { ground: 'not-qualified', explanation, basis }).thenRefusedBy('A.5.3', 'not-told');
  });
});

clause('A.5.4', () => {
  test.each(['deception', 'no-cooperation'] as const)('on the ground of %s only after telling', (ground) => {
    given(inHand).when(terminate, { ground, explanation }).thenRefusedBy('A.5.4', 'not-told');
  });

  test.each([
    ['before the agreement', '2026-03-03'],
    ['tomorrow', '2026-03-05'],
  ])('telling dated %s is none', (_, on) => {
    given(inHand)
      .when(terminate, { ...deceived, told: { ...told, on } })
      .thenRefusedBy('A.5.4', 'not-told');
  });

  test('the day is that of Shanghai', () => {
    const midnight = '2026-03-04T16:00:00.000Z';
    const asked = { ...deceived, told: { ...told, on: '2026-03-05' } };
    expect(terminate(inHand.now, asked, contextOf(agent, later(midnight, -1)))).toMatchObject({ because: 'not-told' });
    expect(terminate(inHand.now, asked, contextOf(agent, midnight))).toMatchObject({ outcome: 'decided' });
  });
});

clause('A.5.2', () => {
  test('when the principal asked, the agent records when and how', () => {
    given(inHand).when(terminate, { ground: 'principal-asked', explanation }).thenRefusedBy('A.5.2', 'not-told');
  });
});
