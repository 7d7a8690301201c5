import { describe, expect, test } from 'vitest';
import type { EntrustedCase } from '../../domain/case.ts';
import { type ChangeAgent, changeAgent, type Member } from '../../domain/change-agent.ts';
import { confirmHandOver } from '../../domain/confirm-hand-over.ts';
import { draftAgreement } from '../../domain/draft-agreement.ts';
import { handBack } from '../../domain/hand-back.ts';
import { notificationsOf } from '../../domain/notices.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { signForMandatary, signOwnAgreement } from '../../domain/sign-agreement.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { terminate } from '../../domain/terminate.ts';
import { wake } from '../../domain/wake.ts';
import { afterwards, caseAfter, digestOf, draft, electronic, fingerprints, withPapersBack } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, day, given, type Story } from '../given.ts';
import { agent, colleague, helper, manager, principal, resident, stranger, system } from '../people.ts';
import { found, inShort } from './recorded.ts';

const member: Member = { ...colleague, active: true };
const told = { means: 'paper', on: '2026-03-04' } as const;
const asked: ChangeAgent = { agent: 'agent-2', reason: '原代办人员轮岗', told };
const news = { text: '已受理', means: 'electronic' } as const;

const change = (story: Story, further: Partial<ChangeAgent> = {}, who = member) =>
  and(story, manager, changeAgent, { ...asked, ...further }, who);

const held = caseAfter('custody');
const filed = caseAfter('submit');
const ids = (story: Story) => (story.now as EntrustedCase).materials.map(({ id }) => id);

clause('A.2.3', () => {
  test('the change says who, why, and how the principal was told in writing', () => {
    given(held)
      .by(manager)
      .when(changeAgent, asked, member)
      .thenRecorded({ type: 'AgentChanged', before: 'agent-1', ...asked });
  });

  test('the case and its mandate name the new agent; what was signed stays as it was', () => {
    const { now } = change(held);
    expect(now).toMatchObject({ agent: 'agent-2', mandate: { agent: 'agent-2' } });
    expect((now as EntrustedCase).agreement).toEqual((held.now as EntrustedCase).agreement);
  });

  test('the same change again changes nothing', () => {
    given(change(held)).by(manager).when(changeAgent, asked, member).thenNothing();
  });

  test.each([
    ['not told', undefined],
    ['told before the mandate', { ...told, on: '2026-03-03' }],
    ['told tomorrow', { ...told, on: '2026-03-05' }],
  ])('%s, it is refused', (_, when) => {
    given(held)
      .by(manager)
      .when(changeAgent, { ...asked, told: when }, member)
      .thenRefusedBy('A.2.3', 'not-told-in-writing');
  });

  test('both sides are told by the outbox, without a name', () => {
    const [, , { events }] = [0, 0, change(held).history.at(-1)!];
    const sent = notificationsOf({ caseId: held.now.id, seq: 9, at: held.at, events });
    expect(sent.map(({ to }) => to)).toEqual(['principal', 'agent']);
    expect(sent[0]?.text).toBe('本案的代办人员已变更，姓名和电话请在案件中查看。变更原因：原代办人员轮岗');
    expect(JSON.stringify(sent)).not.toContain(resident.name);
  });

  test('a case shows whether its changes were told, and that there were none', () => {
    expect(found('A.2.3', held).status).toBe('not-applicable');
    expect(inShort(found('A.2.3', change(filed)))).toMatch(/^obeyed, \d+ AgentChanged$/);
    expect(found('A.2.3', change(caseAfter('draft'), { told: undefined })).status).toBe('not-applicable');
  });

  test('papers to hand over are awaited until their deadline, and late ones are shown', () => {
    const changed = change(held);
    expect(found('A.2.3', changed)).toMatchObject({ status: 'open', deadline: { at: '2026-03-06T09:00:00.000Z' } });
    const done = and(changed, colleague, confirmHandOver, { discrepancies: [] });
    expect(inShort(found('A.2.3', done))).toMatch(/^obeyed, \d+ AgentChanged, \d+ PapersHandedOver$/);
    const late = and(afterwards(changed, 5 * day), colleague, confirmHandOver, { discrepancies: [] });
    expect(found('A.2.3', late).status).toBe('broken');
  });
});

