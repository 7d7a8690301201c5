import type { CertificateData } from '../../documents/certificate.ts';
import type { Found } from '../../store/cases.ts';
import type { Reply } from '../http/call.ts';
import { conformanceView } from '../views/conformance.ts';
import { officeName } from './words.ts';

const parts = { principal: '服务对象', system: '系统' } as const;

/**
 * What the certificate of conformance shows of a case at a moment: offices and parts in place of names.
 * @param seen what of the case the reader may know of, where that is not all
 */
export function certificateData(found: Found, at: string, seen = found): CertificateData {
  const view = conformanceView(found, {
    at,
    actorOf: (actor) => (actor.kind === 'staff' ? officeName(actor.office) : parts[actor.kind]),
    internal: true,
    seen,
  });
  return {
    caseNumber: view.caseId,
    profile: view.profile,
    office: officeName(found.now.office),
    printedAt: at,
    counts: view.counts,
    clauses: view.clauses.map(({ citation, words, status, why, deadline, proof }) => ({
      citation,
      words,
      status: status.name,
      why,
      ...(deadline && { deadline: deadline.at }),
      proof,
    })),
    chain: view.chain,
  };
}

/** The certificate as an answer: a PDF that opens in the browser, named after the case. */
export async function printedCertificate(found: Found, at: string, seen = found): Promise<Reply> {
  // Whoever only reads how a case stands needs no printing.
  const { printCertificate } = await import('../../documents/certificate.ts');
  const { bytes } = await printCertificate(certificateData(found, at, seen));
  const named = { 'content-disposition': `inline; filename="${found.now.id}.pdf"` };
  return { status: 200, type: 'application/pdf', headers: named, body: bytes };
}
