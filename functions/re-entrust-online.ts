import { ReEntrust } from '../domain/re-entrust.ts';
import { change } from './http/call.ts';
import { reEntrust } from './http/re-entrust.ts';

/** §7.2.5.3: the principal entrusts again what was terminated. */
export const reEntrustOnline = change({ body: ReEntrust, answer: reEntrust });
