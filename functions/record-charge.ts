import { RecordCharge, recordCharge as recordChargeOnCase } from '../domain/record-charge.ts';
import { command } from './http/command.ts';

/** A.3.3: the principal paid a statutory charge to the authority. */
export const recordCharge = command({
  body: RecordCharge,
  decide:
    ({ body, path }) =>
    (now, context) =>
      recordChargeOnCase(now, path['matterId'] ?? '', body, context),
});
