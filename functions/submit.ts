import { Submit, submit as submitMatter } from '../domain/submit.ts';
import { command } from './http/command.ts';

/** §7.2.3.2: a matter is filed with the approving authority. */
export const submit = command({
  body: Submit,
  decide:
    ({ body, path }) =>
    (now, context) =>
      submitMatter(now, path['matterId'] ?? '', body, context),
});
