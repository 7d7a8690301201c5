import { expect, test } from 'vitest';
import { archivable } from '../../domain/archive.ts';
import { changeAgent, type Member } from '../../domain/change-agent.ts';
import { changeContact, recordContactChange } from '../../domain/change-contact.ts';
import { deliver } from '../../domain/deliver.ts';
import { openDispute, openOwnDispute, settleDispute, withdrawDispute } from '../../domain/dispute.ts';
import { dues } from '../../domain/due.ts';
import { handBack } from '../../domain/hand-back.ts';
import { recordResult } from '../../domain/record-result.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { recordAgentRequest, refuseAgentRequest, requestOtherAgent } from '../../domain/request-other-agent.ts';
import { restrictMandate } from '../../domain/restrict-mandate.ts';
import { submit } from '../../domain/submit.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { terminate } from '../../domain/terminate.ts';
import { wake } from '../../domain/wake.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { recordMatterWithdrawal, withdrawMatter } from '../../domain/withdraw-matter.ts';
import { afterwards, caseAfter, electronic, papersOf, requiredPapers, withPapersBack } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, day, given, type Story } from '../given.ts';
import { agent, colleague, helper, manager, principal, system } from '../people.ts';
import { found, inShort } from './recorded.ts';

const reason = '代办人员多次失约';
const member: Member = { ...colleague, active: true };
const change = { agent: 'agent-2', reason: '同意撤换', told: { means: 'paper', on: '2026-03-04' } } as const;
const news = { text: '已受理', means: 'electronic' } as const;
const two = { items: ['GT-SETUP', 'SS-CARD'] };

clause('A.2.3', () => {
  const someone = { contact: 'contact', fingerprint: 'a'.repeat(64) } as const;
  const changed = and(caseAfter('submit'), principal, changeContact, someone);

  test('the principal names another contact in writing: the history holds a fingerprint, and the terms stay', () => {
    given(caseAfter('submit'))
      .by(principal)
      .when(changeContact, someone)
      .thenRecorded({ type: 'ContactChanged', ...someone });
    expect(changed.now).toMatchObject({ contact: someone, agreement: { terms: { contact: 'principal' } } });
    expect(inShort(found('A.2.3', changed))).toMatch(/^obeyed, \d+ ContactChanged$/);
  });

  test('the same contact again changes nothing, and the principal may be it again', () => {
    given(changed).by(principal).when(changeContact, someone).thenNothing();
    given(caseAfter('submit')).by(principal).when(changeContact, { contact: 'principal' }).thenNothing();
    given(changed).by(principal).when(changeContact, { contact: 'principal' }).thenRecordedTypes('ContactChanged');
  });

  test('on paper the agent in charge records it, with the scan', () => {
    given(caseAfter('submit')).when(recordContactChange, someone, 'none').thenRefusedBy('A.2.3', 'document-unknown');
    given(caseAfter('submit'))
      .by(colleague)
      .when(recordContactChange, someone, 'scan')
      .thenRefusedBy('A.2.2', 'not-in-charge');
    given(caseAfter('draft')).by(principal).when(changeContact, someone).thenRefusedBy('A.7.4', 'authority-off');
  });
});

