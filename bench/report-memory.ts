import { figuresOf } from './read-facts.ts';

/** What is in use is looked at every so many facts, after a collection. */
const every = 10_000;

const file = process.argv[2];
if (!file || !globalThis.gc) throw new Error('node --expose-gc report-memory.ts <file of facts>');

let most = 0;
await figuresOf(file, undefined, (facts) => {
  if (facts % every !== 0) return;
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  most = Math.max(most, heapUsed + external);
});
process.stdout.write(String(most));
