import { DepositPapers, depositPapers as depositPapersOnCase } from '../domain/deposit-papers.ts';
import { command } from './http/command.ts';

/** B.1, 民法典 §570: papers that nobody collects are deposited. */
export const depositPapers = command({
  body: DepositPapers,
  decide:
    ({ body }) =>
    (now, context) =>
      depositPapersOnCase(now, body, context),
});