clause('A.3.4', () => {
  const inHand = caseAfter('notice');
  const asked = and(inHand, principal, requestOtherAgent, { reason });
  const answer = { explanation: '经核实按期反馈' };

  test('the principal asks with reasons, once; the manager is told', () => {
    given(inHand)
      .by(principal)
      .when(requestOtherAgent, { reason })
      .thenRecorded({ type: 'OtherAgentRequested', reason });
    given(asked).by(principal).when(requestOtherAgent, { reason: '另一个原因' }).thenNothing();
  });

  test('at a window anybody of the office records it, but not the agent concerned', () => {
    given(inHand).by(helper).when(recordAgentRequest, { reason }).thenRecordedTypes('OtherAgentRequested');
    given(inHand).by(agent).when(recordAgentRequest, { reason }).thenRefusedBy('A.3.4', 'concerns-agent');
  });

  test('before the reception and after the end there is no agent to change', () => {
    given(caseAfter('register'))
      .by(principal)
      .when(requestOtherAgent, { reason })
      .thenRefusedBy('7.2.1.1', 'not-received');
    given(caseAfter('deliver'))
      .by(principal)
      .when(requestOtherAgent, { reason })
      .thenRefusedBy('7.2.5.1', 'service-ended');
  });

  test('granting it is changing the agent, which answers it', () => {
    given(asked)
      .by(manager)
      .when(changeAgent, change, member)
      .thenRecordedTypes('AgentChanged', 'AgentRequestAnswered');
    const granted = and(asked, manager, changeAgent, change, member);
    expect(inShort(found('A.3.4', granted))).toMatch(/^obeyed, \d+ OtherAgentRequested, \d+ AgentRequestAnswered$/);
    given(granted).by(manager).when(refuseAgentRequest, answer).thenRefusedBy('A.3.4', 'no-agent-request');
  });

  test('refusing it takes reasons, and a manager who is not the agent', () => {
    given(asked)
      .by(manager)
      .when(refuseAgentRequest, answer)
      .thenRecorded({ type: 'AgentRequestAnswered', answer: 'refused', ...answer });
    const own = { ...agent, roles: ['agent', 'manager'] as const };
    given(asked).by(own).when(refuseAgentRequest, answer).thenRefusedBy('A.3.4', 'concerns-agent');
    given(inHand).by(manager).when(refuseAgentRequest, answer).thenRefusedBy('A.3.4', 'no-agent-request');
    const refused = and(asked, manager, refuseAgentRequest, answer);
    given(refused).by(manager).when(refuseAgentRequest, answer).thenNothing();
    given(refused).by(principal).when(requestOtherAgent, { reason }).thenRecordedTypes('OtherAgentRequested');
  });

  test('it is answered within three working days: the manager is reminded, and a late answer shows', () => {
    expect(found('A.3.4', asked)).toMatchObject({ status: 'open', deadline: { at: '2026-03-09T09:00:00.000Z' } });
    const late = afterwards(asked, 6 * day);
    const decision = wake(asked.now, contextOf(system, late.at));
    expect(decision).toMatchObject({ outcome: 'decided' });
    expect(JSON.stringify(decision)).toContain('agent-request');
    expect(found('A.3.4', and(late, manager, refuseAgentRequest, answer)).status).toBe('broken');
  });

  test('a service that ends meanwhile needs no answer', () => {
    expect(found('A.3.4', inHand).status).toBe('not-applicable');
    expect(found('A.3.4', and(asked, principal, withdraw, {})).status).toBe('not-applicable');
  });
});

