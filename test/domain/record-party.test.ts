import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { draftAgreement } from '../../domain/draft-agreement.ts';
import { entrustOrally } from '../../domain/entrust-orally.ts';
import { type RecordConsent, recordConsent } from '../../domain/give-consent.ts';
import { ageGroupOf, ageGroups, givesItself } from '../../domain/parties.ts';
import { identityCheck, type Principal } from '../../domain/person.ts';
import { recordGuardian, recordOwnIntent, recordRepresentative } from '../../domain/record-party.ts';
import { signForMandatary, signOwnAgreement } from '../../domain/sign-agreement.ts';
import { recordConsentWithdrawal } from '../../domain/withdraw-consent.ts';
import { caseAfter, digestOf, document, draft, fingerprints, oralParties, oralWish } from '../a-case.ts';
import { wording } from '../a-transfer.ts';
import { clause } from '../clause.ts';
import { and, clock, given, later, minute, type Story } from '../given.ts';
import {
  agent,
  child,
  enterprise,
  guardian,
  manager,
  principal,
  representative,
  resident,
  system,
  youth,
} from '../people.ts';
import { found } from './recorded.ts';

const receivedOf = (who: Principal, channel: 'online' | 'window' = 'online') => caseAfter('receive', { who, channel });
const shown = (story: Story) => and(story, system, addDocument, document('proof', 'proof'));
const drafting = (story: Story, items = ['GT-SETUP']) =>
  given(story).when(draftAgreement, draft({ items }), fingerprints);
const firm = shown(receivedOf(enterprise));
const asRepresentative = { representative, capacity: 'legal', documentId: 'proof' } as const;
const asParent = { guardian, relation: 'parent', documentId: 'proof' } as const;

/** What a guardian agrees to for a child under fourteen, said at the window. */
const ofGuardian: RecordConsent = {
  consent: { purpose: 'sensitive-data', kinds: ['child-under-14'], wording, guardian: 'proof' },
  evidence: { channel: 'oral', record: '监护人到场，宣读文本，答复同意。' },
};

const ownIntent = { items: ['HK-MOVE'], means: 'in-person' as const, askedAt: clock };
const named = and(firm, agent, recordRepresentative, asRepresentative, 'record-representative');

