import { linkRoutes } from '../routes/link.ts';
import type { Call, Operation } from './call.ts';
import { chain } from './chain.ts';
import { readBody } from './read.ts';

/** The function for one-time links: the token in the path is all that is known of whoever asks. */
export const mountLink = (operations: Readonly<Record<string, Operation<Call>>>) =>
  chain('link', linkRoutes, operations as Readonly<Record<string, Operation>>, [readBody]);
