import { canonicalJson } from '../../domain/chain.ts';
import { sha256Hex } from '../../store/digest.ts';
import type { Once } from '../../store/once.ts';
import type { Asked } from './call.ts';

/** The idempotency key of a request: it belongs to one person in one part, and to one operation, path and body. */
export function onceOf({ audience, account, key, operation, path, body }: Asked, reference?: string): Once | undefined {
  if (key === undefined) return undefined;
  const bodyHash = sha256Hex(canonicalJson({ operation, path: { ...path }, body }));
  return { actor: `${audience}:${account}`, key, bodyHash, ...(reference === undefined ? {} : { reference }) };
}
