import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { type ConsentWording, isStanding, wordingInForce } from '../../domain/consent.ts';
import { GiveConsent, giveConsent, RecordConsent, recordConsent } from '../../domain/give-consent.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { recordConsentWithdrawal, WithdrawConsent, withdrawConsent } from '../../domain/withdraw-consent.ts';
import { caseAfter, document } from '../a-case.ts';
import { agreed, consentOf, proposed, takenOver, underway, wording } from '../a-transfer.ts';
import { clause } from '../clause.ts';
import { and, given, sha256, wordings } from '../given.ts';
import { agent, helper, manager, principal, stranger, system } from '../people.ts';

const evaluation: GiveConsent = { purpose: 'publication', contents: ['evaluation'], wording };
const medical: GiveConsent = { purpose: 'sensitive-data', kinds: ['medical'], wording };
const registered = caseAfter('register');
const scanned = and(registered, system, addDocument, document('scan', 'consent'));
const text = (purpose: string) => wordings.find((each) => each.purpose === purpose)?.text ?? '';
const shown = (purpose: string) => ({ version: wording, digest: sha256(text(purpose)) });
/** Another version of a wording, in force from a day. */
const also = (version: string, effectiveFrom: string): { wordings: readonly ConsentWording[] } => ({
  wordings: [
    ...wordings,
    { ...(wordings.find(({ purpose }) => purpose === 'publication') as ConsentWording), version, effectiveFrom },
  ],
});

