import type { EndedLeg, Leg } from '../../../domain/case/reception.ts';
import type { Case } from '../../../domain/case.ts';
import { type Consent, type ConsentScope, isStanding, type TakenAlong } from '../../../domain/consent.ts';
import {
  consentChannelNames,
  consentPurposeNames,
  legEndNames,
  publishableNames,
  sensitiveKindNames,
  takenAlongNames,
} from '../../../domain/course.ts';
import { wordings } from '../../district.ts';
import { officeName } from '../../tasks/words.ts';
import type { ShownConsent } from '../shapes/consent.ts';
import type { CaseView } from '../shapes.ts';
import { named } from './beside.ts';

const office = (code: string) => ({ code, name: officeName(code) });

const along = (all: readonly TakenAlong[]) => all.map((each) => named(each, takenAlongNames));

/** A consent with the wording that was agreed to; staff ids are the office's own. */
export function consentView(consent: Consent, internal: boolean): ShownConsent {
  const { id, scope, wording, evidence, guardian, by, at, withdrawn } = consent;
  const shown = wordings.find(({ purpose, version }) => purpose === scope.purpose && version === wording.version);
  return {
    id,
    ...scopeView(scope),
    wording: { ...wording, ...(shown && { title: shown.title, text: shown.text }) },
    channel: named(evidence.channel, consentChannelNames),
    ...('documentId' in evidence && { documentId: evidence.documentId }),
    ...('record' in evidence && { record: evidence.record }),
    ...(guardian && { guardian }),
    ...(internal && by && { recordedBy: by }),
    at,
    standing: isStanding(consent),
    ...(withdrawn && { withdrawn: withdrawnView(withdrawn) }),
  };
}

function scopeView(scope: ConsentScope) {
  const purpose = named(scope.purpose, consentPurposeNames);
  switch (scope.purpose) {
    case 'transfer':
      return { purpose, from: office(scope.from), to: office(scope.to), along: along(scope.along) };
    case 'sensitive-data':
      return { purpose, kinds: scope.kinds.map((kind) => named(kind, sensitiveKindNames)) };
    case 'publication':
      return { purpose, contents: scope.contents.map((each) => named(each, publishableNames)) };
  }
}

const withdrawnView = ({ at, channel, reason, documentId }: NonNullable<Consent['withdrawn']>) => ({
  at,
  channel: named(channel, consentChannelNames),
  ...(reason && { reason }),
  ...(documentId && { documentId }),
});

/** Where it was proposed to pass the case on to, and every hop, the pending one last (§7.2.1.2). */
export function transfersOf(now: Case): Pick<CaseView, 'proposal' | 'transfers'> {
  const pending = now.stage === 'transfer' ? [pendingView(now.leg)] : [];
  const proposal = now.stage === 'reception' ? now.proposal : undefined;
  return {
    ...(proposal && { proposal: { to: proposal.place, explanation: proposal.explanation, at: proposal.at } }),
    transfers: [...now.legs.map(legView), ...pending],
  };
}

const pendingView = ({ reason, ...leg }: Leg) => ({ ...hopView(leg), asked: reason });

const legView = ({ asked, end, reason, endedAt, ...leg }: EndedLeg) => ({
  ...hopView(leg),
  asked,
  end: named(end, legEndNames),
  ...(reason && { reason }),
  endedAt,
});

const hopView = ({ from, to, consent, along: all, since }: Omit<Leg, 'reason'>) => ({
  from: office(from),
  to: office(to),
  consent,
  along: along(all),
  since,
});
