import { IssueForm, issueForm as issue } from '../domain/issue-form.ts';
import { command } from './http/command.ts';

/** §7.2.2, §7.2.5: the agent issues a form that the standard followed prescribes. */
export const issueForm = command({
  body: IssueForm,
  decide:
    ({ body }) =>
    (now, context) =>
      issue(now, body, context),
});
