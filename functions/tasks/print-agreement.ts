import { type AgreementData, printAgreement as print } from '../../documents/agreement.ts';
import { addDocument } from '../../domain/add-document.ts';
import type { Signature } from '../../domain/agreement.ts';
import type { Agreement } from '../../domain/case/mandate.ts';
import type { CaseDocument } from '../../domain/case/record.ts';
import { agreementOf, type Case, isEntrusted } from '../../domain/case.ts';
import type { Drawing } from '../../domain/drawing.ts';
import type { Person } from '../../domain/person.ts';
import type { PersonId } from '../../store/personal.ts';
import { putOnce } from '../bucket.ts';
import { carryOut } from '../carry-out.ts';
import { env } from '../env.ts';
import { cases, drawings, personalData } from '../store.ts';
import { system, systemContext, TaskError } from './task.ts';
import { type StaffNames, staffOf } from './words.ts';

/** There is one printed agreement in a case, under this id. */
const documentId = 'agreement';

/**
 * Annex A 七.6: the agreement in force is printed, kept, and becomes part of the case. Printing again changes nothing; of an
 * oral mandate there is nothing to print.
 */
export async function printAgreement(caseId: string): Promise<void> {
  const found = await cases().find(caseId);
  if (!found || !isEntrusted(found.now)) throw new TaskError('CaseIsMissing', 'no agreement in force');
  const agreement = agreementOf(found.now);
  if (!agreement || found.now.documents.some(({ id }) => id === documentId)) return;
  const [persons, staff, drawn] = await Promise.all([
    personalData().open(caseId),
    staffOf(found),
    drawnIn(caseId, agreement),
  ]);
  const { bytes, missing } = await print(agreementData(caseId, agreement, persons, staff, drawn));
  if (missing.length > 0) console.log(JSON.stringify({ code: 'GLYPHS_MISSING', caseId, characters: missing.length }));
  await keep(caseId, bytes);
}

async function keep(caseId: string, bytes: Uint8Array): Promise<void> {
  const sha = await crypto.subtle.digest('SHA-256', Buffer.from(bytes));
  const key = `cases/${caseId}/agreement-${Buffer.from(sha).toString('hex').slice(0, 16)}.pdf`;
  const put = await putOnce(env('DOCUMENT_BUCKET'), key, 'application/pdf', bytes);
  const document: CaseDocument = { id: documentId, purpose: 'agreement', type: 'application/pdf', ...put };
  const { now } = systemContext('print-agreement');
  const outcome = await carryOut({
    caseId,
    command: 'add-document',
    actor: system('print-agreement'),
    now,
    decide: (it: Case, context) => addDocument(it, document, context),
  });
  if (outcome.kind !== 'done') throw new TaskError('CaseIsBusy', `keeping the agreement came to ${outcome.kind}`);
}

/** What the principal drew by hand to sign it, if it was signed so. */
async function drawnIn(caseId: string, { signatures }: Agreement): Promise<Drawing | undefined> {
  const link = signatures.find(({ party }) => party === 'principal')?.link;
  return link && 'drawn' in link ? drawings().open(caseId, 'agreement', link.drawn) : undefined;
}

/** What the agreement says, from the agreed terms and the persons in clear. */
function agreementData(
  caseNumber: string,
  { terms, digest, signatures, effectiveAt }: Agreement,
  { principal, contact }: Partial<Record<PersonId, Person>>,
  staff: StaffNames,
  drawn: Drawing | undefined,
): AgreementData {
  if (!principal) throw new Error('A case without a principal');
  const reached = terms.contact === 'contact' && contact ? contact : principal;
  const agent = staff.get(terms.agent);
  const nameOf = (id: string) => staff.get(id)?.name ?? id;
  const by = signatures.find(({ party }) => party === 'mandatary')?.by;
  return {
    caseNumber,
    printedAt: effectiveAt,
    principal: principal.name,
    mandatary: terms.mandatary,
    matters: terms.matters.map(({ title }) => title),
    contact: { name: reached.name, phone: reached.phone },
    agent: { name: nameOf(terms.agent), phone: agent?.phone ?? '' },
    dispute: disputeOf(terms.dispute),
    term: terms.term,
    termsDigest: digest,
    principalSignature: { ...signature(signatures, 'principal', principal.name, digest), ...(drawn && { drawn }) },
    mandatarySignature: signature(signatures, 'mandatary', by ? nameOf(by) : '', digest),
  };
}

function disputeOf(dispute: Agreement['terms']['dispute']): NonNullable<AgreementData['dispute']> {
  if (dispute.way === 'court') return { way: 'court', name: dispute.court.replace(/人民法院$/, '') };
  return { way: 'arbitration', name: dispute.commission.replace(/仲裁委员会$/, '') };
}

function signature(signatures: readonly Signature[], party: Signature['party'], name: string, digest: string) {
  const signed = signatures.find((each) => each.party === party);
  if (!signed || signed.method === 'paper') return { form: 'paper', name, ...(signed && { at: signed.at }) } as const;
  const method = signed.link
    ? 'drawn' in signed.link
      ? '通过一次性签署链接在线手写签署'
      : '通过一次性签署链接在线签署'
    : party === 'principal'
      ? '本人统一身份认证后在线签署'
      : '代表人登录后在线签署';
  return { form: 'electronic', name, method, at: signed.at, digest } as const;
}
