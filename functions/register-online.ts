import { RegisterOnline } from '../domain/register.ts';
import { change } from './http/call.ts';
import { register } from './http/register.ts';

/** §7.2.1.1: the principal registers a need online. */
export const registerOnline = change({ body: RegisterOnline, answer: register });
