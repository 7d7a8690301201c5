import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { deliver } from '../../domain/deliver.ts';
import { recordResult } from '../../domain/record-result.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { restrictMandate } from '../../domain/restrict-mandate.ts';
import { subDelegationOf } from '../../domain/sub-agent.ts';
import {
  consentToSubDelegation,
  endSubDelegation,
  recordSubDelegationConsent,
  subDelegate,
} from '../../domain/sub-delegate.ts';
import { submit } from '../../domain/submit.ts';
import { terminate } from '../../domain/terminate.ts';
import { caseAfter, document, electronic, papersOf } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given, type Story } from '../given.ts';
import { agent, colleague, manager, principal, stranger, system } from '../people.ts';
import { findings, found, recorded } from './recorded.ts';

const asked = { matters: ['m1'], to: stranger.id, reason: '审批部门在邻镇' };
const member = { ...stranger, active: true };
const two = { items: ['GT-SETUP', 'SS-CARD'], subDelegation: true };
const ready = caseAfter('custody', two);
const givenOn = and(ready, agent, subDelegate, asked, member);
const news = { text: '已取号', means: 'in-person' } as const;
const granted = { outcome: 'granted', explanation: '准予' } as const;

/** A finding on a story in which the last commit is somebody's own. */
const whoActed = (number: string, story: Story, id: string, office: string) => {
  const history = recorded(story.history);
  const own = history.map((each, index) =>
    index === history.length - 1 ? { ...each, actor: { kind: 'staff', id, office } as const } : each,
  );
  return findings(own, story.at).find((each) => each.clause === number)?.status;
};

clause('A.4.4', () => {
  test('with consent in the agreement, the agent or the manager gives matters on; the same again is quiet', () => {
    const event = { type: 'MattersSubDelegated', ...asked, office: 'anle' } as const;
    given(ready).by(agent).when(subDelegate, asked, member).thenRecorded(event);
    given(ready).by(manager).when(subDelegate, asked, member).thenRecorded(event);
    given(givenOn).by(agent).when(subDelegate, asked, member).thenNothing();
    given(givenOn)
      .by(agent)
      .when(subDelegate, { ...asked, matters: ['m2'] }, member)
      .thenRefusedBy('A.4.4', 'sub-delegated-already');
  });

  test('without consent it is refused, until the principal agrees online or on paper', () => {
    const without = caseAfter('custody');
    given(without).by(agent).when(subDelegate, asked, member).thenRefusedBy('A.4.4', 'sub-delegation-without-consent');
    const willing = and(without, principal, consentToSubDelegation);
    given(willing).by(principal).when(consentToSubDelegation).thenNothing();
    given(willing).by(agent).when(subDelegate, asked, member).thenRecordedTypes('MattersSubDelegated');
    const paper = and(without, system, addDocument, document('scan', 'consent'));
    given(paper)
      .by(agent)
      .when(recordSubDelegationConsent, { documentId: 'scan' })
      .thenRecorded({ type: 'SubDelegationAgreed', documentId: 'scan' });
    given(without)
      .by(agent)
      .when(recordSubDelegationConsent, { documentId: 'scan' })
      .thenRefusedBy('A.4.4', 'sub-delegation-consent-missing');
  });

  test('only to an active agent of another office, who does not approve the matter (4.2)', () => {
    const give = (to: typeof member | undefined) => given(ready).by(agent).when(subDelegate, asked, to);
    give(undefined).thenRefusedBy('5.3.1', 'not-an-agent');
    give({ ...member, active: false }).thenRefusedBy('5.3.1', 'not-an-agent');
    give({ ...member, office: 'heping' }).thenRefusedBy('A.4.4', 'sub-agent-of-own-office');
    give({ ...member, id: 'resident-1' }).thenRefusedBy('4.2', 'own-case');
    give({ ...member, authorities: ['market'] }).thenRefusedBy('4.2', 'agent-is-approver');
    const other = { ...asked, matters: ['m9'] };
    given(ready).by(agent).when(subDelegate, other, member).thenRefusedBy('A.1.1', 'matter-unknown');
    const one = and(caseAfter('result', two), agent, deliver, 'm1', { receipt: electronic });
    given(one).by(agent).when(subDelegate, asked, member).thenRefusedBy('A.4.4', 'sub-delegated-too-late');
  });

  test('the sub-agent acts for these matters and only these, within the powers; the agent still may', () => {
    const papers = papersOf(givenOn.now, 'm1');
    given(givenOn).by(stranger).when(reportProgress, 'm1', news).thenRecordedTypes('ProgressReported');
    given(givenOn).by(agent).when(reportProgress, 'm1', news).thenRecordedTypes('ProgressReported');
    const filed = and(givenOn, stranger, submit, 'm1', { materials: papers });
    const decided = and(filed, stranger, recordResult, 'm1', granted);
    given(givenOn).by(stranger).when(reportProgress, 'm2', news).thenRefusedBy('A.4.4', 'matter-not-sub-delegated');
    given(givenOn)
      .by(stranger)
      .when(submit, 'm2', { materials: [] })
      .thenRefusedBy('A.4.4', 'matter-not-sub-delegated');
    given(ready).by(stranger).when(reportProgress, 'm1', news).thenRefusedBy('5.3.2', 'not-permitted');
    given(decided).by(stranger).when(endSubDelegation, { reason: '完成' }).thenRefusedBy('5.3.2', 'not-permitted');
    const approver = { ...stranger, authorities: ['market'] };
    given(givenOn).by(approver).when(submit, 'm1', { materials: papers }).thenRefusedBy('4.2', 'agent-is-approver');
    const less = and(givenOn, principal, restrictMandate, { powers: ['collect'] });
    given(less).by(stranger).when(submit, 'm1', { materials: papers }).thenRefusedBy('A.1.2', 'power-missing');
  });

  test('it ends when it is ended, with the consent, and with the service', () => {
    const ended = and(givenOn, manager, endSubDelegation, { reason: '自行办理' });
    given(ended).by(manager).when(endSubDelegation, { reason: '自行办理' }).thenNothing();
    given(ready)
      .by(manager)
      .when(endSubDelegation, { reason: '自行办理' })
      .thenRefusedBy('A.4.4', 'nothing-sub-delegated');
    const revoked = and(givenOn, principal, restrictMandate, { subDelegation: false });
    const agreedAgain = and(revoked, principal, consentToSubDelegation);
    const told = { means: 'in-person', on: '2026-03-04' } as const;
    const over = and(givenOn, agent, terminate, { ground: 'deception', explanation: '材料系伪造', told });
    for (const story of [ended, revoked, agreedAgain, over]) {
      expect(subDelegationOf(story.now)).toBeUndefined();
      given(story).by(stranger).when(reportProgress, 'm1', news).thenRefusedBy('5.3.2', 'not-permitted');
    }
  });

  test('what a sub-agent does under it is obeyed (A.2.2); what anybody else does is not', () => {
    expect(found('A.4.4', givenOn).status).toBe('obeyed');
    const acted = and(givenOn, stranger, reportProgress, 'm1', news);
    for (const number of ['A.2.2', 'A.4.4']) {
      expect(whoActed(number, acted, stranger.id, 'anle')).toBe('obeyed');
      expect(whoActed(number, acted, colleague.id, 'heping')).toBe('broken');
      expect(whoActed(number, and(ready, agent, reportProgress, 'm1', news), stranger.id, 'anle')).toBe('broken');
      expect(whoActed(number, and(givenOn, agent, reportProgress, 'm2', news), stranger.id, 'anle')).toBe('broken');
    }
  });
});
