import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import type { EntrustedCase } from '../../domain/case.ts';
import type { Actor } from '../../domain/context.ts';
import { issuePowerOfAttorney } from '../../domain/power-of-attorney.ts';
import { recordCorrectionRequest } from '../../domain/record-correction-request.ts';
import { restrictMandate } from '../../domain/restrict-mandate.ts';
import { resubmit } from '../../domain/resubmit.ts';
import { recordPowerOfAttorneySignature, signPowerOfAttorney } from '../../domain/sign-power-of-attorney.ts';
import { submit } from '../../domain/submit.ts';
import { allowed } from '../../functions/views/allowed.ts';
import { next } from '../../functions/views/next.ts';
import { afterwards, caseAfter, document, inOtherHands, papersOf, powerToSign, saidAloud } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, catalogue, contextOf, day, given, later, minute, type Story, sha256 } from '../given.ts';
import { agent, colleague, principal } from '../people.ts';
import { found } from './recorded.ts';

const wish = {
  authority: 'market',
  powers: ['file' as const],
  term: { from: '2026-03-04', until: '2026-06-30' },
};
const held = caseAfter('custody');
const issued = and(held, agent, issuePowerOfAttorney, wish);
const [id, shown] = powerToSign(issued.now);
const signed = and(issued, principal, signPowerOfAttorney, id, shown);
const powersOf = ({ now }: Story) => (now as EntrustedCase).powersOfAttorney ?? [];

/** The catalogue in which the authority of the first item asks for a power of attorney. */
const asking = {
  catalogue: {
    ...catalogue,
    items: catalogue.items.map((item) => (item.code === 'GT-SETUP' ? { ...item, powerOfAttorney: true } : item)),
  },
};
const filing = { materials: papersOf(held.now, 'm1') };
const submitting = (story: Story, who = agent) => given(story).by(who).with(asking).when(submit, 'm1', filing);
const viewed = ({ now, at }: Story, who: Actor = agent) => {
  const context = contextOf(who, later(at, minute), asking);
  return { allowed: allowed(now, context), next: next(now, context).map(({ operation }) => operation) };
};

