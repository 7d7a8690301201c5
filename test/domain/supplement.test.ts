import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import type { EntrustedCase } from '../../domain/case.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import {
  recordSupplementSignature,
  signOwnSupplement,
  signSupplementForMandatary,
} from '../../domain/sign-supplement.ts';
import { extendTerm, supplementAgreement } from '../../domain/supplement.ts';
import { nextWake, wake } from '../../domain/wake.ts';
import { caseAfter, document, pendingDigestOf, saidAloud } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, given, later, minute } from '../given.ts';
import { agent, manager, principal, system } from '../people.ts';
import { found } from './recorded.ts';

const entrusted = caseAfter('sign-mandatary');
const longer = { until: '2027-06-30', reason: '审批部门尚未决定' };
const words = { text: '每周一上午电话告知进展' };
const extending = and(entrusted, agent, extendTerm, longer);
const digest = pendingDigestOf(extending.now);
const half = and(extending, principal, signOwnSupplement, { digest });
const extended = and(half, manager, signSupplementForMandatary, { digest });
const untilOf = ({ now }: { now: unknown }) => (now as EntrustedCase).mandate.term.until;
const afterTerm = '2027-01-04T01:05:00.000Z';

clause('A.1.2', () => {
  test('a longer term is drawn up by the agent and signed by both; only then it is longer', () => {
    expect([extending, half, extended].map(untilOf)).toEqual(['2026-12-31', '2026-12-31', '2027-06-30']);
    given(half)
      .by(manager)
      .when(signSupplementForMandatary, { digest })
      .thenRecordedTypes('SupplementSigned', 'SupplementTookEffect');
    given(extended).by(principal).when(signOwnSupplement, { digest }).thenNothing();
  });

  test('after its term the authority is off, and on again with an extension', () => {
    given({ ...entrusted, at: afterTerm })
      .when(giveNotice, { means: 'paper' })
      .thenRefusedBy('A.1.2', 'term-over');
    const late = and({ ...entrusted, at: afterTerm }, agent, extendTerm, longer);
    const signed = and(late, principal, signOwnSupplement, { digest: pendingDigestOf(late.now) });
    const both = and(signed, manager, signSupplementForMandatary, { digest: pendingDigestOf(late.now) });
    given(both).when(giveNotice, { means: 'paper' }).thenRecordedTypes('NoticeGiven');
    expect(found('A.1.2', and(both, agent, giveNotice, { means: 'paper' })).status).toBe('obeyed');
  });

  test('no extension is shorter, or longer than the law of terms allows here', () => {
    given(entrusted)
      .when(extendTerm, { ...longer, until: '2026-12-31' })
      .thenRefusedBy('A.1.2', 'no-extension');
    given(entrusted)
      .when(extendTerm, { ...longer, until: '2029-03-05' })
      .thenRefusedBy('A.1.2', 'term-too-long');
  });

  test('an oral mandate is extended too', () => {
    given(saidAloud()).when(extendTerm, longer).thenRecordedTypes('SupplementDrafted');
    given(saidAloud()).when(supplementAgreement, words).thenRefusedBy('A.7.5', 'no-agreement');
  });

  test('both are warned ten days before the end, once, and again of a new end', () => {
    const quiet = (at: string) => given(entrusted).by(system).at(at).when(wake);
    expect(nextWake(entrusted.now, contextOf(system, '2026-12-20T00:00:00.000Z')) ?? '').toMatch(/^2026-12-2/);
    const types = (at: string) => {
      const decision = wake(entrusted.now, contextOf(system, at));
      return decision.outcome === 'decided' ? decision.events.map(({ type }) => type) : [];
    };
    expect(types('2026-12-20T15:59:59.999Z')).not.toContain('TermWarned');
    expect(types('2026-12-20T16:00:00.000Z')).toContain('TermWarned');
    expect(types('2026-12-31T16:00:00.000Z')).not.toContain('TermWarned');
    quiet('2026-03-04T02:00:00.000Z').thenNothing();
    const warned = and({ ...entrusted, at: '2026-12-21T01:00:00.000Z' }, system, wake);
    const again = wake(warned.now, contextOf(system, later(warned.at, minute)));
    expect(again).toMatchObject({ outcome: 'decided', events: [] });
    expect((extended.now as EntrustedCase).mandate.warnedOf).toBeUndefined();
  });
});

clause('A.7.5', () => {
  test('words besides are agreed on by both, and what is signed is what was shown', () => {
    const drawn = and(entrusted, agent, supplementAgreement, words);
    given(drawn)
      .by(principal)
      .when(signOwnSupplement, { digest })
      .thenRefusedBy('A.7.4', 'other-terms', '电子签名法第13条');
    given(drawn).when(supplementAgreement, words).thenNothing();
    const other = and(drawn, agent, supplementAgreement, { text: '另作约定' });
    expect((other.now as EntrustedCase).supplements).toHaveLength(1);
    const signed = and(drawn, manager, signSupplementForMandatary, { digest: pendingDigestOf(drawn.now) });
    given(signed).when(supplementAgreement, { text: '另作约定' }).thenRefusedBy('A.7.5', 'supplement-pending');
    const both = and(signed, principal, signOwnSupplement, { digest: pendingDigestOf(drawn.now) });
    expect(found('A.7.5', both).status).toBe('obeyed');
    expect(found('A.7.5', signed).status).toBe('open');
    expect(found('A.7.5', entrusted).status).toBe('not-applicable');
    given(both).when(supplementAgreement, { text: '另作约定' }).thenRecordedTypes('SupplementDrafted');
  });

  test('on paper the scan is the evidence; without anything drawn up there is nothing to sign', () => {
    const paper = { digest, documentId: 'scan' };
    given(extending).when(recordSupplementSignature, paper).thenRefusedBy('A.7.4', 'evidence-missing');
    const scanned = and(extending, agent, addDocument, document('scan', 'signed-agreement'));
    given(scanned).when(recordSupplementSignature, paper).thenRecordedTypes('SupplementSigned');
    given(entrusted).by(principal).when(signOwnSupplement, { digest }).thenRefusedBy('A.7.5', 'no-supplement');
    given(extending)
      .by({ ...manager, represents: undefined })
      .when(signSupplementForMandatary, { digest })
      .thenRefusedBy('A.7.4', 'not-representative');
  });

  test('an extension that would be over already takes no effect', () => {
    given({ ...half, at: '2027-07-01T01:00:00.000Z' })
      .by(manager)
      .when(signSupplementForMandatary, { digest })
      .thenRefusedBy('A.1.2', 'term-over');
  });
});
