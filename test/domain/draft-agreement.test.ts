import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { DraftAgreement } from '../../domain/agreement.ts';
import type { EntrustedCase } from '../../domain/case.ts';
import { canonicalJson } from '../../domain/chain.ts';
import { draftAgreement } from '../../domain/draft-agreement.ts';
import { submit } from '../../domain/submit.ts';
import { caseAfter, type Details, draft, fingerprints } from '../a-case.ts';
import { clause } from '../clause.ts';
import { catalogue, day, given, later, sha256 } from '../given.ts';
import { agent, colleague, contact, resident } from '../people.ts';

const terms = {
  mandatary: '示范区政务服务代办中心',
  matters: [{ id: 'm1', item: 'GT-SETUP', title: '个体工商户设立登记', authority: 'market' }],
  powers: ['file', 'collect'],
  term: { from: '2026-03-04', until: '2026-12-31' },
  contact: 'principal',
  agent: 'agent-1',
  dispute: { way: 'court', court: '示范区' },
  plan: [{ matter: 'm1', milestone: '递交审批部门', by: '2026-03-20' }],
  subDelegation: false,
  catalogue: '2026-1',
  fingerprints,
} as const;

const received = () => caseAfter('receive');
const drafting = (details: Details = {}) => given(received()).when(draftAgreement, draft(details), fingerprints);

clause('7.2.2', () => {
  test('the agent draws up the agreement with every field of Annex A', () => {
    drafting().thenRecorded({ type: 'AgreementDrafted', terms, digest: sha256(canonicalJson(terms)) });
  });

  test('drawing up the same terms again changes nothing', () => {
    given(caseAfter('draft')).when(draftAgreement, draft(), fingerprints).thenNothing();
  });

  test('other terms take the place of the first while nobody has signed', () => {
    given(caseAfter('draft'))
      .when(draftAgreement, draft({ subDelegation: true }), fingerprints)
      .thenRecordedTypes('AgreementDrafted');
  });

  test('another name of the principal makes other terms', () => {
    given(caseAfter('draft'))
      .when(draftAgreement, draft(), { principal: sha256('another') })
      .thenRecordedTypes('AgreementDrafted');
  });
});

clause('A.7.4', () => {
  test('terms that one party has signed can not be changed', () => {
    given(caseAfter('sign-own'))
      .when(draftAgreement, draft({ subDelegation: true }), fingerprints)
      .thenRefusedBy('A.7.4', 'already-signed');
  });

  test('nor on the last day of their term', () => {
    given(caseAfter('sign-own'))
      .at('2026-12-31T01:00:00.000Z')
      .when(draftAgreement, draft({ term: { from: '2026-12-31', until: '2027-12-31' } }), fingerprints)
      .thenRefusedBy('A.7.4', 'already-signed');
  });

  test('they can when their term is over before the other has signed, and both sign anew', () => {
    const term = { from: '2027-01-01', until: '2027-12-31' };
    const plan = [{ item: 'GT-SETUP', milestone: '递交', by: '2027-02-01' }];
    given(caseAfter('sign-own'))
      .at('2027-01-01T01:00:00.000Z')
      .when(draftAgreement, draft({ term, plan }), fingerprints)
      .thenRecordedTypes('AgreementDrafted');
  });

  test('an agreement in effect is not drawn up again', () => {
    given(caseAfter('sign-mandatary'))
      .when(draftAgreement, draft(), fingerprints)
      .thenRefusedBy('A.7.4', 'already-signed');
  });
});

