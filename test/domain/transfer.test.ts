import { describe, expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { acceptTransfer, refuseTransfer } from '../../domain/answer-transfer.ts';
import type { Actor, Staff } from '../../domain/context.ts';
import { decline } from '../../domain/decline.ts';
import { giveConsent } from '../../domain/give-consent.ts';
import { receive } from '../../domain/receive.ts';
import { proposeTransfer, transfer } from '../../domain/transfer.ts';
import { wake } from '../../domain/wake.ts';
import { recordWithdrawal, withdraw } from '../../domain/withdraw.ts';
import { withdrawConsent } from '../../domain/withdraw-consent.ts';
import { caseAfter, document } from '../a-case.ts';
import { agreed, consentOf, outOfScope, proposed, reason, takenOver, underway, wording } from '../a-transfer.ts';
import { clause } from '../clause.ts';
import { and, district, given, later, type Story } from '../given.ts';
import { agent, helper, manager, principal, stranger, system } from '../people.ts';

const at = (office: string, ...roles: Staff['roles']): Actor => ({ ...agent, id: `agent-${office}`, office, roles });
const village = at('xinghua', 'agent');
const centre = at('centre', 'agent');
const anle = district.offices.find(({ code }) => code === 'anle');
const law = '个人信息保护法第23条';
const start = (now: Story['now']) => ({ consent: consentOf(now), reason });

/** Passed on from whoever has it to another office, and taken over there. */
const hop = (story: Story, from: Actor, to: Actor & { office?: string }): Story =>
  takenOver(underway(agreed(proposed(story, to.office ?? '', from)), from), to);

describe('telling that it is out of scope', () => {
  clause('7.2.1.2', () => {
    test('is recorded with the office that could serve it, as the principal is told of it', () => {
      const { code, name, address, hours, phone } = anle as NonNullable<typeof anle>;
      given(caseAfter('register'))
        .when(proposeTransfer, outOfScope)
        .thenRecorded({ type: 'TransferProposed', ...outOfScope, place: { code, name, address, hours, phone } });
    });

    test('is for agents and managers', () => {
      given(caseAfter('register')).by(manager).when(proposeTransfer, outOfScope).thenRecordedTypes('TransferProposed');
      for (const actor of [helper, stranger, principal])
        given(caseAfter('register'))
          .by(actor)
          .when(proposeTransfer, outOfScope)
          .thenRefusedBy('5.3.2', 'not-permitted');
    });

    test('the same again changes nothing; another office may be named instead', () => {
      given(proposed()).when(proposeTransfer, outOfScope).thenNothing();
      given(proposed())
        .when(proposeTransfer, { ...outOfScope, to: 'centre' })
        .thenRecordedTypes('TransferProposed');
    });

    test('the office must be there, and another than this', () => {
      given(caseAfter('register'))
        .when(proposeTransfer, { ...outOfScope, to: 'nowhere' })
        .thenRefusedBy('5.1.2', 'office-unknown');
      given(caseAfter('register'))
        .when(proposeTransfer, { ...outOfScope, to: 'heping' })
        .thenRefusedBy('7.2.1.2', 'same-office');
    });

    test('a case that was received is in scope, and one on its way is elsewhere', () => {
      given(caseAfter('receive')).when(proposeTransfer, outOfScope).thenRefusedBy('7.2.1.2', 'wrong-stage');
      given(underway()).when(proposeTransfer, outOfScope).thenRefusedBy('7.2.1.2', 'being-transferred');
      given(and(caseAfter('register'), principal, withdraw, {}))
        .when(proposeTransfer, outOfScope)
        .thenRefusedBy('4.1', 'case-withdrawn');
    });

    test('the office may still receive the case, or decline it', () => {
      expect(and(proposed(), agent, receive, { told: '可以办理' }).now).not.toHaveProperty('proposal');
      const elsewhere = { explanation: '服务对象不同意转办', guidedTo: 'anle' };
      expect(and(proposed(), agent, decline, elsewhere).now).toMatchObject({ stage: 'declined' });
    });
  });
});

describe('passing it on', () => {
  clause('7.2.1.2', () => {
    test('rests on a consent, and carries need, files and persons', () => {
      const story = agreed();
      given(story)
        .when(transfer, start(story.now))
        .thenRecorded({
          type: 'TransferStarted',
          consent: consentOf(story.now),
          from: 'heping',
          to: 'anle',
          along: ['need', 'documents', 'persons'],
          reason,
        });
    });

    test('no consent, no transfer', () => {
      given(proposed()).when(transfer, { consent: 'c', reason }).thenRefusedBy('7.2.1.2', 'consent-unknown', law);
      const taken = and(agreed(), principal, withdrawConsent, consentOf(agreed().now), {});
      given(taken).when(transfer, start(taken.now)).thenRefusedBy('7.2.1.2', 'consent-missing', law);
      const other = and(proposed(), principal, giveConsent, {
        purpose: 'publication',
        contents: ['evaluation'],
        wording,
      });
      given(other).when(transfer, start(other.now)).thenRefusedBy('7.2.1.2', 'consent-missing', law);
    });

    test('a consent is used up by the transfer it allowed: back at the office, it allows no second one', () => {
      const there = takenOver();
      const [first] = there.now.consents;
      const back = hop(there, stranger, agent);
      expect(back.now.office).toBe('heping');
      given(back)
        .when(transfer, { consent: first?.id ?? '', reason })
        .thenRefusedBy('7.2.1.2', 'consent-missing', law);
    });

    test('the same again changes nothing; another while it is on its way is refused', () => {
      const story = underway();
      given(story).when(transfer, start(story.now)).thenNothing();
      given(story).when(transfer, { consent: 'other', reason }).thenRefusedBy('7.2.1.2', 'being-transferred');
    });

    test('only from the reception', () => {
      const received = and(agreed(), agent, receive, { told: '可以办理' });
      given(received).when(transfer, start(received.now)).thenRefusedBy('7.2.1.2', 'wrong-stage');
      const over = and(agreed(), principal, withdraw, {});
      given(over).when(transfer, start(over.now)).thenRefusedBy('4.1', 'case-withdrawn');
    });

    test('to an office that the settings still have', () => {
      const story = agreed();
      given(story)
        .with({ offices: district.offices.filter(({ code }) => code !== 'anle') })
        .when(transfer, start(story.now))
        .thenRefusedBy('5.1.2', 'office-unknown');
    });

    test('on its way it is neither received nor declined, by either office', () => {
      given(underway()).when(receive, { told: '可以办理' }).thenRefusedBy('7.2.1.2', 'being-transferred');
      given(underway()).by(stranger).when(receive, { told: '可以办理' }).thenRefusedBy('5.3.2', 'not-permitted');
      given(underway())
        .when(decline, { explanation: '不属于', guidedTo: '邻区' })
        .thenRefusedBy('7.2.1.2', 'being-transferred');
    });

    test('the principal may withdraw the whole case, at a window too', () => {
      expect(and(underway(), principal, withdraw, {}).now).toMatchObject({
        stage: 'withdrawn',
        office: 'heping',
        legs: [{ end: 'case-withdrawn' }],
      });
      given(underway()).when(recordWithdrawal, {}).thenRecorded({ type: 'CaseWithdrawn' });
    });
  });
});

describe('the receiving office', () => {
  clause('7.2.1.2', () => {
    test('takes the case over: in reception there, its clock anew, without access for the old office', () => {
      given(underway())
        .by(stranger)
        .when(acceptTransfer, {})
        .thenRecorded({ type: 'TransferAccepted', from: 'heping', to: 'anle' });
      const story = takenOver();
      expect(story.now).toMatchObject({ stage: 'reception', office: 'anle', arrivedAt: story.at });
      expect(story.now.legs).toMatchObject([{ from: 'heping', to: 'anle', asked: reason, end: 'accepted' }]);
      given(story).by(agent).when(receive, { told: '可以办理' }).thenRefusedBy('5.3.2', 'not-permitted');
      given(story).by(stranger).when(receive, { told: '可以办理' }).thenRecordedTypes('CaseReceived');
    });

    test('accepts once; the repetition changes nothing', () => {
      given(takenOver()).by(stranger).when(acceptTransfer, {}).thenNothing();
    });

    test('accepts nothing that was not sent to it', () => {
      given(caseAfter('register')).when(acceptTransfer, {}).thenRefusedBy('7.2.1.2', 'no-transfer-pending');
      for (const actor of [agent, village, helper, principal])
        given(underway()).by(actor).when(acceptTransfer, {}).thenRefusedBy('5.3.2', 'not-permitted');
      const over = and(underway(), principal, withdraw, {});
      given(over).when(acceptTransfer, {}).thenRefusedBy('4.1', 'case-withdrawn');
    });

    test('refuses with its reason: the case is back where it came from, and the consent still stands', () => {
      const why = { reason: '店铺不在本镇' };
      given(underway())
        .by(stranger)
        .when(refuseTransfer, why)
        .thenRecorded({ type: 'TransferReturned', from: 'heping', to: 'anle', why: 'refused', ...why });
      const back = and(underway(), stranger, refuseTransfer, why);
      expect(back.now).toMatchObject({ stage: 'reception', office: 'heping', legs: [{ end: 'refused', ...why }] });
      expect(underway(back).now.stage).toBe('transfer');
      given(back).by(stranger).when(refuseTransfer, why).thenRefusedBy('5.3.2', 'not-permitted');
    });

    test('silent for a working day, it has the case no more: it goes back by itself', () => {
      const story = underway();
      const due = '2026-03-05T09:00:00.000Z';
      given(story).by(system).at(due).when(wake).thenNothing();
      given(story)
        .by(system)
        .at(later(due, 1))
        .when(wake)
        .thenRecorded({ type: 'TransferReturned', from: 'heping', to: 'anle', why: 'lapsed' });
      given(story).by(stranger).at(due).when(acceptTransfer, {}).thenRecordedTypes('TransferAccepted');
      const late = given(story).by(stranger).at(later(due, 1));
      late.when(acceptTransfer, {}).thenRefusedBy('7.2.1.2', 'transfer-lapsed');
      late.when(refuseTransfer, { reason: '晚了' }).thenRefusedBy('7.2.1.2', 'transfer-lapsed');
    });
  });
});

describe('any number of hops', () => {
  clause('5.1.1', () => {
    test('up and down and across: village, township, centre, the other township, and back', () => {
      const scanned = and(caseAfter('register'), system, addDocument, document('id', 'material'));
      const down = hop(scanned, agent, village);
      const up = hop(hop(down, village, agent), agent, centre);
      const across = hop(hop(up, centre, stranger), stranger, agent);
      expect(across.now.legs.map(({ from, to }) => `${from}>${to}`)).toEqual([
        'heping>xinghua',
        'xinghua>heping',
        'heping>centre',
        'centre>anle',
        'anle>heping',
      ]);
      expect(across.now).toMatchObject({ id: scanned.now.id, need: scanned.now.need, openedAt: scanned.now.openedAt });
      expect(across.now.documents).toEqual(scanned.now.documents);
      expect(across.history.slice(0, scanned.history.length)).toEqual(scanned.history);
      expect(across.now.consents.filter(({ spentAt }) => spentAt)).toHaveLength(5);
    });
  });
});
