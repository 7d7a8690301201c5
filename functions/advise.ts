import { Advise, advise as decide } from '../domain/advise.ts';
import { command } from './http/command.ts';

/** §7.1.2.2: laws, policies and procedure are told once. */
export const advise = command({
  body: Advise,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
