import { Suspend, suspend as suspendCase } from '../domain/suspend.ts';
import { command } from './http/command.ts';

/** 附录A 七.1: the case rests for a reason. */
export const suspend = command({
  body: Suspend,
  decide:
    ({ body }) =>
    (now, context) =>
      suspendCase(now, body, context),
});
