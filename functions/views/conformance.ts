import { verifyChain } from '../../domain/chain.ts';
import { type ClauseStatus, conformanceOf, countStatuses, type Proof, statusNames } from '../../domain/conformance.ts';
import { acts } from '../../domain/course.ts';
import { citation, clauses } from '../../domain/standard.ts';
import type { Commit, Found } from '../../store/cases.ts';
import { sha256Hex } from '../../store/digest.ts';
import { contextFor, district } from '../district.ts';
import type { ConformanceView } from './shapes/course.ts';

const statuses = Object.keys(statusNames) as ClauseStatus[];

interface Reader {
  /** The time of asking. */
  readonly at: string;
  /** How whoever acted is called before this reader. */
  readonly actorOf: (actor: Commit['actor']) => string;
  /** Whether reminders, which go to staff, are shown. */
  readonly internal: boolean;
  /** What of the case the reader may know of, where that is not all. */
  readonly seen?: Found;
}

/** How the case stands to every clause, with the words of each, counts, and whether its history holds. */
export function conformanceView(found: Found, { at, actorOf, internal, seen = found }: Reader): ConformanceView {
  const findings = conformanceOf(seen.history, at, contextFor({ kind: 'system', task: 'conformance' }, at));
  const shown = ({ type }: Proof) => internal || type !== 'DeadlineReminded';
  const counts = countStatuses(findings);
  return {
    caseId: found.now.id,
    profile: district.profile,
    at,
    counts: statuses.map((code) => ({ code, name: statusNames[code], count: counts[code] })),
    chain: chainOf(found),
    clauses: findings.map((finding) => ({
      number: finding.clause,
      citation: citation(finding.clause),
      words: clauses[finding.clause].words.trim(),
      force: clauses[finding.clause].force,
      status: { code: finding.status, name: statusNames[finding.status] },
      why: finding.why,
      ...('deadline' in finding && finding.deadline && { deadline: finding.deadline }),
      proof: finding.proof.filter(shown).map((proof) => ({
        commit: proof.seq,
        event: proof.type,
        act: acts[proof.type].act,
        at: proof.at,
        actor: actorOf(proof.actor),
        ...(proof.matter && { matter: proof.matter }),
      })),
    })),
  };
}

/** The hash chain walked from its start; its end must be the head that the case keeps beside its history. */
export function chainOf({ history, head }: Found): ConformanceView['chain'] {
  const walked = verifyChain(sha256Hex, history);
  const commits = history.length;
  if (!walked.ok) return { ok: false, head, commits, brokenAt: walked.at };
  return walked.head === head ? { ok: true, head, commits } : { ok: false, head, commits, brokenAt: commits + 1 };
}
