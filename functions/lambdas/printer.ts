import { printAgreement } from '../tasks/print-agreement.ts';
import { seal } from '../tasks/seal.ts';

interface PrinterTask {
  readonly task: 'print-agreement' | 'seal';
  readonly caseId: string;
}

/** Tasks of the workflow that print and pack. */
export const handler = async ({ task, caseId }: PrinterTask): Promise<unknown> => {
  switch (task) {
    case 'print-agreement':
      await printAgreement(caseId);
      return { printed: true };
    case 'seal':
      return seal(caseId);
    default:
      throw new Error(`Unknown task ${String(task)}`);
  }
};
