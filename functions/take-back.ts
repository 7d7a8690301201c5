import { TakeBack, takeBack as takePapersBack } from '../domain/take-back.ts';
import { command } from './http/command.ts';

/** A.4.5: papers come back from an authority. */
export const takeBack = command({
  body: TakeBack,
  decide:
    ({ body }) =>
    (now, context) =>
      takePapersBack(now, body, context),
});
