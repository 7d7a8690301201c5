import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { addDocument } from '../../domain/add-document.ts';
import { archive } from '../../domain/archive.ts';
import type { Case, EntrustedCase, HandlingCase } from '../../domain/case.ts';
import { confirmEntrustment, recordConfirmation } from '../../domain/confirm-entrustment.ts';
import { deliver } from '../../domain/deliver.ts';
import { draftAgreement } from '../../domain/draft-agreement.ts';
import { entrustOrally } from '../../domain/entrust-orally.ts';
import { evaluate } from '../../domain/evaluate.ts';
import { giveConsent } from '../../domain/give-consent.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { EntrustOrally } from '../../domain/oral.ts';
import { recordResult } from '../../domain/record-result.ts';
import { submit } from '../../domain/submit.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { wake } from '../../domain/wake.ts';
import {
  caseAfter,
  document,
  draft,
  electronic,
  fingerprints,
  oralDigestOf,
  oralParties,
  oralWish,
  papersOf,
  requiredPapers,
  saidAloud,
  sealed,
} from '../a-case.ts';
import { wording } from '../a-transfer.ts';
import { clause } from '../clause.ts';
import { and, clock, contextOf, day, given, later, type Story } from '../given.ts';
import { agent, colleague, contact, principal, system } from '../people.ts';
import { findings, recorded } from './recorded.ts';

const received = caseAfter('receive');
const spoken = saidAloud();
const digest = oralDigestOf(spoken.now);
const confirmed = and(spoken, principal, confirmEntrustment, { digest });
const entrusting = (details: Partial<EntrustOrally>, story: Story = received) =>
  given(story).when(entrustOrally, oralWish(details), oralParties);
const agreedToVoice = and(received, principal, giveConsent, {
  purpose: 'sensitive-data',
  kinds: ['biometric'],
  wording,
});
const recordedIn = (purpose: 'recording' | 'other') =>
  and(agreedToVoice, agent, addDocument, document('tape', purpose));
/** Everything is there to be filed. */
const prepared = (story: Story) => {
  const told = and(story, agent, giveNotice, { means: 'in-person' });
  return and(told, agent, takeIntoCustody, { materials: requiredPapers(told.now), receipt: electronic });
};
const { confirmBy } = (spoken.now as HandlingCase).mandate.oral ?? { confirmBy: '' };
const tooLate = later(confirmBy, 1);
const oralOf = (now: Case) => (now as HandlingCase).mandate.oral;
const found = (number: string, story: Story, at = story.at) =>
  findings(recorded(story.history), at).find((each) => each.clause === number);

