import { addDocument } from '../../../domain/add-document.ts';
import { callForPapers } from '../../../domain/call-for-papers.ts';
import { claim } from '../../../domain/claim.ts';
import { confirmEntrustment } from '../../../domain/confirm-entrustment.ts';
import { convertToAgency } from '../../../domain/convert-to-agency.ts';
import { recordCoordination } from '../../../domain/coordination.ts';
import { decline } from '../../../domain/decline.ts';
import { openOwnDispute } from '../../../domain/dispute.ts';
import { evaluate } from '../../../domain/evaluate.ts';
import { handOverResponsibility } from '../../../domain/hand-over-responsibility.ts';
import { mergeCase } from '../../../domain/merge-case.ts';
import type { Principal } from '../../../domain/person.ts';
import { issuePowerOfAttorney } from '../../../domain/power-of-attorney.ts';
import { recordCorrectionRequest } from '../../../domain/record-correction-request.ts';
import { redirect } from '../../../domain/redirect.ts';
import { reportConduct } from '../../../domain/report-conduct.ts';
import { reportLoss } from '../../../domain/report-loss.ts';
import { requestOtherAgent } from '../../../domain/request-other-agent.ts';
import { signTerminationForm } from '../../../domain/sign-termination-form.ts';
import { subDelegate } from '../../../domain/sub-delegate.ts';
import { extendTerm } from '../../../domain/supplement.ts';
import { resume } from '../../../domain/suspend.ts';
import { terminate } from '../../../domain/terminate.ts';
import { withdraw } from '../../../domain/withdraw.ts';
import { withdrawConsent } from '../../../domain/withdraw-consent.ts';
import {
  afterwards,
  caseAfter,
  document,
  electronic,
  inOtherHands,
  oralDigestOf,
  papersOf,
  resumption,
  saidAloud,
  suspendedAfter,
} from '../../a-case.ts';
import { merging, olderCase } from '../../a-duplicate.ts';
import { proposedByPrincipal, proposedLater } from '../../a-plan.ts';
import { agreed, consentOf, proposed, takenOver, underway } from '../../a-transfer.ts';
import { assistanceAfter } from '../../an-assistance-case.ts';
import { and, day, type Story } from '../../given.ts';
import { agent, child, enterprise, helper, principal, stranger, system, villager } from '../../people.ts';

/** Told and held, with the principal's consent to sub-delegation, and then given on to the other township (A.4.4). */
const agreedToSub = caseAfter('custody', { subDelegation: true });
const givenOn = and(
  agreedToSub,
  agent,
  subDelegate,
  { matters: ['m1'], to: stranger.id, reason: '审批部门在邻镇' },
  { ...stranger, active: true },
);

const declined = and(caseAfter('register'), agent, decline, { explanation: '不属于', guidedTo: '邻区' });
const scanned = (story: Story) => and(story, system, addDocument, document('scan', 'signed-agreement'));

/** With a document that shows who somebody is. */
const proven = (who: Principal) => and(caseAfter('receive', { who }), system, addDocument, document('proof', 'proof'));

const longer = { until: '2027-06-30', reason: '尚未办结' };

/** With a power of attorney that waits for its signature. */
const withPower = and(
  and(caseAfter('sign-mandatary'), system, addDocument, document('power', 'power-of-attorney')),
  agent,
  issuePowerOfAttorney,
  { authority: 'market', powers: ['file'], term: { from: '2026-03-04', until: '2026-06-30' } },
);

const saidAndWritten = and(saidAloud(), agent, addDocument, document('confirmation', 'confirmation'));

/** What the principal is told before a service is terminated, on the day of the stories. */
export const ground = {
  ground: 'deception',
  explanation: '材料系伪造',
  told: { means: 'in-person', on: '2026-03-04' },
} as const;

const lost = { materials: papersOf(caseAfter('custody').now, 'm1').slice(0, 1), circumstances: '未找到' };

/** A month after the first call. */
const uncollected = afterwards(
  and(
    and(and(caseAfter('custody'), agent, terminate, ground), system, addDocument, document('slip', 'receipt')),
    agent,
    callForPapers,
    { receipt: electronic },
  ),
  31 * day,
);

