import {
  MirrorAuthorityState,
  mirrorAuthorityState as mirrorAuthorityStateOnCase,
} from '../domain/mirror-authority-state.ts';
import { command } from './http/command.ts';
import { numberWrites } from './http/number-writes.ts';

/** §7.2.3.3: how the authority says that a matter stands, entered by staff. */
export const mirrorAuthorityState = command({
  body: MirrorAuthorityState,
  decide:
    ({ body, path }) =>
    (now, context) =>
      mirrorAuthorityStateOnCase(now, path['matterId'] ?? '', body, 'entered', context),
  further: numberWrites,
});
