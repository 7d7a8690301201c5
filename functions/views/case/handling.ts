import type { AuthorityState, FilingCorrection } from '../../../domain/case/matters.ts';
import type { EntrustedCase } from '../../../domain/case.ts';
import {
  authorityStateNames,
  capacityNames,
  matterStateNames,
  meansNames,
  outcomeNames,
  paperStateNames,
  sideNames,
  sourceNames,
  suspensionNames,
} from '../../../domain/course.ts';
import { pendingHandOver } from '../../../domain/due.ts';
import { subDelegationOf } from '../../../domain/sub-agent.ts';
import type { Pause, Suspension } from '../../../domain/suspension.ts';
import { authorityName } from '../../tasks/words.ts';
import * as names from '../names.ts';
import type { CaseView } from '../shapes.ts';
import { subDelegationView } from './agents.ts';
import { named } from './beside.ts';
import { balanceOf, custodyOf } from './papers.ts';

function noticeOf(
  { matters, materials }: EntrustedCase,
  { catalogue, means, matters: told }: NonNullable<EntrustedCase['notice']>,
) {
  const received = new Set(materials.map(({ matter, material }) => `${matter}/${material}`));
  const titles = new Map(matters.map(({ id, title }) => [id, title]));
  return {
    catalogue,
    means: named(means, meansNames),
    matters: told.map(({ item: _, steps, basis, materials: required, ...each }) => ({
      ...each,
      title: titles.get(each.matter) ?? each.matter,
      steps: [...steps],
      basis: [...basis],
      materials: required.map((one) => ({ ...one, received: received.has(`${each.matter}/${one.id}`) })),
    })),
  };
}

const filingCorrectionView = ({ what, by, means }: FilingCorrection) => ({
  what: [...what],
  by,
  means: named(means, meansNames),
});

/** Where the authority says that the matter stands, and how it came there: beside our own state. */
function mirrorOf(states: readonly AuthorityState[]) {
  const authorityStates = states.map(({ state, source, ...said }) => ({
    ...said,
    state: named(state, authorityStateNames),
    source: named(source, sourceNames),
  }));
  const authorityState = authorityStates.at(-1);
  return { ...(authorityState && { authorityState }), authorityStates };
}

/** Delays by side, and charges paid to authorities. */
const besidesOf = ({ delays, charges }: EntrustedCase) => ({
  ...(delays && { delays: delays.map(({ side, ...delay }) => ({ ...delay, side: named(side, sideNames) })) }),
  ...(charges && {
    charges: charges.map(({ paidTo, ...charge }) => ({
      ...charge,
      paidTo: { code: paidTo, name: authorityName(paidTo) },
    })),
  }),
});

/** 中止 and 续办: why it rests now, and how long it has rested before. */
function suspensionOf(now: EntrustedCase, internal: boolean): Pick<CaseView, 'suspension' | 'pauses'> {
  const why = ({ reason, side, by }: Suspension | Pause) => ({
    reason: named(reason, suspensionNames),
    side: named(side, sideNames),
    ...(internal && { by }),
  });
  const pauses = now.pauses.map((pause) => ({ ...why(pause), from: pause.from, until: pause.until }));
  if (now.stage !== 'suspended') return pauses.length > 0 ? { pauses } : {};
  const { explanation, expectedEnd, told, since } = now.suspension;
  const suspension = {
    ...why(now.suspension),
    from: since,
    explanation,
    expectedEnd,
    told: { means: named(told.means, meansNames), on: told.on },
  };
  return { suspension, ...(pauses.length > 0 ? { pauses } : {}) };
}

export function serviceOf(now: EntrustedCase, internal: boolean) {
  return {
    ...(now.notice && { notice: noticeOf(now, now.notice) }),
    matters: now.matters.map(({ authority, state, outcome, correction, authorityStates, ...matter }) => ({
      ...matter,
      ...(correction && { correction: filingCorrectionView(correction) }),
      ...(authorityStates && mirrorOf(authorityStates)),
      authority: { code: authority, name: authorityName(authority) },
      state: named(state, matterStateNames),
      ...(outcome ? { outcome: named(outcome, outcomeNames) } : {}),
    })),
    materials: now.materials.map(({ state, place, handedTo, ...paper }) => ({
      ...paper,
      state: named(state, paperStateNames),
      ...(internal ? { place } : {}),
      ...(handedTo ? { handedTo: named(handedTo, capacityNames) } : {}),
    })),
    balance: balanceOf(now.materials),
    ...(now.dispute && { openDispute: { ...now.dispute, by: named(now.dispute.by, names.partyNames) } }),
    ...(subDelegationOf(now) && { subDelegation: subDelegationView(now, internal) }),
    ...(internal && now.handOver && { handOver: { ...now.handOver, materials: pendingHandOver(now) } }),
    ...custodyOf(now),
    ...besidesOf(now),
    ...suspensionOf(now, internal),
  };
}