clause('A.7.4', () => {
  test('an organisation entrusts nothing before its representative is recorded with proof', () => {
    drafting(firm).thenRefusedBy('A.7.4', 'representative-missing', '民法典第61条');
    given(firm)
      .when(entrustOrally, oralWish(), oralParties)
      .thenRefusedBy('A.7.4', 'representative-missing', '民法典第61条');
    drafting(named).thenRecordedTypes('AgreementDrafted');
    given(receivedOf(enterprise))
      .when(recordRepresentative, asRepresentative, 'record-representative')
      .thenRefusedBy('A.7.4', 'proof-missing', '民法典第61条');
  });

  test('the history holds the capacity and the proof, never the person; repeated it is quiet', () => {
    given(firm)
      .when(recordRepresentative, asRepresentative, 'record-representative')
      .thenRecorded({ type: 'RepresentativeRecorded', capacity: 'legal', documentId: 'proof' });
    given(named).when(recordRepresentative, asRepresentative, 'record-representative').thenNothing();
    given(firm)
      .by(principal)
      .when(recordRepresentative, asRepresentative, 'record-own-representative')
      .thenRecordedTypes('RepresentativeRecorded');
    given(firm)
      .by(principal)
      .when(recordRepresentative, asRepresentative, 'record-representative')
      .thenRefusedBy('5.3.2', 'not-permitted');
    given(shown(receivedOf(resident)))
      .when(recordRepresentative, asRepresentative, 'record-representative')
      .thenRefusedBy('A.7.4', 'not-an-organisation');
  });

  test('a draft gives way to a new signatory, a signature does not', () => {
    const drafted = and(named, agent, draftAgreement, draft(), fingerprints);
    const other = { ...asRepresentative, capacity: 'authorised' } as const;
    const again = and(drafted, agent, recordRepresentative, other, 'record-representative');
    expect('draft' in again.now).toBe(false);
    const signed = and(drafted, principal, signOwnAgreement, { digest: digestOf(drafted.now) });
    given(signed).when(recordRepresentative, other, 'record-representative').thenRefusedBy('A.7.4', 'already-signed');
  });

  test('what is signed says through whom, and by which authority and seal', () => {
    const drafted = and(named, agent, draftAgreement, draft(), fingerprints);
    const digest = digestOf(drafted.now);
    const half = and(drafted, principal, signOwnAgreement, { digest });
    const both = and(half, manager, signForMandatary, { digest });
    expect(both.now).toMatchObject({
      agreement: {
        signatures: [
          { party: 'principal', through: 'representative' },
          { party: 'mandatary', authority: { basis: '任命文件〔2026〕1号', seal: '示范区政务服务代办中心（公章）' } },
        ],
      },
    });
    expect(found('A.7.4', both)).toMatchObject({
      status: 'obeyed',
      proof: [{ type: 'RepresentativeRecorded' }, {}, {}, {}],
    });
  });

  test('only a representative whose authority is in force signs for the mandatary', () => {
    const drafted = caseAfter('draft');
    const asked = { digest: digestOf(drafted.now) };
    const signing = (represents: (typeof manager)['represents']) =>
      given(drafted)
        .by({ ...manager, represents })
        .when(signForMandatary, asked);
    const held = { basis: '任命文件', seal: '公章' };
    signing(undefined).thenRefusedBy('A.7.4', 'not-representative', '民法典第170条');
    signing({ ...held, until: '2026-03-03' }).thenRefusedBy('A.7.4', 'not-representative');
    signing({ ...held, from: '2026-03-05' }).thenRefusedBy('A.7.4', 'not-representative');
    signing({ ...held, from: '2026-03-04', until: '2026-03-04' }).thenRecordedTypes('AgreementSigned');
  });

  test('nobody gives this authority to oneself', () => {
    const held = { basis: '任命文件', seal: '公章' };
    expect(givesItself('manager-1', 'manager-1', held)).toMatchObject({
      clause: 'A.7.4',
      because: 'own-representation',
    });
    expect(givesItself('manager-1', 'manager-2', held)).toBeUndefined();
    expect(givesItself('manager-1', 'manager-1', undefined)).toBeUndefined();
  });

  test('on paper both sides keep a scan, and where the original lies', () => {
    const drafted = and(caseAfter('draft'), agent, addDocument, document('scan', 'signed-agreement'));
    const paper = { digest: digestOf(drafted.now), documentId: 'scan', original: '三号柜协议卷' };
    given(drafted)
      .by(manager)
      .when(signForMandatary, { ...paper, documentId: 'none' })
      .thenRefusedBy('A.7.4', 'evidence-missing');
    expect(and(drafted, manager, signForMandatary, paper).now).toMatchObject({
      draft: { signatures: [{ party: 'mandatary', method: 'paper', documentId: 'scan', original: '三号柜协议卷' }] },
    });
  });
});

