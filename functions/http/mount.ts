import type { Audience } from '../routes.ts';
import { authenticate } from './authenticate.ts';
import type { Operation } from './call.ts';
import { chain } from './chain.ts';
import { readBody, readHeaders, readQuery } from './read.ts';

/** The function of an audience whose people have signed in. */
export const mount = (audience: Audience, operations: Readonly<Record<string, Operation>>) =>
  chain(audience, operations, [authenticate(audience), readHeaders, readBody, readQuery]);
