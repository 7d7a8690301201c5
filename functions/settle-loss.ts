import { SettleLoss, settleLoss as settleLossOnCase } from '../domain/settle-loss.ts';
import { command } from './http/command.ts';

/** A.4.5: the manager settles a loss. */
export const settleLoss = command({
  body: SettleLoss,
  decide:
    ({ body, path }) =>
    (now, context) =>
      settleLossOnCase(now, path['lossId'] ?? '', body, context),
});
