import { type Wake, wake } from '../tasks/wake.ts';

/** Tasks of the workflow that need no printing. */
export const handler = async (task: Wake): Promise<unknown> => {
  if (task.task !== 'wake') throw new Error(`Unknown task ${String(task.task)}`);
  return wake(task);
};
