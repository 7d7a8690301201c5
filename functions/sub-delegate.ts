import { subDelegate as decide, SubDelegate } from '../domain/sub-delegate.ts';
import { command } from './http/command.ts';
import { staffDirectory } from './store.ts';

/** A.4.4: matters are given on to an agent of another office, whom the staff directory knows as fit for it now. */
export const subDelegate = command({
  body: SubDelegate,
  decide:
    ({ body }) =>
    async (now, context) =>
      decide(now, body, await staffDirectory().find(body.to), context),
});