clause('A.4.3', () => {
  test('a consent names its purpose, its scope, the wording that was shown and its channel', () => {
    expect(and(registered, principal, giveConsent, medical).now.consents).toEqual([
      {
        id: expect.any(String),
        scope: { purpose: 'sensitive-data', kinds: ['medical'] },
        wording: shown('sensitive-data'),
        evidence: { channel: 'online' },
        at: expect.any(String),
      },
    ]);
  });

  test('staff record one that was signed on paper, or given by phone or by word of mouth, and who recorded it', () => {
    const paper = { channel: 'paper', documentId: 'scan' } as const;
    const [signed] = and(scanned, helper, recordConsent, { consent: evaluation, evidence: paper }).now.consents;
    expect(signed).toMatchObject({ evidence: paper, by: 'helper-1' });
    const phone = { channel: 'phone', record: '回拨登记电话核实本人，宣读文本，答复同意。' } as const;
    given(registered).when(recordConsent, { consent: evaluation, evidence: phone }).thenRecordedTypes('ConsentGiven');
    expect(RecordConsent.safeParse({ consent: evaluation, evidence: { channel: 'oral' } }).success).toBe(false);
  });

  test('a paper must be in the case', () => {
    const evidence = { channel: 'paper', documentId: 'scan' } as const;
    given(registered).when(recordConsent, { consent: evaluation, evidence }).thenRefusedBy('A.4.3', 'document-unknown');
    given(agreed())
      .when(recordConsentWithdrawal, consentOf(agreed().now), { channel: 'paper', documentId: 'none' })
      .thenRefusedBy('A.4.3', 'document-unknown');
  });

  test('the same again while it stands changes nothing; once taken back it may be given anew', () => {
    const story = and(registered, principal, giveConsent, evaluation);
    given(story).by(principal).when(giveConsent, evaluation).thenNothing();
    const back = and(story, principal, withdrawConsent, consentOf(story.now), {});
    given(back).by(principal).when(giveConsent, evaluation).thenRecordedTypes('ConsentGiven');
  });

  test('only the principal gives it; staff of another office record none', () => {
    for (const actor of [agent, { kind: 'principal', account: 'resident-2' } as const])
      given(registered).by(actor).when(giveConsent, evaluation).thenRefusedBy('5.3.2', 'not-permitted');
    given(registered)
      .by(stranger)
      .when(recordConsent, { consent: evaluation, evidence: { channel: 'oral', record: '同意' } })
      .thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('one purpose at a time, and never without a scope', () => {
    expect(GiveConsent.safeParse({ ...medical, purpose: 'everything' }).success).toBe(false);
    expect(GiveConsent.safeParse({ ...medical, kinds: [] }).success).toBe(false);
    expect(GiveConsent.safeParse({ ...medical, contents: ['evaluation'] }).success).toBe(false);
  });

  test('what concerns a child under 14 takes the guardian’s consent, with proof', () => {
    const child: GiveConsent = { ...medical, purpose: 'sensitive-data', kinds: ['child-under-14'] };
    given(scanned)
      .by(principal)
      .when(giveConsent, child)
      .thenRefusedBy('A.4.3', 'guardian-consent-missing', '个人信息保护法第31条');
    given(registered)
      .by(principal)
      .when(giveConsent, { ...child, guardian: 'scan' })
      .thenRefusedBy('A.4.3', 'document-unknown');
    const [given_] = and(scanned, principal, giveConsent, { ...child, guardian: 'scan' }).now.consents;
    expect(given_).toMatchObject({ guardian: 'scan' });
  });

  test('a wording that nobody has published, or not yet, is no wording', () => {
    given(registered)
      .by(principal)
      .when(giveConsent, { ...evaluation, wording: '1999-1' })
      .thenRefusedBy('A.4.3', 'wording-unknown', '个人信息保护法第17条');
    given(registered)
      .by(principal)
      .with(also('2027-1', '2027-01-01'))
      .when(giveConsent, { ...evaluation, wording: '2027-1' })
      .thenRefusedBy('A.4.3', 'wording-unknown');
  });

  test('online the wording in force is agreed to; a paper may carry the one before', () => {
    const newer = also('2026-2', '2026-02-01');
    given(registered)
      .by(principal)
      .with(newer)
      .when(giveConsent, evaluation)
      .thenRefusedBy('A.4.3', 'wording-outdated', '个人信息保护法第14条');
    given(registered)
      .by(principal)
      .with(newer)
      .when(giveConsent, { ...evaluation, wording: '2026-2' })
      .thenRecordedTypes('ConsentGiven');
    given(scanned)
      .with(newer)
      .when(recordConsent, { consent: evaluation, evidence: { channel: 'paper', documentId: 'scan' } })
      .thenRecordedTypes('ConsentGiven');
  });

  test('every purpose has a wording in force, with its basis in law', () => {
    for (const purpose of ['transfer', 'sensitive-data', 'publication'] as const)
      expect(wordingInForce(wordings, purpose, '2026-03-04')?.basis.length).toBeGreaterThan(1);
    expect(wordingInForce(wordings, 'transfer', '2025-12-31')).toBeUndefined();
    const versions = wordings.map(({ purpose, version }) => `${purpose} ${version}`);
    expect(new Set(versions).size).toBe(versions.length);
  });

  test('a published wording is never changed: a new text is a new version', () => {
    expect(
      Object.fromEntries(
        wordings.map(({ purpose, version, text: words }) => [`${purpose} ${version}`, sha256(words).slice(0, 16)]),
      ),
    ).toMatchInlineSnapshot(`
      {
        "publication 2026-1": "54e048c8d8cfbb5d",
        "sensitive-data 2026-1": "94ef47ce7f6fbc18",
        "transfer 2026-1": "1799fabd347ba2b0",
      }
    `);
  });

  test('after the service has ended it may still be given; when the case is over it may not', () => {
    for (const step of ['deliver', 'evaluate'] as const)
      given(caseAfter(step)).by(principal).when(giveConsent, evaluation).thenRecordedTypes('ConsentGiven');
    given(caseAfter('archive')).by(principal).when(giveConsent, evaluation).thenRefusedBy('7.2.7', 'case-archived');
    given(and(registered, principal, withdraw, {}))
      .by(principal)
      .when(giveConsent, evaluation)
      .thenRefusedBy('4.1', 'case-withdrawn');
  });

  test('it is taken back at any time, in any stage, without a reason, by the principal or at a window', () => {
    const sealed = caseAfter('archive', {}, (story, done) =>
      done === 'register' ? and(story, principal, giveConsent, evaluation) : story,
    );
    const id = consentOf(sealed.now);
    given(sealed)
      .by(principal)
      .when(withdrawConsent, id, {})
      .thenRecorded({ type: 'ConsentWithdrawn', consent: id, channel: 'online' });
    const told = { channel: 'oral', reason: '不想公开' } as const;
    const back = and(sealed, manager, recordConsentWithdrawal, id, told);
    expect(back.now.consents).toMatchObject([{ withdrawn: { ...told, by: 'manager-1' } }]);
    expect(back.now.consents.some(isStanding)).toBe(false);
    given(back).by(principal).when(withdrawConsent, id, {}).thenNothing();
    expect(WithdrawConsent.safeParse({}).success).toBe(true);
  });

  test('by nobody else, and only what was given', () => {
    const story = agreed();
    given(story).by(agent).when(withdrawConsent, consentOf(story.now), {}).thenRefusedBy('5.3.2', 'not-permitted');
    given(story).by(principal).when(withdrawConsent, 'none', {}).thenRefusedBy('A.4.3', 'consent-unknown');
    given(story)
      .by(stranger)
      .when(recordConsentWithdrawal, consentOf(story.now), { channel: 'oral' })
      .thenRefusedBy('5.3.2', 'not-permitted');
  });
});

clause('7.2.1.2', () => {
  test('a consent to a transfer names who passes on, who receives and what goes along', () => {
    expect(agreed().now.consents).toMatchObject([
      {
        scope: { purpose: 'transfer', from: 'heping', to: 'anle', along: ['need', 'documents', 'persons'] },
        wording: shown('transfer'),
      },
    ]);
  });

  test('it answers what the principal was told: without that there is nothing to agree to', () => {
    const asked: GiveConsent = { purpose: 'transfer', to: 'anle', wording };
    given(registered).by(principal).when(giveConsent, asked).thenRefusedBy('7.2.1.2', 'no-proposal');
    given(caseAfter('receive')).by(principal).when(giveConsent, asked).thenRefusedBy('7.2.1.2', 'no-proposal');
    given(proposed())
      .by(principal)
      .when(giveConsent, { ...asked, to: 'centre' })
      .thenRefusedBy('7.2.1.2', 'other-office-proposed', '个人信息保护法第23条');
  });

  test('taken back on the way, it brings the case back at once', () => {
    const story = underway();
    const id = consentOf(story.now);
    given(story)
      .by(principal)
      .when(withdrawConsent, id, { reason: '想自己去' })
      .thenRecorded(
        { type: 'ConsentWithdrawn', consent: id, channel: 'online', reason: '想自己去' },
        { type: 'TransferReturned', from: 'heping', to: 'anle', why: 'consent-withdrawn' },
      );
    for (const actor of [agent, stranger])
      given(story)
        .by(actor)
        .when(recordConsentWithdrawal, id, { channel: 'phone' })
        .thenRecordedTypes('ConsentWithdrawn', 'TransferReturned');
    expect(and(story, principal, withdrawConsent, id, {}).now).toMatchObject({ stage: 'reception', office: 'heping' });
  });

  test('another consent that is taken back on the way stops nothing', () => {
    const story = and(underway(), principal, giveConsent, evaluation);
    given(story).by(principal).when(withdrawConsent, consentOf(story.now), {}).thenRecordedTypes('ConsentWithdrawn');
  });

  test('taken back after the other office has taken the case over, it is recorded, and undoes nothing', () => {
    const story = takenOver();
    given(story).by(principal).when(withdrawConsent, consentOf(story.now), {}).thenRecordedTypes('ConsentWithdrawn');
  });
});
