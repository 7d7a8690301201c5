import { GiveNotice, giveNotice as give } from '../domain/give-notice.ts';
import { command } from './http/command.ts';

/** §7.2.3.1: process, materials and laws, told once. */
export const giveNotice = command({
  body: GiveNotice,
  decide:
    ({ body }) =>
    (now, context) =>
      give(now, body, context),
});
