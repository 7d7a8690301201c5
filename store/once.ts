import { keys } from './keys.ts';
import type { Write } from './table.ts';

/** The idempotency row that is written in the same transaction as what it remembers. */
export interface Once {
  readonly actor: string;
  readonly key: string;
  readonly bodyHash: string;
  readonly reference?: string;
}

/** What a request came to: the case and the version it produced or saw. */
export interface Outcome {
  readonly caseId: string;
  readonly version: number;
  /** ISO UTC. */
  readonly at: string;
}

/** Ninety days: longer than any client repeats, shorter than the case. Seconds. */
const rememberFor = 90 * 86_400;

/** The write that remembers a request; it fails when the key has been used. */
export function rememberOnce({ actor, key, bodyHash, reference }: Once, { caseId, version, at }: Outcome): Write {
  const expiresAt = Math.floor(Date.parse(at) / 1000) + rememberFor;
  return {
    put: { ...keys.idempotency(actor, key), v: 1, bodyHash, caseId, version, reference, expiresAt },
    condition: 'attribute_not_exists(pk)',
  };
}
