import { startCloud } from '../local/start.ts';
import type { Outside } from '../test/scenarios/client.ts';
import { tellStory } from '../test/scenarios/story.ts';
import type { Effort, Measured, Row } from './row.ts';
import { summary } from './statistics.ts';
import { inTemporaryFolder } from './temporary.ts';

/** Cases at the same time. */
const atOnce = 3;

/** Whole lifecycles through the embedded cloud, several at once, everything durable: each commit reaches the disk. */
export const measureLifecycles = ({ quick }: Effort): Promise<Measured> =>
  inTemporaryFolder(async (folder) => {
    const cloud = await startCloud({ state: folder, port: 0, quiet: true });
    try {
      await tellStory(cloud);
      return await storiesOf(cloud, quick ? 1 : 4);
    } finally {
      await cloud.stop();
    }
  });

async function storiesOf(cloud: Outside, each: number): Promise<Measured> {
  let requests = 0;
  const outside: Outside = { gatewayUrl: cloud.gatewayUrl, token: cloud.token, watch: () => (requests += 1) };
  const begun = performance.now();
  const tellers = Array.from({ length: atOnce }, () => tellSeveral(outside, each));
  const ms = (await Promise.all(tellers)).flat();
  const seconds = (performance.now() - begun) / 1000;
  return { rows: rowsOf(atOnce * each, requests, seconds, ms), raw: { seconds, requests, ms } };
}

/** @returns ms of each told request; uploads, which are several requests, are left out */
async function tellSeveral(outside: Outside, times: number): Promise<number[]> {
  const ms: number[] = [];
  for (let time = 0; time < times; time++) {
    const { steps } = await tellStory(outside);
    ms.push(...steps.filter(({ act }) => !act.startsWith('上传')).map((step) => step.ms));
  }
  return ms;
}

const rowsOf = (lifecycles: number, requests: number, seconds: number, ms: readonly number[]): Row[] => [
  {
    what: 'lifecycles',
    median: lifecycles / seconds,
    unit: '/s',
    note: `${lifecycles} in ${seconds.toFixed(1)} s, ${atOnce} at once`,
  },
  { what: 'HTTP requests', median: requests / seconds, unit: '/s', note: `${requests}, uploads to S3 among them` },
  {
    what: 'one request',
    ...summary(ms),
    unit: 'ms',
    note: `from sending to having read the answer, ${ms.length} of them`,
  },
];
