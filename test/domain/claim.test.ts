import { expect, test } from 'vitest';
import { assign } from '../../domain/assign.ts';
import { claim } from '../../domain/claim.ts';
import { decline } from '../../domain/decline.ts';
import { receive } from '../../domain/receive.ts';
import { releaseClaim } from '../../domain/release-claim.ts';
import { caseAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, given } from '../given.ts';
import { agent, colleague, helper, manager, principal, stranger } from '../people.ts';

const registered = caseAfter('register');
const claimed = and(registered, agent, claim, {});
const assigned = and(registered, manager, assign, { agent: 'agent-2' }, colleague);
const told = { told: '已说明代办流程' };
const declination = { explanation: '不属于', guidedTo: '邻区' };

clause('7.2.1.1', () => {
  test('an agent of the office takes on a case that waits to be received', () => {
    given(registered).when(claim, {}).thenRecorded({ type: 'CaseClaimed', agent: 'agent-1' });
  });

  test('claiming twice changes nothing, also after the reception', () => {
    given(claimed).when(claim, {}).thenNothing();
    given(caseAfter('receive')).when(claim, {}).thenNothing();
  });

  test('a colleague who comes second hears who was first', () => {
    const second = claim(claimed.now, {}, contextOf(colleague));
    expect(second).toMatchObject({ because: 'claimed-by-other', first: 'agent-1' });
    const late = claim(caseAfter('receive').now, {}, contextOf(colleague));
    expect(late).toMatchObject({ because: 'already-received', first: 'agent-1' });
  });

  test('a claimed case is received by whoever claimed it alone', () => {
    given(claimed).by(colleague).when(receive, told).thenRefusedBy('7.2.1.1', 'claimed-by-other');
    given(claimed).by(colleague).when(decline, declination).thenRefusedBy('7.2.1.1', 'claimed-by-other');
    given(claimed).when(receive, told).thenRecordedTypes('CaseReceived');
    expect(and(claimed, agent, receive, told).now).not.toHaveProperty('claim');
  });

  test('the manager may decline a claimed case', () => {
    given(claimed).by(manager).when(decline, declination).thenRecordedTypes('CaseDeclined');
  });

  test('a released case is received by any agent of the office', () => {
    const released = and(claimed, agent, releaseClaim, {});
    expect(released.now).toEqual(registered.now);
    given(released).by(colleague).when(receive, told).thenRecordedTypes('CaseReceived');
    given(released).when(releaseClaim, {}).thenNothing();
  });

  test('a claim is released by whoever holds it or a manager', () => {
    given(claimed).by(colleague).when(releaseClaim, {}).thenRefusedBy('7.2.1.1', 'claimed-by-other');
    given(claimed).by(manager).when(releaseClaim, {}).thenRecorded({ type: 'ClaimReleased' });
    given(assigned).by(colleague).when(releaseClaim, {}).thenRecorded({ type: 'ClaimReleased' });
  });

  test('a manager assigns a case to an agent of its office, over a claim as well', () => {
    const to = { agent: 'agent-2' };
    given(claimed)
      .by(manager)
      .when(assign, to, colleague)
      .thenRecorded({ type: 'CaseAssigned', ...to });
    given(assigned).by(manager).when(assign, to, colleague).thenNothing();
    given(assigned).when(receive, told).thenRefusedBy('7.2.1.1', 'claimed-by-other');
    given(assigned).by(colleague).when(receive, told).thenRecordedTypes('CaseReceived');
  });

  test.each([
    ['an agent of another office', stranger],
    ['a helper', helper],
    ['somebody the directory does not know', undefined],
  ])('to %s nothing is assigned', (_, to) => {
    const asked = { agent: to?.id ?? 'agent-8' };
    given(registered).by(manager).when(assign, asked, to).thenRefusedBy('7.2.1.1', 'assignee-unfit');
  });

  test('after the reception the agent is not assigned anew', () => {
    const received = caseAfter('receive');
    given(received)
      .by(manager)
      .when(assign, { agent: 'agent-2' }, colleague)
      .thenRefusedBy('7.2.1.1', 'already-received');
    given(received).by(manager).when(assign, { agent: 'agent-1' }, agent).thenNothing();
  });
});

clause('4.2', () => {
  test('nobody is assigned a case of their own', () => {
    const own = { ...colleague, id: 'resident-1' };
    given(registered).by(manager).when(assign, { agent: own.id }, own).thenRefusedBy('4.2', 'own-case');
  });
});

clause('5.3.2', () => {
  test.each([
    ['an agent of another office', stranger],
    ['a helper', helper],
    ['the principal', principal],
  ])('%s claims nothing', (_, actor) => {
    given(registered).by(actor).when(claim, {}).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('an agent assigns nobody', () => {
    given(registered).when(assign, { agent: 'agent-2' }, colleague).thenRefusedBy('5.3.2', 'not-permitted');
  });
});
