import type { CertificateData } from '../../documents/certificate.ts';
import type { Found } from '../../store/cases.ts';
import { conformanceView } from '../views/conformance.ts';
import { officeName } from './words.ts';

const parts = { principal: '服务对象', system: '系统' } as const;

/** What the certificate of conformance shows of a case at a moment: offices and parts in place of names. */
export function certificateData(found: Found, at: string): CertificateData {
  const view = conformanceView(found, {
    at,
    actorOf: (actor) => (actor.kind === 'staff' ? officeName(actor.office) : parts[actor.kind]),
    internal: true,
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
