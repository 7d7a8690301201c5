import { SignTerminationForm, signTerminationForm as signForm } from '../domain/sign-termination-form.ts';
import { command } from './http/command.ts';

/** §7.2.5.2, B.1: the agent signs the form of a termination. */
export const signTerminationForm = command({
  body: SignTerminationForm,
  decide:
    ({ body }) =>
    (now, context) =>
      signForm(now, body, context),
});
