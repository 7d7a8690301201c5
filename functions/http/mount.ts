import type { Server } from '../routes.ts';
import { authenticate } from './authenticate.ts';
import type { Operation } from './call.ts';
import { chain } from './chain.ts';
import { readBody, readHeaders, readQuery } from './read.ts';

/** A function for people who have signed in, as each route's audience. */
export const mount = (server: Server, operations: Readonly<Record<string, Operation>>) =>
  chain(server, operations, [authenticate, readHeaders, readBody, readQuery]);
