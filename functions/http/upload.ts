import { randomUUID } from 'node:crypto';
import { addDocument } from '../../domain/add-document.ts';
import type { CaseDocument } from '../../domain/case/record.ts';
import type { Case } from '../../domain/case.ts';
import type { Refusal } from '../../domain/decision.ts';
import { reEntrustable } from '../../domain/re-entrust.ts';
import { AlreadyDone, type Found } from '../../store/cases.ts';
import { replayed } from '../carry-out.ts';
import { contextFor } from '../district.ts';
import type { RequestUpload } from '../requests.ts';
import { cases, documents, uploads } from '../store.ts';
import type { Asked, Reply } from './call.ts';
import { answerOutcome } from './command.ts';
import { onceOf } from './once.ts';
import { type Problem, problem } from './problem.ts';
import { refuse } from './refuse.ts';

/**
 * Allows one upload: size, type and SHA-256 are bound into a link that holds for ten minutes. The request, repeated,
 * gives a fresh link for the same document.
 */
export async function requestUpload(asked: Asked<RequestUpload>, part = partOf(asked)): Promise<Reply | Problem> {
  const before = await replayed(onceOf(asked));
  if (before && before.kind !== 'done') return answerOutcome(asked, before);
  if (before) return allowed(asked, before.reference ?? '', part, true);
  const found = await cases().find(asked.path['caseId'] ?? '');
  if (!found) return problem('case-unknown');
  const documentId = randomUUID();
  const refusal = refusalOf(asked, found.now, documentId);
  if (refusal) return refuse(asked, found, refusal);
  return expect(asked, found, documentId, part);
}

/** Evidence that the cause of a termination is gone becomes part of the new case, never of the old one (§7.2.5.3). */
function refusalOf(asked: Asked<RequestUpload>, now: Case, documentId: string): Refusal | undefined {
  const context = contextFor(asked.actor, asked.now);
  const wouldBe = { ...documentOf(asked, documentId), objectVersion: '' };
  const decision =
    asked.body.purpose === 'cause-gone' ? reEntrustable(now, context) : addDocument(now, wouldBe, context);
  return 'outcome' in decision && decision.outcome === 'refused' ? decision : undefined;
}

const documentOf = ({ body, path }: Asked<RequestUpload>, id: string): Omit<CaseDocument, 'objectVersion'> => ({
  ...body,
  id,
  key: `cases/${path['caseId']}/${id}`,
});

async function expect(
  asked: Asked<RequestUpload>,
  found: Found,
  documentId: string,
  part: string,
): Promise<Reply | Problem> {
  const { id: _, ...document } = documentOf(asked, documentId);
  const once = onceOf(asked, documentId);
  if (!once) throw new Error('A change without its key');
  try {
    await uploads().expect(found.now.id, found.version, { documentId, ...document, at: asked.now }, once);
    return allowed(asked, documentId, part, false);
  } catch (error) {
    if (error instanceof AlreadyDone) return problem('busy', { headers: { 'retry-after': '1' } });
    throw error;
  }
}

/** Where the cases lie that whoever asks may open. */
const partOf = ({ actor }: Asked): string => (actor.kind === 'principal' ? '/v1/my/cases' : '/v1/cases');

async function allowed(asked: Asked<RequestUpload>, documentId: string, part: string, again: boolean): Promise<Reply> {
  const { key, type, bytes, sha256 } = documentOf(asked, documentId);
  const upload = await documents().uploadLink(key, { type, bytes, sha256 }, Date.parse(asked.now));
  const location = `${part}/${asked.path['caseId']}/documents/${documentId}`;
  return {
    status: 201,
    headers: { location, ...(again && { 'idempotency-replayed': 'true' }) },
    body: { documentId, upload, completion: `${location}/completion` },
  };
}
