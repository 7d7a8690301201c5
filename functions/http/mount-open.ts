import type { Route, Server } from '../route.ts';
import type { Call, Operation } from './call.ts';
import { chain } from './chain.ts';

/** A function that everybody may ask: it asks nobody who they are. */
export const mountOpen = (
  server: Extract<Server, 'public' | 'reports'>,
  routes: readonly Route[],
  operations: Readonly<Record<string, Operation<Call>>>,
) => chain(server, routes, operations as Readonly<Record<string, Operation>>, []);
