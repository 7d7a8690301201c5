import { expect, test } from 'vitest';
import { recordWithdrawal, Withdraw, withdraw } from '../../domain/withdraw.ts';
import { caseAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given } from '../given.ts';
import { agent, colleague, helper, principal, stranger } from '../people.ts';

const reason = '家人可以自己去办';

clause('4.1', () => {
  test.each(['register', 'receive', 'draft', 'sign-own'] as const)(
    'before an agreement is in force the principal withdraws the whole case: after %s',
    (step) => {
      given(caseAfter(step)).by(principal).when(withdraw, { reason }).thenRecorded({ type: 'CaseWithdrawn', reason });
    },
  );

  test('and needs no reason', () => {
    given(caseAfter('register')).by(principal).when(withdraw, {}).thenRecorded({ type: 'CaseWithdrawn' });
    expect(and(caseAfter('register'), principal, withdraw, {}).now).toMatchObject({ stage: 'withdrawn' });
    expect(Withdraw.safeParse({}).success).toBe(true);
  });

  test('and may say of which kind the reason is', () => {
    given(caseAfter('register'))
      .by(principal)
      .when(withdraw, { cause: 'dissatisfied' })
      .thenRecorded({ type: 'CaseWithdrawn', cause: 'dissatisfied' });
    expect(and(caseAfter('notice'), principal, withdraw, { reason, cause: 'not-needed' }).now).toMatchObject({
      ground: 'principal-asked',
      termination: { cause: 'not-needed', explanation: reason },
    });
  });

  test('what an agent had in charge is known after it', () => {
    const { now } = and(caseAfter('sign-own'), principal, withdraw, { reason });
    expect(now).toMatchObject({ stage: 'withdrawn', agent: 'agent-1', reason, draft: { signatures: [{}] } });
  });

  test('withdrawing twice changes nothing', () => {
    given(and(caseAfter('draft'), principal, withdraw, { reason }))
      .by(principal)
      .when(withdraw, {})
      .thenNothing();
  });

  test('another principal withdraws nothing', () => {
    given(caseAfter('register'))
      .by({ kind: 'principal', account: 'resident-2' })
      .when(withdraw, {})
      .thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('at a window anybody of the office records it before the reception', () => {
    const { now } = and(caseAfter('register', { channel: 'window' }), helper, recordWithdrawal, { reason });
    expect(now).toMatchObject({ stage: 'withdrawn', reason });
    given(caseAfter('register')).by(stranger).when(recordWithdrawal, {}).thenRefusedBy('5.3.2', 'not-permitted');
  });
});

clause('A.2.2', () => {
  test('after the reception only the agent in charge records it', () => {
    given(caseAfter('draft')).by(agent).when(recordWithdrawal, {}).thenRecorded({ type: 'CaseWithdrawn' });
    for (const actor of [colleague, helper])
      given(caseAfter('draft')).by(actor).when(recordWithdrawal, {}).thenRefusedBy('A.2.2', 'not-in-charge');
  });
});

clause('A.5.2', () => {
  test('under an agreement the service ends at once, on the ground that the principal asked', () => {
    given(caseAfter('submit'))
      .by(principal)
      .when(withdraw, { reason })
      .thenRecorded(
        { type: 'ServiceTerminated', ground: 'principal-asked', explanation: reason },
        { type: 'EvaluationInvited', until: '2026-04-03T15:59:59.999Z' },
      );
  });

  test('the same without a reason, and when the agent records it', () => {
    const ended = { type: 'ServiceTerminated', ground: 'principal-asked', explanation: '服务对象撤回委托。' };
    for (const [actor, decide] of [
      [principal, withdraw],
      [agent, recordWithdrawal],
    ] as const)
      expect(and(caseAfter('notice'), actor, decide, {}).history.at(-1)?.events[0]).toEqual(ended);
  });

  test('once it has ended so, withdrawing again changes nothing', () => {
    given(and(caseAfter('notice'), principal, withdraw, {}))
      .by(principal)
      .when(withdraw, { reason })
      .thenNothing();
  });
});

clause('7.2.5.1', () => {
  test('a completed service has nothing left to withdraw', () => {
    given(caseAfter('deliver')).by(principal).when(withdraw, {}).thenRefusedBy('7.2.5.1', 'service-ended');
    given(caseAfter('archive')).by(principal).when(withdraw, {}).thenRefusedBy('7.2.7', 'case-archived');
  });
});
