import type { Claim } from '../../domain/case/reception.ts';
import { isEntrusted } from '../../domain/case.ts';
import { claimOf } from '../../domain/claim.ts';
import { serviceNames } from '../../domain/kinds.ts';
import type { Found } from '../../store/cases.ts';
import { allowed } from './allowed.ts';
import { conductOf, coordinationOf } from './case/agents.ts';
import { assistanceOf } from './case/assistance.ts';
import { type Beside, named } from './case/beside.ts';
import { consentView, transfersOf } from './case/consent.ts';
import { endOf } from './case/endings.ts';
import { agreementOf, contactOf, oralOf, powersOfAttorneyOf, supplementsOf } from './case/entrustment.ts';
import { formsOf } from './case/forms.ts';
import { serviceOf } from './case/handling.ts';
import { partiesOf } from './case/parties.ts';
import { claimView, declinationOf, officeOf, previousView } from './case/reception.ts';
import { documentView } from './case/record.ts';
import { duesOf } from './case/times.ts';
import { correctionsOf } from './corrections.ts';
import * as names from './names.ts';
import { next } from './next.ts';
import { planView } from './plan.ts';
import { evaluationOf } from './ratings.ts';
import type { CaseView } from './shapes.ts';

/**
 * A case as whoever asks may see it: persons masked, codes with their Chinese names. A principal is not shown what is the
 * office's own: staff ids, and in which cabinet a paper lies. How a topic shows stands in its file under `case/`.
 */
export function caseView({ now, version, history, followedBy }: Found, { persons, agent, context }: Beside): CaseView {
  const internal = context.actor.kind === 'staff';
  const contact = contactOf(now) === 'contact' ? persons.contact : undefined;
  return {
    id: now.id,
    version,
    service: named(now.service, serviceNames),
    stage: named(now.stage, names.stageNames),
    office: officeOf(now.office),
    channel: named(now.channel, names.channelNames),
    openedAt: now.openedAt,
    ...(persons.principal && { principal: persons.principal.masked }),
    ...(contact && { contact: contact.masked }),
    ...partiesOf(now, persons, internal),
    need: now.need,
    items: now.items.map((code) => ({ code, name: names.itemName(code) })),
    ...(now.previous && { previous: previousView(now.previous) }),
    ...(followedBy.length > 0 && { followedBy: [...followedBy] }),
    ...(internal && claimOf(now) && { claim: claimView(claimOf(now) as Claim, agent) }),
    ...(agent &&
      'agent' in now && { agent: { ...(internal && { id: agent.id }), name: agent.name, phone: agent.phone } }),
    ...('agentRequest' in now && now.agentRequest && { agentRequest: now.agentRequest }),
    ...conductOf(now),
    ...('receivedAt' in now && { receivedAt: now.receivedAt }),
    ...('convertedAt' in now && { convertedAt: now.convertedAt }),
    ...assistanceOf(now, internal),
    ...coordinationOf(now),
    ...(now.stage === 'declined' && { declination: declinationOf(now) }),
    ...(now.stage === 'withdrawn' && { withdrawal: now.reason ? { reason: now.reason } : {} }),
    ...(now.stage === 'merged' && { mergedInto: { caseId: now.into, reason: now.reason } }),
    ...(now.duplicates && { duplicates: [...now.duplicates] }),
    ...agreementOf(now, internal),
    ...(now.imported && { imported: now.imported }),
    ...correctionsOf(history),
    ...formsOf(now, persons.principal?.masked.name ?? '', agent?.name ?? ''),
    ...(isEntrusted(now) && {
      ...oralOf(now, persons, internal),
      ...supplementsOf(now, internal),
      ...powersOfAttorneyOf(now, internal),
      ...planView(now),
      ...serviceOf(now, internal),
    }),
    documents: now.documents.map(documentView),
    consents: now.consents.map((consent) => consentView(consent, internal)),
    ...transfersOf(now),
    dues: duesOf(now, context),
    ...endOf(now, internal),
    ...evaluationOf(now, context),
    allowed: allowed(now, context),
    next: next(now, context),
  };
}
