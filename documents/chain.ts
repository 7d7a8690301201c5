import * as pure from '../domain/chain.ts';
import { sha256Hex } from './digests.ts';

export type { HashedCommit } from '../domain/chain.ts';

/** Walks a case's event log from its start (see `domain/chain.ts`). */
export const verifyChain = (commits: readonly pure.HashedCommit[]): pure.ChainFinding =>
  pure.verifyChain(sha256Hex, commits);

/** The log as text: one commit a line, in canonical JSON, oldest first. */
export const writeChain = (commits: readonly pure.HashedCommit[]): string =>
  commits.map((commit) => `${pure.canonicalJson(commit)}\n`).join('');
