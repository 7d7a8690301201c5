import { ContactRater, contactRater as decide } from '../domain/repair/mend.ts';
import { repairCommand } from './http/answer-repair.ts';

/** 8.3: whoever rated under a name is contacted. */
export const contactRater = repairCommand({
  body: ContactRater,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
