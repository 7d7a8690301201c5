import type { ComplaintCase } from '../../domain/case.ts';
import { verifyChain } from '../../domain/chain.ts';
import { callBackNames, causeNames, relationWords, replyFormNames } from '../../domain/complaint/complaint.ts';
import { complaintHandling } from '../../domain/conformance/complaint.ts';
import { recordOf } from '../../domain/conformance/record.ts';
import type { Context } from '../../domain/context.ts';
import type { MaskedPerson } from '../../domain/person.ts';
import type { Found } from '../../store/cases.ts';
import { sha256Hex } from '../../store/digest.ts';
import { officeName } from '../tasks/words.ts';
import { briefCourse } from './brief-course.ts';
import { documentView } from './case/record.ts';
import { duesOf } from './case/times.ts';
import { complaintAllowed } from './complaint-allowed.ts';
import { complaintOffice, decisionOf, named, refusalOf, replyOf } from './complaint-parts.ts';
import { channelNames, kindNames, stageNames } from './names.ts';
import type { Complaint } from './shapes/complaints.ts';

/**
 * A complaint, for those who handle it: of the case it is about no more than its number.
 * @throws Error when it is no complaint, which its permissions exclude
 */
export function complaintView(found: Found, complainant: MaskedPerson | undefined, context: Context): Complaint {
  const { now, version } = found;
  if (!('complaint' in now)) throw new Error('Not a complaint');
  const { complaint } = now;
  return {
    id: now.id,
    version,
    stage: named(now.stage, stageNames),
    office: complaintOffice(now.office),
    channel: named(now.channel, channelNames),
    ...(complaint.source && { source: complaint.source }),
    openedAt: now.openedAt,
    arrivedAt: now.arrivedAt,
    named: complaint.named,
    kind: named(now.principal.kind, kindNames),
    ...(complainant && { complainant }),
    text: now.need,
    cause: named(complaint.cause, causeNames),
    replyBy: named(complaint.replyBy, replyFormNames),
    ...(complaint.aboutCase && { aboutCase: complaint.aboutCase }),
    concerned: complaint.concerned.map(({ staff, office, leads }) => ({ staff, office: placeOf(office), leads })),
    links: complaint.links.map((link) => ({ ...link, relation: named(link.relation, relationWords) })),
    passings: complaint.passings.map(({ from, to, ...hop }) => ({ ...hop, from: placeOf(from), to: placeOf(to) })),
    ...handlingOf(now),
    measures: [...complaint.measures],
    ...refusalOf(complaint),
    ...(complaint.withdrawal && { withdrawal: complaint.withdrawal }),
    ...(complaint.retainUntil && { retainUntil: complaint.retainUntil }),
    documents: now.documents.map(documentView),
    dues: duesOf(now, context),
    course: briefCourse(found, '投诉人'),
    conformance: conformanceOf(found, context),
    chain: { ok: isWhole(found) },
    allowed: complaintAllowed(now, context),
  };
}

const placeOf = (code: string) => ({ code, name: officeName(code) });

/** What was done about it so far. */
function handlingOf({ complaint }: ComplaintCase) {
  const { handler, acceptedAt, contactedAt, extension, findings, callBack, reviewUntil, review } = complaint;
  return {
    ...(handler && { handler }),
    ...(acceptedAt && { acceptedAt }),
    ...(contactedAt && { contactedAt }),
    ...(extension && { extension }),
    ...(findings && { findings: { ...findings, documents: [...findings.documents] } }),
    ...decisionOf(complaint, true),
    ...replyOf(complaint),
    ...(callBack && { callBack: { ...callBack, result: named(callBack.result, callBackNames) } }),
    ...(reviewUntil && { reviewUntil }),
    ...(review && { review }),
  };
}

function conformanceOf({ history }: Found, context: Context): Complaint['conformance'] {
  const { status, why } = complaintHandling(recordOf(history, context.now, context));
  return { status, why };
}

/** The hash chain holds, and ends where the complaint says it does. */
function isWhole({ history, head }: Found): boolean {
  const walked = verifyChain(sha256Hex, history);
  return walked.ok && walked.head === head;
}
