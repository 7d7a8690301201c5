import { CallRaterBack, callRaterBack as decide } from '../domain/repair/close.ts';
import { repairCommand } from './http/answer-repair.ts';

/** 8.3: whoever rated under a name is called back. */
export const callRaterBack = repairCommand({
  body: CallRaterBack,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