clause('A.2.2', () => {
  test('from the change on the old agent may not act, and the new one may', () => {
    const changed = change(filed);
    given(changed).by(agent).when(reportProgress, 'm1', news).thenRefusedBy('A.2.2', 'not-in-charge');
    given(changed).by(colleague).when(reportProgress, 'm1', news).thenRecordedTypes('ProgressReported');
  });

  test('acts are judged by whoever was the agent then', () => {
    const acted = and(change(filed), colleague, reportProgress, 'm1', news);
    expect(found('A.2.2', acted).status).toBe('obeyed');
    expect(found('A.4.4', acted).status).toBe('obeyed');
  });

  test.each([
    ['not an agent', { ...member, roles: ['helper'] as const }, '5.3.1', 'not-an-agent'],
    ['inactive', { ...member, active: false }, '5.3.1', 'not-an-agent'],
    ['unknown', undefined, '5.3.1', 'not-an-agent'],
    ['of another office', { ...member, office: 'anle' }, 'A.2.2', 'agent-of-other-office'],
    ['the approver of a matter', { ...member, authorities: ['market'] }, '4.2', 'agent-is-approver'],
    ['the principal', { ...member, id: 'resident-1' }, '4.2', 'own-case'],
  ] as const)('the new agent may not be %s', (_, who, number, because) => {
    given(held)
      .by(manager)
      .when(changeAgent, { ...asked, agent: who?.id ?? 'agent-7' }, who)
      .thenRefusedBy(number, because);
  });

  test('only a manager of the office or above changes the agent', () => {
    for (const actor of [agent, colleague, helper, stranger, principal])
      given(held).by(actor).when(changeAgent, asked, member).thenRefusedBy('5.3.2', 'not-permitted');
  });
});

describe('before an agreement is in force (§7.2.2)', () => {
  test('before the reception there is nobody to change', () => {
    given(caseAfter('register')).by(manager).when(changeAgent, asked, member).thenRefusedBy('7.2.1.1', 'not-received');
  });

  test.each(['receive', 'draft', 'sign-own'] as const)(
    'it is a plain assignment, and needs no notice: after %s',
    (step) => {
      const { now } = change(caseAfter(step), { told: undefined });
      expect(now).toMatchObject({ stage: 'acceptance', agent: 'agent-2' });
      expect(now).not.toHaveProperty('draft');
    },
  );

  test('the terms are drawn up anew by the new agent, and both sign these', () => {
    const changed = change(caseAfter('sign-own'), { told: undefined });
    given(changed)
      .by(principal)
      .when(signOwnAgreement, { digest: digestOf(held.now) })
      .thenRefusedBy('7.2.2', 'no-draft');
    const drafted = and(changed, colleague, draftAgreement, draft(), fingerprints);
    const signed = and(drafted, principal, signOwnAgreement, { digest: digestOf(drafted.now) });
    const inForce = and(signed, manager, signForMandatary, { digest: digestOf(signed.now) });
    expect(inForce.now).toMatchObject({ stage: 'handling', mandate: { agent: 'agent-2' } });
  });
});

describe('after the service has ended', () => {
  const why = { explanation: '无法继续', told: { means: 'in-person', on: '2026-03-04' } } as const;
  const ended = and(held, agent, terminate, { ground: 'deception', ...why });

  test('whoever is put in charge signs the form, so that an agent who left leaves no case behind (§7.2.5.2)', () => {
    const changed = change(withPapersBack(ended));
    given(changed).by(agent).when(signTerminationForm, {}).thenRefusedBy('A.2.2', 'not-in-charge');
    expect(and(changed, colleague, signTerminationForm, {}).now).toMatchObject({ form: { by: 'agent-2' } });
  });

  test('a principal who is no more need not be told', () => {
    const dead = and(caseAfter('notice'), manager, terminate, {
      ground: 'other',
      kind: 'death',
      explanation: '亲属告知',
    });
    expect(change(dead, { told: undefined }).now).toMatchObject({ agent: 'agent-2' });
    expect(found('A.2.3', change(dead, { told: undefined })).status).toBe('obeyed');
    given(ended)
      .by(manager)
      .when(changeAgent, { ...asked, told: undefined }, member)
      .thenRefusedBy('A.2.3', 'not-told-in-writing');
  });

  test('a sealed, a declined and a withdrawn case keep theirs', () => {
    given(caseAfter('archive')).by(manager).when(changeAgent, asked, member).thenRefusedBy('7.2.7', 'case-archived');
  });
});

