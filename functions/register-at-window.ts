import { RegisterAtWindow } from '../domain/register.ts';
import { change } from './http/call.ts';
import { register } from './http/register.ts';

/** §7.2.1.1: staff register the need of a person at the window of their office. */
export const registerAtWindow = change({ body: RegisterAtWindow, answer: register });