clause('A.1.2', () => {
  test.each([
    ['ends before it begins', { from: '2026-03-10', until: '2026-03-09' }, 'term-in-past'],
    ['ended yesterday', { from: '2026-02-01', until: '2026-03-03' }, 'term-in-past'],
    ['is a day longer than three years', { from: '2026-03-04', until: '2029-03-05' }, 'term-too-long'],
  ] as const)('a term that %s is refused', (_, term, because) => {
    drafting({ term, plan: [{ item: 'GT-SETUP', milestone: '递交', by: term.from }] }).thenRefusedBy(
      'A.1.2',
      because,
      '民法典第165条',
    );
  });

  test.each([
    ['today alone', { from: '2026-03-04', until: '2026-03-04' }],
    ['three years to the day', { from: '2026-03-04', until: '2029-03-04' }],
    ['what begins later', { from: '2026-05-01', until: '2026-06-01' }],
  ])('a term may be %s', (_, term) => {
    drafting({ term, plan: [{ item: 'GT-SETUP', milestone: '递交', by: term.from }] }).thenRecordedTypes(
      'AgreementDrafted',
    );
  });

  test('powers stand in the order of the form, each once', () => {
    given(caseAfter('draft'))
      .when(draftAgreement, draft({ powers: ['collect', 'file'] }), fingerprints)
      .thenNothing();
  });
});

clause('A.7.1', () => {
  test.each([
    ['before the term', '2026-03-03'],
    ['after the term', '2027-01-01'],
  ])('a milestone %s is refused', (_, by) => {
    drafting({ plan: [{ item: 'GT-SETUP', milestone: '递交', by }] }).thenRefusedBy('A.7.1', 'plan-outside-term');
  });

  test('one bad milestone among good ones is refused', () => {
    const good = { item: 'GT-SETUP', milestone: '递交', by: '2026-03-20' };
    drafting({ plan: [good, { ...good, by: '2027-01-01' }] }).thenRefusedBy('A.7.1', 'plan-outside-term');
    drafting({ plan: [good, { ...good, item: 'SS-CARD' }] }).thenRefusedBy('A.7.1', 'plan-matter-unknown');
  });

  test('a milestone of something not entrusted is refused', () => {
    drafting({ plan: [{ item: 'SS-CARD', milestone: '递交', by: '2026-03-20' }] }).thenRefusedBy(
      'A.7.1',
      'plan-matter-unknown',
    );
  });
});

clause('A.1.1', () => {
  test('every item is a matter of its own, named once', () => {
    const story = caseAfter('draft', { items: ['SS-CARD', 'GT-SETUP', 'SS-CARD'] });
    expect(story.now).toMatchObject({
      draft: {
        terms: {
          matters: [
            { id: 'm1', item: 'SS-CARD' },
            { id: 'm2', item: 'GT-SETUP' },
          ],
        },
      },
    });
  });
});

clause('A.6.1', () => {
  test('disputes go to arbitration if the parties say so', () => {
    const dispute = { way: 'arbitration', commission: '示范' } as const;
    expect(caseAfter('draft', { dispute }).now).toMatchObject({ draft: { terms: { dispute } } });
  });
});

clause('A.6.2', () => {
  test('or to a court, never to both', () => {
    const dispute = { way: 'court', court: '示范区' } as const;
    expect(caseAfter('draft', { dispute }).now).toMatchObject({ draft: { terms: { dispute } } });
    const both = { ...dispute, commission: '示范' };
    expect(z.safeParse(DraftAgreement, { ...draft(), dispute: both }).success).toBe(false);
  });
});

clause('A.4.4', () => {
  test.each([true, false])(
    'whether the principal consents to sub-delegation stands in the terms: %s',
    (subDelegation) => {
      expect(caseAfter('draft', { subDelegation }).now).toMatchObject({ draft: { terms: { subDelegation } } });
    },
  );

  test('a consent alone lets nobody act but the agent whom the agreement names', () => {
    given(caseAfter('custody', { subDelegation: true }))
      .by(colleague)
      .when(submit, 'm1', { materials: [] })
      .thenRefusedBy('A.2.2', 'not-in-charge');
  });
});

clause('A.7.2', () => {
  test('the terms have no place for a fee', () => {
    expect(z.safeParse(DraftAgreement, { ...draft(), fee: 100 }).success).toBe(false);
  });
});

