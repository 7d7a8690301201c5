import { CallForPapers, callForPapers as callForPapersOnCase } from '../domain/call-for-papers.ts';
import { command } from './http/command.ts';

/** B.1: whoever may collect the papers is asked to. */
export const callForPapers = command({
  body: CallForPapers,
  decide:
    ({ body }) =>
    (now, context) =>
      callForPapersOnCase(now, body, context),
});
