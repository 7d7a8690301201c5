import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { between, type Counts } from '../local/counts.ts';
import type { Cloud } from '../local/start.ts';
import { startCloud } from '../local/start.ts';
import { tellStory } from '../test/scenarios/story.ts';
import type { Measured, Row } from './row.ts';
import { inTemporaryFolder } from './temporary.ts';

/** What one entrusted case costs from registration to the sealed archive, as a bill would count it. */
export const measureUnits = (): Promise<Measured> =>
  inTemporaryFolder(async (folder) => {
    const cloud = await startCloud({ state: folder, port: 0, quiet: true });
    try {
      await cloud.settle();
      const [before, past] = [cloud.counts(), requestsOf(cloud).length];
      // Looking for the end only when all is quiet keeps the number of looks the same on every machine.
      await tellStory(cloud, { pause: () => cloud.settle() });
      await cloud.settle();
      const used = between(before, cloud.counts());
      const requests = requestsOf(cloud).slice(past);
      return { rows: rowsOf(used, requests), raw: { ...used, requests } };
    } finally {
      await cloud.stop();
    }
  });

/** The routes of all requests so far, `GET /v1/cases`, as the access log has them. */
const requestsOf = ({ logs }: Cloud): string[] =>
  readFileSync(join(logs, 'access.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).route);

function rowsOf(used: Counts, requests: readonly string[]): Row[] {
  const looks = requests.filter((route) => route.startsWith('GET ')).length;
  const isTable = ([name]: Counted[number]) => name.startsWith('dynamodb:');
  const calls = Object.entries(used.calls);
  const [table, others] = [calls.filter(isTable), byService(calls.filter((call) => !isTable(call)))];
  const invoked = Object.entries(used.invocations);
  return [
    { what: 'state transitions', median: used.transitions, unit: '', aim: 30 },
    { what: 'DynamoDB write units', median: used.writeUnits, unit: '', aim: 250 },
    {
      what: 'DynamoDB read units',
      median: used.readUnits,
      unit: '',
      note: `${total(table)} requests, writes included`,
    },
    { what: 'Lambda invocations', median: total(invoked), unit: '', aim: 70, note: listed(invoked) },
    { what: 'HTTP requests', median: requests.length, unit: '', note: `${looks} of them only look (GET)` },
    { what: 'requests of other services', median: total(others), unit: '', note: listed(others) },
  ];
}

type Counted = readonly (readonly [name: string, count: number])[];

const total = (counted: Counted): number => counted.reduce((sum, [, count]) => sum + count, 0);

/** `s3:PutObject` and `s3:GetObject` together as `s3`. */
function byService(calls: Counted): Counted {
  const services = new Map<string, number>();
  for (const [name, count] of calls) {
    const [service = name] = name.split(':');
    services.set(service, (services.get(service) ?? 0) + count);
  }
  return [...services];
}

/** Most first; what did not occur is left out. */
const listed = (counted: Counted): string =>
  [...counted]
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name.replace(/^bangdaiban-/, '')} ${count}`)
    .join(', ');
