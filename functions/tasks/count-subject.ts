import { cases, improvements } from '../store.ts';
import { countCase } from './count-case.ts';
import { countImprovement } from './count-improvement.ts';

/** Counts what lies under a partition, whatever it is. @returns whether anything was written */
export async function countSubject(partition: string): Promise<boolean> {
  const at = partition.indexOf('#');
  const id = partition.slice(at + 1);
  switch (partition.slice(0, at)) {
    case 'CASE': {
      const found = await cases().find(id);
      return found !== undefined && countCase(found);
    }
    case 'IMPROVEMENT': {
      const told = await improvements().find(id);
      return told !== undefined && (await countImprovement(told)) === true;
    }
    default:
      return false;
  }
}
