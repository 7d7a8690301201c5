import { expect, test } from 'vitest';
import { refuseTransfer } from '../../domain/answer-transfer.ts';
import { decline } from '../../domain/decline.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { receive } from '../../domain/receive.ts';
import { wake } from '../../domain/wake.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { withdrawConsent } from '../../domain/withdraw-consent.ts';
import { afterwards } from '../a-case.ts';
import { agreed, consentOf, proposed, takenOver, underway } from '../a-transfer.ts';
import { clause } from '../clause.ts';
import { and, day, minute } from '../given.ts';
import { agent, principal, stranger, system } from '../people.ts';
import { forged, inForged } from './conformance-scenes.ts';
import { found, inShort } from './recorded.ts';

const refuse = { reason: '店铺不在本镇' };

clause('7.2.1.2', () => {
  test('told that it is out of scope, the case waits for the consent, and then for the other office', () => {
    expect(found('7.2.1.2', proposed())).toMatchObject({ status: 'open', why: '已明确告知，待服务对象同意后转办。' });
    expect(found('7.2.1.2', underway())).toMatchObject({
      status: 'open',
      why: '待接收部门答复转办。',
      deadline: { at: '2026-03-05T09:00:00.000Z' },
    });
  });

  test('with consent, and an answer in time, it is obeyed: the consent, the hop and its answer show it', () => {
    const passed = 'obeyed, 2 TransferProposed, 3 ConsentGiven, 4 TransferStarted, 5 ';
    expect(inShort(found('7.2.1.2', takenOver()))).toBe(`${passed}TransferAccepted`);
    expect(inShort(found('7.2.1.2', and(underway(), stranger, refuseTransfer, refuse)))).toBe(
      `${passed}TransferReturned`,
    );
    expect(inShort(found('7.2.1.2', and(underway(), principal, withdraw, {})))).toBe(`${passed}CaseWithdrawn`);
    const back = and(underway(), principal, withdrawConsent, consentOf(underway().now), {});
    expect(inShort(found('7.2.1.2', back))).toBe(`${passed}TransferReturned`);
  });

  test('an answer that did not come in time breaks it, though the case comes back', () => {
    const lapsed = and(afterwards(underway(), 3 * day), system, wake);
    expect(lapsed.now.stage).toBe('reception');
    expect(inShort(found('7.2.1.2', lapsed))).toBe('broken, 4 TransferStarted, 5 TransferReturned');
  });

  test('so does telling it without settling it in time', () => {
    expect(found('7.2.1.2', afterwards(proposed(), 9 * day)).status).toBe('broken');
    const settled = and(proposed(), agent, decline, { explanation: '不同意转办', guidedTo: 'anle' });
    expect(inShort(found('7.2.1.2', settled))).toBe('obeyed, 2 TransferProposed, 3 CaseDeclined');
  });

  test('received here after all, it does not arise', () => {
    const story = and(proposed(), agent, receive, { told: '可以办理' });
    expect(found('7.2.1.2', story).status).toBe('not-applicable');
  });

  test('a transfer without a consent, with another, or with one that was taken back, breaks it', () => {
    const { at } = takenOver();
    const without = forged(takenOver(), (commit) => ({
      ...commit,
      events: commit.events.filter(({ type }) => type !== 'ConsentGiven'),
    }));
    expect(inForged('7.2.1.2', without, at)).toBe('broken');
    const elsewhere = forged(takenOver(), (commit) => ({
      ...commit,
      events: commit.events.map((event) =>
        event.type === 'ConsentGiven' && event.consent.scope.purpose === 'transfer'
          ? { ...event, consent: { ...event.consent, scope: { ...event.consent.scope, to: 'centre' } } }
          : event,
      ),
    }));
    expect(inForged('7.2.1.2', elsewhere, at)).toBe('broken');
    const takenBack = forged(takenOver(), (commit) => ({
      ...commit,
      events: commit.events.flatMap((event): CaseEvent[] =>
        event.type === 'ConsentGiven'
          ? [event, { type: 'ConsentWithdrawn', consent: event.consent.id, channel: 'online' } as const]
          : [event],
      ),
    }));
    expect(inForged('7.2.1.2', takenBack, at)).toBe('broken');
  });
});

clause('7.2.1.1', () => {
  test('telling that it is out of scope is an answer; each office that the case comes to has its own time', () => {
    expect(found('7.2.1.1', proposed())).toMatchObject({ status: 'open' });
    const received = and(takenOver(), stranger, receive, { told: '可以办理' });
    expect(inShort(found('7.2.1.1', received))).toBe(
      'obeyed, 1 CaseRegistered, 2 TransferProposed, 5 TransferAccepted, 6 CaseReceived',
    );
    expect(found('7.2.1.1', afterwards(takenOver(), day)).status).toBe('broken');
    expect(found('7.2.1.1', afterwards(agreed(), 30 * minute)).status).toBe('open');
  });

  test('so has the office that it comes back to', () => {
    const back = and(underway(), stranger, refuseTransfer, refuse);
    expect(found('7.2.1.1', afterwards(back, day)).status).toBe('broken');
    expect(found('7.2.1.1', and(back, agent, receive, { told: '可以办理' })).status).toBe('obeyed');
  });
});
