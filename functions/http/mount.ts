import type { Route, Server } from '../route.ts';
import { authenticate } from './authenticate.ts';
import type { Operation } from './call.ts';
import { chain, type Group, type Mounted } from './chain.ts';
import { readBody, readHeaders, readQuery } from './read.ts';

/** A function for people who have signed in, as each route's audience. */
export const mount = (server: Server, routes: readonly Route[], mounted: Mounted) =>
  chain(server, routes, mounted, [authenticate, readHeaders, readBody, readQuery]);

/** Verbs, and the file that holds their operations: the compiler sees that it holds each. */
export const group = <const Verb extends string>(
  verbs: readonly Verb[],
  load: () => Promise<{ readonly operations: Readonly<Record<Verb, Operation>> }>,
): Group => ({ verbs, load }) as Group;
