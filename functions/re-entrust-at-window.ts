import { ReEntrust } from '../domain/re-entrust.ts';
import { change } from './http/call.ts';
import { reEntrust } from './http/re-entrust.ts';

/** §7.2.5.3: staff register that the principal entrusts again what was terminated. */
export const reEntrustAtWindow = change({ body: ReEntrust, answer: reEntrust });
