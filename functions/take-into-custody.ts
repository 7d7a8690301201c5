import { TakeIntoCustody, takeIntoCustody as take } from '../domain/take-into-custody.ts';
import { command } from './http/command.ts';

/** A.4.5: papers are taken into custody, each one of the notice's list. */
export const takeIntoCustody = command({
  body: TakeIntoCustody,
  decide:
    ({ body }) =>
    (now, context) =>
      take(now, body, context),
});
