import { Complain } from '../domain/complaint/register.ts';
import { change } from './http/call.ts';
import { registerComplaint } from './http/register-complaint.ts';

/** 8.2: somebody complains online without an account, also without a name. */
export const complainWithoutAccount = change({ body: Complain, answer: registerComplaint });