clause('A.1.2', () => {
  test('the agent issues it for one authority, with the agent, matters, powers and term', () => {
    expect(powersOf(issued)).toMatchObject([{ ...wish, agent: 'agent-1', matters: ['m1'], digest: shown.digest }]);
    given(issued).when(issuePowerOfAttorney, wish).thenNothing();
    given(signed).when(issuePowerOfAttorney, wish).thenNothing();
  });

  test('it reaches no further than the mandate', () => {
    const beyond = (term: { from: string; until: string }) =>
      given(held)
        .when(issuePowerOfAttorney, { ...wish, term })
        .thenRefusedBy('A.1.2', 'beyond-mandate-term');
    beyond({ from: '2026-03-04', until: '2027-01-01' });
    beyond({ from: '2026-03-03', until: '2026-06-30' });
    const fewer = and(held, principal, restrictMandate, { powers: ['file'], subDelegation: false });
    given(fewer)
      .when(issuePowerOfAttorney, { ...wish, powers: ['collect'] })
      .thenRefusedBy('A.1.2', 'power-missing', '民法典第165条');
    given(held)
      .when(issuePowerOfAttorney, { ...wish, authority: 'hrss' })
      .thenRefusedBy('A.1.2', 'no-matter-of-authority');
    given(saidAloud()).when(issuePowerOfAttorney, wish).thenRefusedBy('6.3.2', 'confirmation-first');
    given(held)
      .by({ ...agent, authorities: ['market'] })
      .when(issuePowerOfAttorney, wish)
      .thenRefusedBy('4.2', 'agent-is-approver', '民法典第168条');
    given(caseAfter('draft')).when(issuePowerOfAttorney, wish).thenRefusedBy('A.7.4', 'authority-off');
  });

  test('another takes the place of one that is unsigned, and stands beside one that is signed', () => {
    const other = { ...wish, term: { from: '2026-03-04', until: '2026-05-31' } };
    expect(powersOf(and(issued, agent, issuePowerOfAttorney, other))).toHaveLength(1);
    expect(powersOf(and(signed, agent, issuePowerOfAttorney, other))).toHaveLength(2);
  });

  test('the principal signs what was shown, by sign-in or on paper with the scan', () => {
    given(signed).by(principal).when(signPowerOfAttorney, id, shown).thenNothing();
    given(issued)
      .by(principal)
      .when(signPowerOfAttorney, id, { digest: sha256('other') })
      .thenRefusedBy('A.7.4', 'other-terms', '电子签名法第13条');
    given(held).by(principal).when(signPowerOfAttorney, id, shown).thenRefusedBy('A.1.2', 'no-power-of-attorney');
    given(issued).when(signPowerOfAttorney, id, shown).thenRefusedBy('5.3.2', 'not-permitted');
    const paper = { ...shown, documentId: 'scan', original: '三号柜' };
    given(issued).when(recordPowerOfAttorneySignature, id, paper).thenRefusedBy('A.1.2', 'evidence-missing');
    given(and(issued, agent, addDocument, document('scan', 'signed-agreement')))
      .when(recordPowerOfAttorneySignature, id, paper)
      .thenRefusedBy('A.1.2', 'evidence-missing');
    const scanned = and(issued, agent, addDocument, document('scan', 'power-of-attorney'));
    const recorded = and(scanned, agent, recordPowerOfAttorneySignature, id, paper);
    expect(powersOf(recorded)).toMatchObject([{ signature: { method: 'paper', documentId: 'scan' } }]);
    given({ ...issued, at: '2026-07-01T01:00:00.000Z' })
      .by(principal)
      .when(signPowerOfAttorney, id, shown)
      .thenRefusedBy('A.1.2', 'term-over', '民法典第173条');
  });

  test('where the authority asks for one, nothing is filed before it is signed', () => {
    submitting(held).thenRefusedBy('A.1.2', 'power-of-attorney-first', '民法典第165条');
    submitting(issued).thenRefusedBy('A.1.2', 'power-of-attorney-first');
    submitting(signed).thenRecordedTypes('MatterSubmitted');
    given(held).when(submit, 'm1', filing).thenRecordedTypes('MatterSubmitted');
    submitting(afterwards(signed, 120 * day)).thenRefusedBy('A.1.2', 'power-of-attorney-first');
    const collecting = and(held, agent, issuePowerOfAttorney, { ...wish, powers: ['collect'] });
    const [other, read] = powerToSign(collecting.now);
    const toCollect = and(collecting, principal, signPowerOfAttorney, other, read);
    submitting(toCollect).thenRefusedBy('A.1.2', 'power-of-attorney-first');
  });

  test('what is corrected is filed again by a power of attorney too', () => {
    const toCorrect = (story: Story) =>
      and(and(story, agent, submit, 'm1', filing), agent, recordCorrectionRequest, 'm1', {
        what: ['补签名'],
        by: '2026-03-10',
        means: 'electronic',
      });
    const again = (story: Story) => given(story).with(asking).when(resubmit, 'm1', { materials: [] });
    const without = toCorrect(held);
    again(without).thenRefusedBy('A.1.2', 'power-of-attorney-first', '民法典第165条');
    expect(viewed(without).allowed).not.toContain('resubmit');
    expect(viewed(without).next).toContain('issue-power-of-attorney');
    again(toCorrect(signed)).thenRecordedTypes('MatterResubmitted');
    expect(viewed(toCorrect(signed)).allowed).toContain('resubmit');
  });

  test('with another agent, as we read it, another is needed', () => {
    for (const story of [issued, signed]) {
      const changed = inOtherHands(story);
      expect(powersOf(changed)).toMatchObject([{ endedAt: expect.any(String) }]);
      submitting(changed, colleague).thenRefusedBy('A.1.2', 'power-of-attorney-first');
    }
    given(inOtherHands(issued))
      .by(principal)
      .when(signPowerOfAttorney, id, shown)
      .thenRefusedBy('A.1.2', 'power-of-attorney-over', '民法典第173条');
    const anew = and(inOtherHands(signed), colleague, issuePowerOfAttorney, wish);
    expect(powersOf(anew).map(({ agent: who }) => who)).toEqual(['agent-1', 'agent-2']);
  });

  test('who is to do what next follows it', () => {
    expect(viewed(held).next).toContain('issue-power-of-attorney');
    expect(viewed(held).allowed).toContain('issue-power-of-attorney');
    expect(viewed(held).allowed).not.toContain('submit');
    expect(viewed(issued, principal).next).toContain('sign-power-of-attorney');
    expect(viewed(issued, principal).allowed).toContain('sign-power-of-attorney');
    expect(viewed(issued).allowed).toContain('record-power-of-attorney-signature');
    expect(viewed(signed).next).not.toContain('issue-power-of-attorney');
    expect(viewed(signed, principal).allowed).not.toContain('sign-power-of-attorney');
    expect(viewed(signed).allowed).toContain('submit');
  });

  test('the clause is shown by it too', () => {
    expect(found('A.1.2', signed)).toMatchObject({ status: 'obeyed' });
    const types = found('A.1.2', signed).proof.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['PowerOfAttorneyIssued', 'PowerOfAttorneySigned']));
  });
});
