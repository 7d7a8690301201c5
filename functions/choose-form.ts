import { ChooseForm, chooseForm as decide } from '../domain/choose-form.ts';
import { command } from './http/command.ts';

/** §7.1.2.1: the form of assistance is chosen, or changed. */
export const chooseForm = command({
  body: ChooseForm,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
