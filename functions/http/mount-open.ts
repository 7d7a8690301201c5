import { publicRoutes } from '../routes/public.ts';
import type { Call, Operation } from './call.ts';
import { chain } from './chain.ts';

/** The function that everybody may ask: it asks nobody who they are, and reaches no data. */
export const mountOpen = (operations: Readonly<Record<string, Operation<Call>>>) =>
  chain('public', publicRoutes, operations as Readonly<Record<string, Operation>>, []);