clause('6.3.2', () => {
  test('what was said puts the mandate in force, with matters, powers, term and evidence, and without an agreement', () => {
    const { now } = spoken;
    expect(now).toMatchObject({
      stage: 'handling',
      mandate: {
        form: 'oral',
        agent: 'agent-1',
        powers: ['file', 'collect'],
        subDelegation: false,
        oral: { evidence: { by: 'colleague', staff: 'agent-2' }, saidAt: clock },
      },
      matters: [{ id: 'm1', item: 'GT-SETUP', state: 'entrusted' }],
    });
    expect('agreement' in now).toBe(false);
  });

  test('it is confirmed within working hours of the calendar: two days of eight hours', () => {
    expect(confirmBy.slice(0, 10)).toBe('2026-03-06');
  });

  test('the same words twice are one mandate; others are refused', () => {
    given(spoken).when(entrustOrally, oralWish(), oralParties).thenNothing();
    entrusting({ summary: '另一件事' }, spoken).thenRefusedBy('7.2.2', 'already-entrusted');
    entrusting({}, caseAfter('sign-mandatary')).thenRefusedBy('7.2.2', 'already-entrusted');
  });

  test('a draft nobody has signed gives way; a signed one does not', () => {
    entrusting({}, caseAfter('draft')).thenRecordedTypes('OrallyEntrusted');
    expect('draft' in and(caseAfter('draft'), agent, entrustOrally, oralWish(), oralParties).now).toBe(false);
    entrusting({}, caseAfter('sign-own')).thenRefusedBy('A.7.4', 'already-signed');
    given(spoken).when(draftAgreement, draft(), fingerprints).thenRefusedBy('A.7.4', 'already-signed');
  });

  test('evidence is a colleague of the directory, another witness, or a recording', () => {
    const staff = { by: 'colleague', staff: colleague.id } as const;
    given(received)
      .when(entrustOrally, oralWish({ evidence: staff }), { ...oralParties, colleague: false })
      .thenRefusedBy('6.3.2', 'witness-unknown');
    entrusting({ evidence: { by: 'colleague', staff: agent.id } }).thenRefusedBy('6.3.2', 'witness-is-agent');
    const tape = { by: 'recording', documentId: 'tape' } as const;
    entrusting({ evidence: tape }).thenRefusedBy('6.3.2', 'recording-missing', '民法典第165条');
    entrusting({ evidence: tape }, recordedIn('other')).thenRefusedBy('6.3.2', 'recording-missing');
    entrusting({ evidence: tape }, recordedIn('recording')).thenRecordedTypes('OrallyEntrusted');
  });

  test('the history says that there was a witness, and never who', () => {
    const evidence = { by: 'witness', witness: { ...contact, kind: 'witness' } } as const;
    const { now, history } = and(received, agent, entrustOrally, oralWish({ evidence }), oralParties);
    expect(oralOf(now)?.evidence).toEqual({ by: 'witness' });
    expect(JSON.stringify(history)).not.toContain(contact.phone);
  });

  test('words are said after the registration, and before they are recorded', () => {
    entrusting({ saidAt: later(clock, -1) }).thenRefusedBy('6.3.2', 'said-when');
    entrusting({ saidAt: later(received.at, day) }).thenRefusedBy('6.3.2', 'said-when');
  });

  test('the agent tells and takes papers at once, but files only what the principal has confirmed', () => {
    const ready = prepared(spoken);
    given(ready)
      .when(submit, 'm1', { materials: papersOf(ready.now, 'm1') })
      .thenRefusedBy('6.3.2', 'confirmation-first', '民法典第165条');
    const after = and(ready, principal, confirmEntrustment, { digest });
    given(after)
      .when(submit, 'm1', { materials: papersOf(after.now, 'm1') })
      .thenRecordedTypes('MatterSubmitted');
  });

  test('without a confirmation in time the authority is off, told once, and on again with a late one', () => {
    given(spoken)
      .at(tooLate)
      .when(giveNotice, { means: 'in-person' })
      .thenRefusedBy('6.3.2', 'confirmation-lapsed', '民法典第165条');
    given(spoken).at(confirmBy).when(giveNotice, { means: 'in-person' }).thenRecordedTypes('NoticeGiven');
    given(spoken).by(system).at(confirmBy).when(wake).thenNothing();
    given(spoken).by(system).at(tooLate).when(wake).thenRecordedTypes('OralMandateLapsed', 'DeadlineReminded');
    const lapsed = and({ ...spoken, at: tooLate }, system, wake);
    given(lapsed).by(system).when(wake).thenNothing();
    const again = and(lapsed, principal, confirmEntrustment, { digest });
    given(again).when(giveNotice, { means: 'in-person' }).thenRecordedTypes('NoticeGiven');
  });

  test('the principal confirms what was shown, once, by an own sign-in', () => {
    given(spoken)
      .by(principal)
      .when(confirmEntrustment, { digest })
      .thenRecorded({
        type: 'OralMandateConfirmed',
        confirmation: { method: 'electronic', by: 'resident-1' },
        digest,
      });
    given(confirmed).by(principal).when(confirmEntrustment, { digest }).thenNothing();
    given(spoken)
      .by(principal)
      .when(confirmEntrustment, { digest: 'a'.repeat(64) })
      .thenRefusedBy('6.3.2', 'other-terms', '电子签名法第13条');
    given(spoken).by(agent).when(confirmEntrustment, { digest }).thenRefusedBy('5.3.2', 'not-permitted');
    given(received).by(principal).when(confirmEntrustment, { digest }).thenRefusedBy('6.3.2', 'not-oral');
  });

  test('in writing the signed paper is the evidence', () => {
    const paper = { digest, documentId: 'paper' };
    given(spoken).when(recordConfirmation, paper).thenRefusedBy('6.3.2', 'confirmation-missing', '民法典第165条');
    const scanned = and(spoken, agent, addDocument, document('paper', 'confirmation'));
    given(scanned)
      .when(recordConfirmation, paper)
      .thenRecorded({
        type: 'OralMandateConfirmed',
        confirmation: { method: 'paper', by: 'agent-1', documentId: 'paper' },
        digest,
      });
  });

  test('a case shows it: awaited, confirmed, late, or filed too early', () => {
    expect(found('6.3.2', spoken)).toMatchObject({ status: 'open', deadline: { at: confirmBy } });
    expect(found('6.3.2', confirmed)?.status).toBe('obeyed');
    expect(found('6.3.2', spoken, tooLate)?.status).toBe('broken');
    const early = recorded(prepared(spoken).history);
    const filed = {
      seq: early.length + 1,
      at: spoken.at,
      actor: agent,
      events: [{ type: 'MatterSubmitted', matter: 'm1', materials: [] } as const],
    };
    expect(findings([...early, filed], spoken.at).find((each) => each.clause === '6.3.2')?.status).toBe('broken');
  });

  test('what is asked has no place for anything else', () => {
    const takes = (value: unknown) => z.safeParse(EntrustOrally, value).success;
    expect(takes(oralWish())).toBe(true);
    expect(takes({ ...oralWish(), fee: 100 })).toBe(false);
    expect(takes(oralWish({ summary: '我的电话是13000000001' }))).toBe(false);
    expect(takes(oralWish({ saidAt: '2026-03-04' }))).toBe(false);
  });
});

