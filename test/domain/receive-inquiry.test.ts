import { expect, test } from 'vitest';
import type { GuidanceCase } from '../../domain/case.ts';
import { receiveInquiry } from '../../domain/receive-inquiry.ts';
import { caseAfter } from '../a-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { given } from '../given.ts';
import { agent, colleague, helper, manager, principal, stranger } from '../people.ts';

const registered = assistanceAfter('register');
const asked = { told: '已了解需求' };

clause('7.1.1.1', () => {
  test.each([
    ['a helper', helper],
    ['an agent', agent],
  ] as const)('%s of the office receives, online or at a window', (_, actor) => {
    for (const channel of ['online', 'window'] as const)
      given(assistanceAfter('register', channel))
        .by(actor)
        .when(receiveInquiry, asked)
        .thenRecorded({ type: 'InquiryReceived', agent: actor.id, ...asked });
  });

  test.each([
    ['the principal', principal],
    ['a manager', manager],
    ['staff of another office', stranger],
  ] as const)('%s does not', (_, actor) => {
    given(registered).by(actor).when(receiveInquiry, asked).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('a case of 代办 is received otherwise', () => {
    given(caseAfter('register')).when(receiveInquiry, asked).thenRefusedBy('6.3.2', 'agency-case');
    given(caseAfter('notice')).when(receiveInquiry, asked).thenRefusedBy('6.3.2', 'agency-case');
  });

  test('what is over is not received', () => {
    given(assistanceAfter('evaluate')).when(receiveInquiry, asked).thenRefusedBy('7.1.3', 'assistance-concluded');
  });
});

clause('7.1.2.2', () => {
  test('whoever receives first is responsible', () => {
    const { agent: responsible, assistance } = assistanceAfter('receive').now as GuidanceCase;
    expect([responsible, assistance.firstResponder]).toEqual([helper.id, helper.id]);
  });

  test('the second hears who was first; the first, repeating, does nothing', () => {
    const received = given(assistanceAfter('receive'));
    received.by(colleague).when(receiveInquiry, asked).thenRefusedBy('7.1.2.2', 'received-by-other');
    received.by(helper).when(receiveInquiry, asked).thenNothing();
  });
});
