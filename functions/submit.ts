import { Submit, submit as submitOnCase } from '../domain/submit.ts';
import { command } from './http/command.ts';
import { numberWrites } from './http/number-writes.ts';

/** §7.2.3.2: a matter is filed with the approving authority. */
export const submit = command({
  body: Submit,
  decide:
    ({ body, path }) =>
    (now, context) =>
      submitOnCase(now, path['matterId'] ?? '', body, context),
  further: numberWrites,
});