clause('A.4.5', () => {
  const changed = change(held);
  const [first, ...rest] = ids(held) as [string, ...string[]];

  test('the papers in custody are on the list, with whoever had them', () => {
    expect(changed.now).toMatchObject({ handOver: { from: 'agent-1', materials: ids(held), at: changed.at } });
    expect(change(filed).now).not.toHaveProperty('handOver');
  });

  test('the new agent confirms what is there, and says what is not', () => {
    const discrepancies = [{ material: first, explanation: '未见原件' }];
    given(changed)
      .by(colleague)
      .when(confirmHandOver, { discrepancies })
      .thenRecorded({ type: 'PapersHandedOver', from: 'agent-1', materials: rest, discrepancies });
    const [notice] = notificationsOf({
      caseId: held.now.id,
      seq: 9,
      at: held.at,
      events: [{ type: 'PapersHandedOver', from: 'agent-1', materials: rest, discrepancies }],
    });
    expect(notice?.to).toBe('manager');
  });

  test('once, and only the new agent', () => {
    const done = and(changed, colleague, confirmHandOver, { discrepancies: [] });
    expect(done.now).not.toHaveProperty('handOver');
    given(done).by(colleague).when(confirmHandOver, { discrepancies: [] }).thenNothing();
    given(changed).by(agent).when(confirmHandOver, { discrepancies: [] }).thenRefusedBy('A.2.2', 'not-in-charge');
  });

  test('a paper that is not on the list is none of it', () => {
    given(changed)
      .by(colleague)
      .when(confirmHandOver, { discrepancies: [{ material: 'none', explanation: '未见' }] })
      .thenRefusedBy('A.4.5', 'material-unknown');
  });

  test('what has gone back meanwhile is on it no more', () => {
    const returned = and(changed, manager, handBack, { materials: [first], receipt: electronic });
    given(returned)
      .by(colleague)
      .when(confirmHandOver, { discrepancies: [] })
      .thenRecorded({ type: 'PapersHandedOver', from: 'agent-1', materials: rest, discrepancies: [] });
    const all = and(changed, manager, handBack, { materials: ids(held), receipt: electronic });
    given(all).by(colleague).when(confirmHandOver, { discrepancies: [] }).thenNothing();
  });

  test('changed again before anybody confirmed, they are still with the first; back to the first, there is nothing to do', () => {
    const third: Member = { ...member, id: 'agent-3' };
    expect(change(changed, { agent: 'agent-3' }, third).now).toMatchObject({ handOver: { from: 'agent-1' } });
    const back = change(changed, { agent: 'agent-1' }, { ...agent, active: true });
    expect(back.now).not.toHaveProperty('handOver');
  });

  test('the list waits for two working days, then the new agent is reminded', () => {
    const late = contextOf(system, afterwards(changed, 3 * day).at);
    const decision = wake(changed.now, late);
    expect(decision).toMatchObject({ events: [{ due: 'hand-over', subject: 'case', level: 1 }] });
  });

  test('there is nothing to confirm without a mandate, or in a sealed case', () => {
    given(caseAfter('receive')).when(confirmHandOver, { discrepancies: [] }).thenRefusedBy('A.7.4', 'authority-off');
    given(caseAfter('archive')).when(confirmHandOver, { discrepancies: [] }).thenRefusedBy('7.2.7', 'case-archived');
  });
});
