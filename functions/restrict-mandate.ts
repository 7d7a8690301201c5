import { RestrictMandate, restrictMandate as restrict } from '../domain/restrict-mandate.ts';
import { command } from './http/command.ts';

/** A.1.2, 民法典 §933: the principal takes back part of the powers. */
export const restrictMandate = command({
  body: RestrictMandate,
  decide:
    ({ body }) =>
    (now, context) =>
      restrict(now, body, context),
});
