import { AcceptResponsibility, acceptResponsibility as decide } from '../domain/hand-over-responsibility.ts';
import { command } from './http/command.ts';

/** §7.1.2.2: the colleague accepts the responsibility. */
export const acceptResponsibility = command({
  body: AcceptResponsibility,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