clause('A.5.2', () => {
  const both = caseAfter('custody', two);

  test('one matter of several is taken back, and the rest goes on', () => {
    given(both)
      .by(principal)
      .when(withdrawMatter, 'm2', { reason })
      .thenRecorded({ type: 'MatterWithdrawn', matter: 'm2', reason });
    const left = and(both, principal, withdrawMatter, 'm2', {});
    expect(left.now).toMatchObject({ stage: 'handling', matters: [{ state: 'entrusted' }, { state: 'withdrawn' }] });
    given(left).by(principal).when(withdrawMatter, 'm2', {}).thenNothing();
    given(left)
      .when(submit, 'm1', { materials: papersOf(left.now, 'm1') })
      .thenRecordedTypes('MatterSubmitted');
  });

  test('it stops the next act on that matter', () => {
    const left = and(both, principal, withdrawMatter, 'm2', {});
    given(left).when(submit, 'm2', { materials: [] }).thenRefusedBy('A.5.2', 'matter-withdrawn', '民法典第933条');
    given(left).when(reportProgress, 'm2', news).thenRefusedBy('A.5.2', 'matter-withdrawn');
    given(left).when(deliver, 'm2', { receipt: electronic }).thenRefusedBy('A.5.2', 'matter-withdrawn');
    const papers = requiredPapers(left.now).filter(({ matter }) => matter === 'm2');
    given(left)
      .when(takeIntoCustody, { materials: papers, receipt: electronic })
      .thenRefusedBy('A.5.2', 'matter-withdrawn');
  });

  test('its papers go back in time, and late ones show', () => {
    const left = and(both, principal, withdrawMatter, 'm2', {});
    const { calendar, deadlines } = contextOf(agent);
    expect(dues(left.now, calendar, deadlines)).toContainEqual(
      expect.objectContaining({ name: 'papers', subject: 'm2' }),
    );
    const back = { materials: papersOf(left.now, 'm2'), receipt: electronic };
    expect(found('B.1', left).status).toBe('open');
    expect(found('B.1', and(left, agent, handBack, back)).status).toBe('open');
    expect(found('B.1', and(afterwards(left, 4 * day), agent, handBack, back)).status).toBe('broken');
  });

  test('when all of the rest is delivered the service ends by itself (7.2.5.1)', () => {
    const left = and(caseAfter('submit', two), principal, withdrawMatter, 'm2', {});
    const decided = and(left, agent, recordResult, 'm1', { outcome: 'granted', explanation: '准予' });
    given(decided)
      .when(deliver, 'm1', { receipt: electronic })
      .thenRecordedTypes('ResultDelivered', 'ServiceEnded', 'EvaluationInvited');
    const delivered = and(
      and(caseAfter('submit', two), agent, recordResult, 'm1', { outcome: 'granted', explanation: '准予' }),
      agent,
      deliver,
      'm1',
      { receipt: electronic },
    );
    given(delivered)
      .by(principal)
      .when(withdrawMatter, 'm2', {})
      .thenRecordedTypes('MatterWithdrawn', 'ServiceEnded', 'EvaluationInvited');
    const ended = and(delivered, principal, withdrawMatter, 'm2', {});
    for (const number of ['7.2.3.2', '7.2.4', '7.2.5.1', 'A.7.1'] as const)
      expect([number, found(number, ended).status]).toEqual([number, 'obeyed']);
  });

  test('when nothing is left it is ended on the ground that the principal asked (7.2.5.2 a)', () => {
    given(caseAfter('custody'))
      .by(principal)
      .when(withdrawMatter, 'm1', { reason })
      .thenRecordedTypes('MatterWithdrawn', 'ServiceTerminated', 'EvaluationInvited');
    const ended = and(caseAfter('custody'), principal, withdrawMatter, 'm1', {});
    expect(ended.now).toMatchObject({ stage: 'evaluation', ground: 'principal-asked' });
    expect(found('A.5.2', ended).status).toBe('obeyed');
  });

  test('a result that is there still reaches the principal', () => {
    given(caseAfter('result')).by(principal).when(withdrawMatter, 'm1', {}).thenRefusedBy('7.2.4', 'already-decided');
  });

  test('without a mandate, without such a matter, after the end', () => {
    given(caseAfter('draft')).by(principal).when(withdrawMatter, 'm1', {}).thenRefusedBy('A.7.4', 'authority-off');
    given(both).by(principal).when(withdrawMatter, 'm9', {}).thenRefusedBy('A.1.1', 'matter-unknown');
    given(caseAfter('deliver', two))
      .by(principal)
      .when(withdrawMatter, 'm1', {})
      .thenRefusedBy('7.2.5.1', 'service-ended');
  });

  test('at a window the agent in charge records it', () => {
    given(both).when(recordMatterWithdrawal, 'm2', {}).thenRecordedTypes('MatterWithdrawn');
    given(both).by(colleague).when(recordMatterWithdrawal, 'm2', {}).thenRefusedBy('A.2.2', 'not-in-charge');
  });

  test.each(['sign-mandatary', 'notice', 'custody', 'submit', 'result'] as const)(
    'the whole mandate is taken back at any time, and the next act is refused: after %s',
    (step) => {
      const revoked = and(caseAfter(step), principal, withdraw, {});
      expect(revoked.now).toMatchObject({ ground: 'principal-asked' });
      given(revoked).when(reportProgress, 'm1', news).thenRefusedBy('7.2.5.2', 'service-terminated');
    },
  );

  test('and so it is under a dispute and after a change of agent', () => {
    const held = and(caseAfter('submit'), principal, openOwnDispute, { about: '责任', hold: true });
    const moved = and(caseAfter('submit'), manager, changeAgent, change, member);
    for (const story of [held, moved])
      given(story).by(principal).when(withdraw, {}).thenRecordedTypes('ServiceTerminated', 'EvaluationInvited');
  });
});

clause('A.1.2', () => {
  const inHand = caseAfter('custody', { subDelegation: true });

  test('the principal takes back a power, and the next act that needs it is refused', () => {
    const filed = caseAfter('submit');
    given(filed)
      .by(principal)
      .when(restrictMandate, { powers: ['file'] })
      .thenRecorded({ type: 'MandateRestricted', powers: ['file'], subDelegation: false });
    const less = and(filed, principal, restrictMandate, { powers: ['file'] });
    given(less)
      .when(recordResult, 'm1', { outcome: 'granted', explanation: '准予' })
      .thenRefusedBy('A.1.2', 'power-missing');
    expect(found('A.1.2', less).status).toBe('obeyed');
  });

  test('or the consent to sub-delegation (A.4.4)', () => {
    const less = and(inHand, principal, restrictMandate, { subDelegation: false });
    expect(less.now).toMatchObject({ mandate: { powers: ['file', 'collect'], subDelegation: false } });
    given(less).by(principal).when(restrictMandate, { subDelegation: false }).thenNothing();
  });

  test('powers only become fewer', () => {
    const less = and(inHand, principal, restrictMandate, { powers: ['file'] });
    given(less)
      .by(principal)
      .when(restrictMandate, { powers: ['file', 'collect'] })
      .thenRefusedBy('A.1.2', 'powers-only-fewer');
    given(caseAfter('draft')).by(principal).when(restrictMandate, {}).thenRefusedBy('A.7.4', 'authority-off');
    given(caseAfter('deliver')).by(principal).when(restrictMandate, {}).thenRefusedBy('7.2.5.1', 'service-ended');
  });
});

