import { Terminate, terminate as terminateService } from '../domain/terminate.ts';
import { command } from './http/command.ts';

/** §7.2.5.2: the service ends on one of five grounds. */
export const terminate = command({
  body: Terminate,
  decide:
    ({ body }) =>
    (now, context) =>
      terminateService(now, body, context),
});
