import { redirect as decide, Redirect } from '../domain/redirect.ts';
import { command } from './http/command.ts';

/** §7.1.1.2: a need that is out of scope is told so, and guided to the right office. */
export const redirect = command({
  body: Redirect,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