clause('7.2.2', () => {
  test('an agreement is what should be: an oral mandate is accepted in time without one', () => {
    expect(found('7.2.2', spoken)?.status).toBe('obeyed');
    for (const number of ['A.1.1', 'A.2.1', 'A.6.1', 'A.6.2', 'A.7.1', 'A.7.2', 'A.7.4', 'A.7.6'])
      expect(found(number, spoken)?.status, number).toBe('not-applicable');
    for (const number of ['A.1.2', 'A.2.2']) expect(found(number, spoken)?.status, number).toBe('obeyed');
  });

  test('an oral case is completed and sealed without a printed agreement', () => {
    const ready = prepared(confirmed);
    const filed = and(ready, agent, submit, 'm1', { materials: papersOf(ready.now, 'm1') });
    const decided = and(filed, agent, recordResult, 'm1', { outcome: 'granted', explanation: '准予登记' });
    const ended = and(decided, agent, deliver, 'm1', { receipt: electronic });
    const evaluated = and(ended, principal, evaluate, { level: 'satisfied' });
    given(evaluated).by(system).when(archive, sealed).thenRecordedTypes('CaseArchived');
    expect((evaluated.now as EntrustedCase).mandate.form).toBe('oral');
  });
});

clause('4.2', () => {
  test('the rules of the catalogue are those of every mandate', () => {
    entrusting({ items: ['MARRY'] }).thenRefusedBy('4.2', 'presence-required', '行政许可法第29条');
    entrusting({ items: ['FLY'] }).thenRefusedBy('6.2', 'item-unknown');
    given(received)
      .by({ ...agent, authorities: ['market'] })
      .when(entrustOrally, oralWish(), oralParties)
      .thenRefusedBy('4.2', 'agent-is-approver', '民法典第168条');
  });
});

clause('A.1.2', () => {
  test('the term is asked of an oral mandate too', () => {
    entrusting({ term: { from: '2020-01-01', until: '2020-12-31' } }).thenRefusedBy('A.1.2', 'term-in-past');
    entrusting({ term: { from: '2026-03-04', until: '2029-03-05' } }).thenRefusedBy('A.1.2', 'term-too-long');
    given(confirmed)
      .with(contextOf(agent, '2027-01-01T01:00:00.000Z'))
      .when(giveNotice, { means: 'in-person' })
      .thenRefusedBy('A.1.2', 'term-over', '民法典第173条');
  });
});
