import { Complain } from '../domain/complaint/register.ts';
import { change } from './http/call.ts';
import { registerComplaint } from './http/register-complaint.ts';

/** 8.2: somebody complains online, signed in. */
export const complain = change({ body: Complain, answer: registerComplaint });