clause('A.6', () => {
  const filed = caseAfter('submit');
  const about = '对材料遗失的责任有不同意见';
  const held = and(filed, principal, openOwnDispute, { about, hold: true });
  const settled = (story: Story) => and(story, manager, settleDispute, { how: 'negotiated', outcome: '已协商' });

  test('either side opens it; the same side again is quiet, the other hears that it is open', () => {
    given(filed)
      .by(principal)
      .when(openOwnDispute, { about, hold: true })
      .thenRecorded({ type: 'DisputeOpened', by: 'principal', about, hold: true });
    given(filed).by(manager).when(openDispute, { about, hold: false }).thenRecordedTypes('DisputeOpened');
    given(held).by(principal).when(openOwnDispute, { about, hold: false }).thenNothing();
    given(held).by(manager).when(openDispute, { about, hold: false }).thenRefusedBy('A.6', 'dispute-open');
  });

  test('while it holds the case the agent’s acts are refused, but telling how it stands and handing back', () => {
    given(held).when(recordResult, 'm1', { outcome: 'granted', explanation: '准予' }).thenRefusedBy('A.6', 'on-hold');
    given(held).when(reportProgress, 'm1', news).thenRecordedTypes('ProgressReported');
    const papers = and(caseAfter('custody'), principal, openOwnDispute, { about, hold: true });
    given(papers)
      .when(submit, 'm1', { materials: papersOf(papers.now, 'm1') })
      .thenRefusedBy('A.6', 'on-hold');
    expect(withPapersBack(papers).now).toMatchObject({ dispute: { hold: true } });
    expect(found('A.6', settled(withPapersBack(papers))).status).toBe('obeyed');
  });

  test('the agent can’t end a service that is held; the manager can', () => {
    const why = {
      ground: 'deception',
      explanation: '材料系伪造',
      told: { means: 'in-person', on: '2026-03-04' },
    } as const;
    given(held).when(terminate, why).thenRefusedBy('A.6', 'on-hold');
    given(held).by(manager).when(terminate, why).thenRecordedTypes('ServiceTerminated', 'EvaluationInvited');
  });

  test('without a hold everything goes on', () => {
    const open = and(filed, manager, openDispute, { about, hold: false });
    given(open)
      .when(recordResult, 'm1', { outcome: 'granted', explanation: '准予' })
      .thenRecordedTypes('ResultRecorded');
  });

  test('once it is settled the agent goes on', () => {
    given(settled(held))
      .when(recordResult, 'm1', { outcome: 'granted', explanation: '准予' })
      .thenRecordedTypes('ResultRecorded');
    given(settled(held)).by(manager).when(settleDispute, { how: 'negotiated', outcome: '再次' }).thenNothing();
    given(filed)
      .by(manager)
      .when(settleDispute, { how: 'negotiated', outcome: '无' })
      .thenRefusedBy('A.6', 'no-dispute');
  });

  test('otherwise than by negotiation only in the way that was agreed', () => {
    given(held)
      .by(manager)
      .when(settleDispute, { how: 'arbitration', outcome: '裁决' })
      .thenRefusedBy('A.6', 'other-dispute-way');
    given(held).by(manager).when(settleDispute, { how: 'court', outcome: '判决' }).thenRecordedTypes('DisputeSettled');
  });

  test('the principal lets an own dispute rest, not the other side’s', () => {
    given(held)
      .by(principal)
      .when(withdrawDispute, { outcome: '不再争议' })
      .thenRecorded({ type: 'DisputeSettled', how: 'withdrawn', outcome: '不再争议' });
    const theirs = and(filed, manager, openDispute, { about, hold: false });
    given(theirs).by(principal).when(withdrawDispute, { outcome: '算了' }).thenRefusedBy('A.6', 'not-own-dispute');
  });

  test('nothing is sealed while it is open, and a case shows how it stands', () => {
    const late = and(caseAfter('print'), principal, openOwnDispute, { about, hold: false });
    expect(archivable(late.now)).toMatchObject({ clause: 'A.6', because: 'dispute-open' });
    expect(archivable(settled(late).now)).toBeUndefined();
    expect(found('A.6', filed).status).toBe('not-applicable');
    expect(found('A.6', held).status).toBe('open');
    expect(inShort(found('A.6', settled(held)))).toMatch(/^obeyed, \d+ DisputeOpened, \d+ DisputeSettled$/);
  });

  test('before there is a mandate, and after the seal, there is nothing to dispute here', () => {
    given(caseAfter('draft'))
      .by(principal)
      .when(openOwnDispute, { about, hold: true })
      .thenRefusedBy('A.7.4', 'authority-off');
    given(caseAfter('archive'))
      .by(principal)
      .when(openOwnDispute, { about, hold: true })
      .thenRefusedBy('7.2.7', 'case-archived');
  });
});