clause('4.1', () => {
  test('what is handled is what the principal has signed, and nothing besides', () => {
    const { now } = caseAfter('sign-mandatary', { items: ['GT-SETUP', 'SS-CARD'] });
    expect(now).toMatchObject({ matters: [{ item: 'GT-SETUP' }, { item: 'SS-CARD' }] });
    expect((now as EntrustedCase).matters.map(({ id }) => id)).toEqual(
      (now as EntrustedCase).agreement?.terms.matters.map(({ id }) => id),
    );
  });
});

clause('6.2', () => {
  test('an item that is not in the catalogue is not entrusted', () => {
    drafting({ items: ['FLY'] }).thenRefusedBy('6.2', 'item-unknown');
  });

  test('nor one that the catalogue does not open to agency', () => {
    const closed = { ...catalogue, items: catalogue.items.map((item) => ({ ...item, entrustable: false })) };
    given(received())
      .with({ catalogue: closed })
      .when(draftAgreement, draft(), fingerprints)
      .thenRefusedBy('6.2', 'item-not-entrustable');
  });
});

clause('4.2', () => {
  test('an item that demands personal presence is not entrusted', () => {
    drafting({ items: ['GT-SETUP', 'MARRY'] }).thenRefusedBy('4.2', 'presence-required', '行政许可法第29条');
  });

  test('who approves a matter is not its agent', () => {
    given(received())
      .by({ ...agent, authorities: ['market'] })
      .when(draftAgreement, draft(), fingerprints)
      .thenRefusedBy('4.2', 'agent-is-approver', '民法典第168条');
  });
});

clause('A.2.2', () => {
  test('only the agent in charge draws it up', () => {
    given(received()).by(colleague).when(draftAgreement, draft(), fingerprints).thenRefusedBy('A.2.2', 'not-in-charge');
  });
});

clause('A.2.1', () => {
  test('a contact stands in the terms by reference only', () => {
    const { now } = caseAfter('draft', { contact });
    expect(now).toMatchObject({ draft: { terms: { contact: 'contact' } } });
    expect(JSON.stringify(now)).not.toContain(contact.name);
  });
});

describe('what is asked', () => {
  const takes = (change: object) => z.safeParse(DraftAgreement, { ...draft(), ...change }).success;

  test('is taken as it is', () => {
    expect(takes({})).toBe(true);
    expect(takes({ contact })).toBe(true);
  });

  test.each([
    ['no items', { items: [] }],
    ['no powers', { powers: [] }],
    ['an unknown power', { powers: ['sell'] }],
    ['no term', { term: undefined }],
    ['a term without an end', { term: { from: '2026-03-04' } }],
    ['a day that does not exist', { term: { from: '2026-02-30', until: '2026-12-31' } }],
    ['no plan', { plan: [] }],
    ['both ways of a dispute', { dispute: { way: 'court', court: '示范区', commission: '示范' } }],
    ['a personal number in the plan', { plan: [{ item: 'GT-SETUP', milestone: resident.phone, by: '2026-03-20' }] }],
    ['half a character in the plan', { plan: [{ item: 'GT-SETUP', milestone: '\ud842', by: '2026-03-20' }] }],
    ['a fee', { fee: 100 }],
  ])('is refused with %s', (_, change) => {
    expect(takes(change)).toBe(false);
  });
});

test('the present day is that of Shanghai', () => {
  const story = received();
  const term = { from: '2026-03-01', until: '2026-03-04' };
  const asked = draft({ term, plan: [{ item: 'GT-SETUP', milestone: '递交', by: '2026-03-04' }] });
  given(story)
    .at('2026-03-04T15:59:59.999Z')
    .when(draftAgreement, asked, fingerprints)
    .thenRecordedTypes('AgreementDrafted');
  given(story)
    .at(later('2026-03-03T16:00:00.000Z', day))
    .when(draftAgreement, asked, fingerprints)
    .thenRefusedBy('A.1.2', 'term-in-past');
});