const problem = { authority: 'market', problem: '系统无法受理', on: '2026-03-04' };
const offered = { to: agent.id, reason: '服务对象希望委托代办' };
const handedOver = and(assistanceAfter('advise'), helper, handOverResponsibility, offered);
/** Told that it is out of scope, with the principal's paper in the case. */
const toVillage = and(proposed(caseAfter('register'), 'xinghua'), system, addDocument, document('scan', 'consent'));
const willing = agreed(toVillage);

/** Rated from the account of a member of staff. */
const doubted = and(caseAfter('deliver'), principal, evaluate, { level: 'satisfied', signs: { staffAccount: true } });

/** How a case may stand: every stage, acceptance and handling in several states. Each command is asked in all of them. */
export const situations = {
  inquired: assistanceAfter('register'),
  helped: assistanceAfter('receive'),
  advised: assistanceAfter('advise'),
  'advised, a problem taken up': and(assistanceAfter('advise'), helper, recordCoordination, problem),
  'handed over': handedOver,
  'sub-delegation agreed': agreedToSub,
  'sub-delegated': givenOn,
  'held, with a paper of consent': and(caseAfter('custody'), system, addDocument, document('scan', 'consent')),
  converted: and(handedOver, agent, convertToAgency, { told: '希望委托代办' }),
  concluded: assistanceAfter('conclude'),
  collected: assistanceAfter('evaluate'),
  redirected: and(assistanceAfter('register'), helper, redirect, { explanation: '由民政受理', guidedTo: 'civil' }),
  registered: caseAfter('register'),
  claimed: and(caseAfter('register'), agent, claim, {}),
  declined,
  'proposed to be passed on': toVillage,
  'agreed to be passed on': willing,
  'no longer agreed to be passed on': and(willing, principal, withdrawConsent, consentOf(willing.now), {}),
  'on its way': underway(willing),
  'taken over by the village': takenOver(underway(willing), villager),
  received: caseAfter('receive'),
  'received, an enterprise': proven(enterprise),
  'received, a child': proven(child),
  drafted: scanned(caseAfter('draft')),
  'half signed': caseAfter('sign-own'),
  entrusted: caseAfter('sign-mandatary'),
  'to be extended': scanned(and(withPower, agent, extendTerm, longer)),
  'entrusted orally': saidAndWritten,
  'confirmed orally': and(saidAndWritten, principal, confirmEntrustment, { digest: oralDigestOf(saidAndWritten.now) }),
  told: caseAfter('notice'),
  held: caseAfter('custody'),
  'another plan proposed': proposedLater(caseAfter('custody')),
  'another plan proposed by the principal': proposedByPrincipal(caseAfter('custody')),
  'another agent asked for': and(caseAfter('notice'), principal, requestOtherAgent, { reason: '明显不称职' }),
  'conduct reported': and(caseAfter('notice'), principal, reportConduct, { report: '暗示收费' }),
  'held by a dispute': and(scanned(caseAfter('submit')), principal, openOwnDispute, { about: '责任', hold: true }),
  'in other hands': inOtherHands(caseAfter('custody')),
  'held, one paper lost': and(caseAfter('custody'), agent, reportLoss, lost),
  submitted: scanned(caseAfter('submit')),
  'submitted, to be corrected': and(caseAfter('submit'), agent, recordCorrectionRequest, 'm1', {
    what: ['申请书漏签字'],
    by: '2026-03-20',
    means: 'electronic',
  }),
  decided: caseAfter('result'),
  ended: scanned(caseAfter('deliver')),
  evaluated: caseAfter('evaluate'),
  'rated, to be looked at twice': doubted,
  printed: caseAfter('print'),
  archived: caseAfter('archive'),
  suspended: suspendedAfter('submit'),
  'suspended, papers held': suspendedAfter('custody'),
  resumed: and(suspendedAfter('submit'), agent, resume, resumption),
  withdrawn: and(caseAfter('draft'), principal, withdraw, {}),
  merged: and(caseAfter('draft'), agent, mergeCase, merging, olderCase),
  terminated: and(scanned(caseAfter('submit')), agent, terminate, ground),
  'terminated, papers held': and(caseAfter('custody'), agent, terminate, ground),
  'terminated, papers not collected': uncollected,
  'terminated, form signed': and(
    and(scanned(caseAfter('submit')), agent, terminate, ground),
    agent,
    signTerminationForm,
    {},
  ),
} satisfies Record<string, Story>;

export type Situation = keyof typeof situations;
