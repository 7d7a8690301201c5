import { handOverResponsibility as decide, HandOverResponsibility } from '../domain/hand-over-responsibility.ts';
import { command } from './http/command.ts';

/** §7.1.2.2: the responsibility is offered to a colleague. */
export const handOverResponsibility = command({
  body: HandOverResponsibility,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
