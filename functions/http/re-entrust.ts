import type { CaseDocument } from '../../domain/case/record.ts';
import { reEntrust as decide, type ReEntrust } from '../../domain/re-entrust.ts';
import { keys } from '../../store/keys.ts';
import { contextFor } from '../district.ts';
import { cases, personalData } from '../store.ts';
import type { Asked, Reply } from './call.ts';
import { verifyUpload } from './complete-upload.ts';
import { openCase } from './open-case.ts';
import type { Opening } from './open-new.ts';
import { isProblem, type Problem, problem } from './problem.ts';
import { refuse } from './refuse.ts';

/**
 * §7.2.5.3: a new case of the principal of a terminated one. The person's data are sealed anew under the key of the new
 * case, and the old case gets a pointer to it: it may be archived, and takes no event any more.
 */
export const reEntrust = (asked: Asked<ReEntrust>): Promise<Reply | Problem> =>
  openCase(asked, (id) => opening(id, asked));

async function opening(id: string, asked: Asked<ReEntrust>): Promise<Opening | Problem> {
  const { actor, now: at, body, path } = asked;
  const before = await cases().find(path['caseId'] ?? '');
  if (!before) return problem('case-unknown');
  const evidence = await evidenceOf(before.now.id, asked);
  const shown = evidence && isProblem(evidence) ? undefined : evidence;
  const decision = decide(id, before.now, body, shown, contextFor(actor, at));
  if (decision.outcome === 'refused' && decision.because !== 'cause-not-shown') return refuse(asked, before, decision);
  if (evidence && isProblem(evidence)) return evidence;
  if (decision.outcome === 'refused') return refuse(asked, before, decision);
  const { principal } = await personalData().open(before.now.id);
  if (!principal) throw new Error('A case without a principal');
  const pointer = { put: { ...keys.followed(before.now.id, id), v: 1 } };
  return { events: decision.events, principal, further: [pointer] };
}

/** The file as it was uploaded to the terminated case for this. */
const evidenceOf = async (
  caseId: string,
  { body, now }: Asked<ReEntrust>,
): Promise<CaseDocument | Problem | undefined> =>
  body.documentId === undefined ? undefined : verifyUpload(caseId, body.documentId, Date.parse(now));
