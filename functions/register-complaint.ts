import { RegisterComplaint } from '../domain/complaint/register.ts';
import { change } from './http/call.ts';
import { registerComplaint as register } from './http/register-complaint.ts';

/** 8.2: a complaint is taken down, by any member of staff. */
export const registerComplaint = change({ body: RegisterComplaint, answer: register });
