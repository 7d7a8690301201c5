import type { DraftAgreement } from '../../domain/agreement.ts';
import { confirmByLink, confirmEntrustment, recordConfirmation } from '../../domain/confirm-entrustment.ts';
import { draftAgreement } from '../../domain/draft-agreement.ts';
import { entrustOrally } from '../../domain/entrust-orally.ts';
import type { EntrustOrally } from '../../domain/oral.ts';
import { recordSignature, signByLink, signForMandatary, signOwnAgreement } from '../../domain/sign-agreement.ts';
import { bearer, byHand, byName, digestOf, draft, fingerprints, oralDigestOf, oralWish } from '../a-case.ts';
import { agent, contact, manager, principal } from '../people.ts';
import type { AnyCommand } from './any.ts';
import { sent } from './asked/entry.ts';
import type { CaseCommand } from './case-commands.ts';
import { pick } from './pick.ts';

const someItems = [['GT-SETUP'], ['GT-SETUP', 'SS-CARD'], ['AGE-ALLOW'], ['MARRY'], ['FLY'], ['HK-MOVE']];

const someTerms = [
  { from: '2026-03-04', until: '2026-12-31' },
  { from: '2026-03-04', until: '2026-03-31' },
  { from: '2026-04-01', until: '2027-03-31' },
  { from: '2020-01-01', until: '2020-12-31' },
];

function anyDraft(by: number): DraftAgreement {
  const items = pick(someItems, by);
  const term = pick(someTerms, by >> 3);
  return draft({
    items: [...items],
    term,
    plan: [{ item: pick(items, by), milestone: '递交', by: pick([term.from, '2026-03-20'], by >> 5) }],
    powers: pick([['file', 'collect'], ['file', 'collect'], ['file']] as const, by >> 6).slice(),
    contact: by % 2 ? contact : 'principal',
    subDelegation: by % 3 === 0,
  });
}

function anyOralWish(by: number): EntrustOrally {
  const evidence = pick<EntrustOrally['evidence']>(
    [
      { by: 'colleague', staff: pick(['agent-2', 'agent-1'], by >> 4) },
      { by: 'witness', witness: { ...contact, kind: 'witness' } },
      { by: 'recording', documentId: 'recording' },
    ],
    by,
  );
  return oralWish({ items: [...pick(someItems, by >> 2)], term: pick(someTerms, by >> 3), evidence });
}

/** Of the agreement and the oral mandate. */
export const anyEntrustments = {
  'draft-agreement': { who: agent, ask: (_, by) => sent(draftAgreement, anyDraft(by), fingerprints) },
  'sign-own-agreement': { who: principal, ask: (now) => sent(signOwnAgreement, { digest: digestOf(now) }) },
  'record-signature': {
    who: agent,
    ask: (now) => sent(recordSignature, { digest: digestOf(now), documentId: 'signed-agreement' }),
  },
  'sign-for-mandatary': { who: manager, ask: (now) => sent(signForMandatary, { digest: digestOf(now) }) },
  'entrust-orally': {
    who: agent,
    ask: (_, by) => sent(entrustOrally, anyOralWish(by), { fingerprints, colleague: by % 5 > 0 }),
  },
  'confirm-entrustment': { who: principal, ask: (now) => sent(confirmEntrustment, { digest: oralDigestOf(now) }) },
  'sign-by-link': {
    who: bearer,
    ask: (now, by) => sent(signByLink, { digest: digestOf(now), link: pick([byHand, byName], by) }),
  },
  'confirm-by-link': {
    who: bearer,
    ask: (now, by) => sent(confirmByLink, { digest: oralDigestOf(now), link: pick([byHand, byName], by) }),
  },
  'record-confirmation': {
    who: agent,
    ask: (now) => sent(recordConfirmation, { digest: oralDigestOf(now), documentId: 'confirmation' }),
  },
} satisfies Partial<Record<CaseCommand, AnyCommand>>;
