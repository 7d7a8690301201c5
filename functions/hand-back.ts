import { HandBack, handBack as handPapersBack } from '../domain/hand-back.ts';
import { command } from './http/command.ts';

/** A.4.5, B.1: papers go back to the principal. */
export const handBack = command({
  body: HandBack,
  decide:
    ({ body }) =>
    (now, context) =>
      handPapersBack(now, body, context),
});