clause('6.3.2', () => {
  test('an age group is of the birthday: it changes on the day', () => {
    const born = (birthday: string) => {
      const first17 = `990100${birthday}001`;
      return `${first17}${identityCheck(first17)}`;
    };
    const groups = ['20180305', '20180304', '20120304', '20080304', '19660304'].map((birthday) =>
      ageGroupOf(born(birthday), '2026-03-04'),
    );
    expect(groups).toEqual(ageGroups);
  });

  test.each([child, youth])('a minor entrusts through a guardian alone', (who) => {
    const minor = shown(receivedOf(who));
    drafting(minor).thenRefusedBy('6.3.2', 'guardian-missing', '民法典第19条');
    given(minor)
      .when(entrustOrally, oralWish(), oralParties)
      .thenRefusedBy('6.3.2', 'guardian-missing', '民法典第19条');
    given(minor)
      .when(recordGuardian, { ...asParent, capacity: 'limited' })
      .thenRefusedBy('6.3.2', 'capacity-mismatch', '民法典第21条');
    given(receivedOf(who)).when(recordGuardian, asParent).thenRefusedBy('6.3.2', 'proof-missing', '民法典第27条');
    const kept = and(minor, agent, recordGuardian, asParent);
    given(kept).when(recordGuardian, asParent).thenNothing();
    const young = kept.now.principal.age !== 'under-18';
    if (young) drafting(kept).thenRefusedBy('A.4.3', 'guardian-consent-missing', '个人信息保护法第31条');
    drafting(young ? and(kept, agent, recordConsent, ofGuardian) : kept).thenRecordedTypes('AgreementDrafted');
    expect(JSON.stringify(kept.history)).not.toContain(guardian.identityNumber);
  });

  test('under fourteen the guardian agrees to the use of the data too, by word of mouth or in writing (个人信息保护法 §31)', () => {
    const kept = and(shown(receivedOf(child)), agent, recordGuardian, asParent);
    const saying = (story: Story) => given(story).when(entrustOrally, oralWish(), oralParties);
    saying(kept).thenRefusedBy('A.4.3', 'guardian-consent-missing', '个人信息保护法第31条');
    const agreed = and(kept, agent, recordConsent, ofGuardian);
    saying(agreed).thenRecordedTypes('OrallyEntrusted');
    const id = agreed.now.consents[0]!.id;
    saying(and(agreed, agent, recordConsentWithdrawal, id, { channel: 'oral' as const })).thenRefusedBy(
      'A.4.3',
      'guardian-consent-missing',
    );
  });

  test('an adult is declared not to have full capacity, with which is lacking', () => {
    const adult = shown(receivedOf(resident));
    drafting(adult).thenRecordedTypes('AgreementDrafted');
    given(adult).when(recordGuardian, asParent).thenRefusedBy('6.3.2', 'capacity-mismatch');
    const kept = and(adult, agent, recordGuardian, { ...asParent, relation: 'child', capacity: 'limited' });
    const drafted = and(kept, agent, draftAgreement, draft(), fingerprints);
    expect(and(drafted, principal, signOwnAgreement, { digest: digestOf(drafted.now) }).now).toMatchObject({
      draft: { signatures: [{ through: 'guardian' }] },
    });
    given(firm).when(recordGuardian, asParent).thenRefusedBy('6.3.2', 'not-a-person');
  });

  test('the age group is kept at the registration, and never the birthday', () => {
    expect(receivedOf(resident).now.principal).toEqual({ kind: 'person', account: 'resident-1', age: 'elder' });
    expect(receivedOf(enterprise).now.principal).toEqual({ kind: 'organisation', account: 'resident-1' });
  });
});

clause('4.1', () => {
  test('the home and household matters of an elder rest on the own word', () => {
    const elder = receivedOf(resident);
    drafting(elder, ['HK-MOVE']).thenRefusedBy('4.1', 'own-intent-missing', '老年人权益保障法第55条');
    given(elder)
      .when(recordOwnIntent, ownIntent)
      .thenRecorded({ type: 'OwnIntentRecorded', ...ownIntent, by: 'agent-1' });
    const willing = and(elder, agent, recordOwnIntent, ownIntent);
    given(willing).when(recordOwnIntent, ownIntent).thenNothing();
    drafting(willing, ['HK-MOVE']).thenRecordedTypes('AgreementDrafted');
  });

  test('the word is for the items it was asked about, at a time that can be', () => {
    const elder = receivedOf(resident);
    const other = and(elder, agent, recordOwnIntent, { ...ownIntent, items: ['GT-SETUP'] });
    drafting(other, ['HK-MOVE']).thenRefusedBy('4.1', 'own-intent-missing');
    given(elder)
      .when(recordOwnIntent, { ...ownIntent, askedAt: later(elder.at, 9 * minute) })
      .thenRefusedBy('4.1', 'said-when');
    given(elder)
      .when(recordOwnIntent, { ...ownIntent, items: ['FLY'] })
      .thenRefusedBy('6.2', 'item-unknown');
    given(firm).when(recordOwnIntent, ownIntent).thenRefusedBy('4.1', 'not-a-person');
  });

  test('neither the principal by telephone nor anybody else records it, and not after signing', () => {
    given(receivedOf(resident)).by(principal).when(recordOwnIntent, ownIntent).thenRefusedBy('5.3.2', 'not-permitted');
    given(caseAfter('sign-own')).when(recordOwnIntent, ownIntent).thenRefusedBy('A.7.4', 'already-signed');
    given(caseAfter('sign-mandatary')).when(recordOwnIntent, ownIntent).thenRefusedBy('7.2.2', 'already-entrusted');
  });
});
