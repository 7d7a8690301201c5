import { expect, test } from 'vitest';
import type { GuidanceCase } from '../../domain/case.ts';
import { conclude } from '../../domain/conclude.ts';
import { acceptResponsibility, handOverResponsibility } from '../../domain/hand-over-responsibility.ts';
import { recordWithdrawal } from '../../domain/withdraw.ts';
import { caseAfter } from '../a-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { and, given } from '../given.ts';
import { agent, colleague, helper } from '../people.ts';

const advised = assistanceAfter('advise');
const offer = { to: colleague.id, reason: '今日外出' };
const offered = and(advised, helper, handOverResponsibility, offer);
const taken = and(offered, colleague, acceptResponsibility, {});
const done = { resolved: true, explanation: '已办妥' };

clause('7.1.2.2', () => {
  test('the first responder offers the responsibility to a colleague, with the reason', () => {
    given(advised)
      .by(helper)
      .when(handOverResponsibility, offer)
      .thenRecorded({ type: 'ResponsibilityOffered', ...offer });
    given(offered).by(helper).when(handOverResponsibility, offer).thenNothing();
  });

  test('and keeps it until the colleague accepts', () => {
    expect((offered.now as GuidanceCase).agent).toBe(helper.id);
    given(offered).by(colleague).when(conclude, done).thenRefusedBy('7.1.2.2', 'not-responsible');
    expect((taken.now as GuidanceCase).agent).toBe(colleague.id);
    expect((taken.now as GuidanceCase).assistance).toMatchObject({ firstResponder: helper.id });
    given(taken).by(helper).when(conclude, done).thenRefusedBy('7.1.2.2', 'not-responsible');
    given(taken).by(colleague).when(conclude, done).thenRecordedTypes('AssistanceConcluded', 'EvaluationInvited');
  });

  test('only to whom it was offered; a later offer takes the place of the one before', () => {
    given(offered).by(agent).when(acceptResponsibility, {}).thenRefusedBy('7.1.2.2', 'nothing-offered');
    const anew = and(offered, helper, handOverResponsibility, { ...offer, to: agent.id });
    given(anew).by(colleague).when(acceptResponsibility, {}).thenRefusedBy('7.1.2.2', 'nothing-offered');
    given(anew).by(agent).when(acceptResponsibility, {}).thenRecordedTypes('ResponsibilityAccepted');
  });

  test('accepted twice is accepted once', () => {
    given(taken).by(colleague).when(acceptResponsibility, {}).thenNothing();
  });

  test('nobody hands over what is another’s, nor to themselves', () => {
    given(advised)
      .by(colleague)
      .when(handOverResponsibility, { ...offer, to: agent.id })
      .thenRefusedBy('7.1.2.2', 'not-responsible');
    given(advised)
      .by(helper)
      .when(handOverResponsibility, { ...offer, to: helper.id })
      .thenRefusedBy('7.1.2.2', 'handed-to-self');
  });

  test('others may help, but a withdrawal is recorded by the one responsible', () => {
    given(advised).by(colleague).when(recordWithdrawal, {}).thenRefusedBy('7.1.2.2', 'not-responsible');
    given(advised).by(helper).when(recordWithdrawal, {}).thenRecorded({ type: 'CaseWithdrawn' });
  });

  test('before the reception there is no responsibility, and a mandate has its own agent', () => {
    for (const [decide, body] of [
      [handOverResponsibility, offer],
      [acceptResponsibility, {}],
    ] as const) {
      const act = decide as typeof handOverResponsibility;
      given(assistanceAfter('register'))
        .by(helper)
        .when(act, body as typeof offer)
        .thenRefusedBy('7.1.1.1', 'inquiry-first');
      given(caseAfter('notice'))
        .when(act, body as typeof offer)
        .thenRefusedBy('6.3.2', 'agency-case');
    }
  });
});
