import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SteerableClock } from '../../local/clock.ts';
import { between, type Counts } from '../../local/counts.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { Behind } from './behind.ts';
import type { Json } from './client.ts';
import type { Scenario } from './scenario.ts';
import { good } from './scenes.ts';
import type { Step } from './story.ts';
import { type Ended, isComplaint, shanghai, World } from './world.ts';

/** What a story cost, and what it may cost at most; docs/performance.md says what is counted. */
export interface Costs {
  readonly transitions: number;
  readonly humanWaits: number;
  /** Of the waits, those that timed out. */
  readonly wakeUps: number;
  /** 2 × human waits + 5 for each case, and one more for each wake-up. */
  readonly transitionsAtMost: number;
  readonly writeUnits: number;
  readonly itemsChanged: number;
  /** 2 × items changed + 20 %. */
  readonly writeUnitsAtMost: number;
}

/** How a story went. */
export interface Played {
  readonly name: string;
  readonly title: string;
  readonly seconds: number;
  readonly steps: readonly Step[];
  readonly cases: readonly Ended[];
  readonly costs: Costs;
  /** What is wrong with it, in words; empty when all is well. */
  readonly faults: readonly string[];
}

/** Hears of a story as it is told. */
export interface Audience {
  readonly begin?: (scenario: Scenario) => void;
  readonly step?: (step: Step) => void;
  readonly end?: (played: Played) => void;
}

/**
 * Plays stories one after the other over HTTP: those without a date on one system, each of the others on a system of its
 * own whose clock begins where the story does. All are in temporary folders that are gone afterwards.
 */
export async function playAll(scenarios: readonly Scenario[], audience: Audience = {}): Promise<Played[]> {
  const undated = scenarios.filter(({ begins }) => begins === undefined);
  const dated = scenarios.filter(({ begins }) => begins !== undefined);
  const played: Played[] = [];
  for (const group of [undated, ...dated.map((scenario) => [scenario])])
    if (group.length > 0) played.push(...(await onOwnSystem(group, audience)));
  return played;
}

async function onOwnSystem(scenarios: readonly Scenario[], audience: Audience): Promise<Played[]> {
  const state = mkdtempSync(join(tmpdir(), 'bangdaiban-stories-'));
  const begins = scenarios[0]?.begins;
  const clock = begins ? { clock: new SteerableClock(shanghai(begins) - Date.now()) } : {};
  const cloud = await startCloud({ state, port: 0, quiet: true, ...clock });
  try {
    // Weeks have thousands of quarters of an hour, and what the workflow does by itself is seen only while nothing looks after it.
    if (begins) await new Behind(cloud).reconciles(false);
    const played: Played[] = [];
    for (const scenario of scenarios) played.push(await play(cloud, scenario, audience));
    return played;
  } finally {
    await cloud.stop();
    rmSync(state, { recursive: true, force: true });
  }
}

/** Tells one story, and looks at what it left: costs, and of every case the proof and the chain. */
async function play(cloud: Cloud, scenario: Scenario, audience: Audience): Promise<Played> {
  const { name, title, begins } = scenario;
  audience.begin?.(scenario);
  const world = new World(cloud, begins !== undefined, audience.step);
  await cloud.settle();
  const [before, start] = [cloud.counts(), performance.now()];
  const broke = await scenario.tell(world).then(
    () => [],
    (error: Error) => [error.message],
  );
  await cloud.settle();
  const costs = costsOf(between(before, cloud.counts()), world.ended.length, scenario.rests);
  const seconds = (performance.now() - start) / 1000;
  const left = broke.length > 0 ? broke : [...(await leftBehind(world, scenario)), ...overspent(costs)];
  const played = { name, title, seconds, steps: world.steps, cases: world.ended, costs, faults: left };
  audience.end?.(played);
  return played;
}

/** What the workflows of cases took; a month that is over meanwhile has a report of its own. */
const ofCases = (by: Counts['transitionsBy']): number =>
  Object.entries(by)
    .filter(([machine]) => machine.endsWith('-case'))
    .reduce((sum, [, count]) => sum + count, 0);

const costsOf = (
  { transitionsBy, waits, wakeUps, writeUnits, itemsWritten }: Counts,
  cases: number,
  rests = 0,
): Costs => ({
  transitions: ofCases(transitionsBy),
  humanWaits: waits + rests,
  wakeUps,
  transitionsAtMost: 2 * (waits + rests) + 5 * cases + wakeUps,
  writeUnits,
  itemsChanged: itemsWritten,
  writeUnitsAtMost: 2.4 * itemsWritten,
});

const overspent = ({ transitions, transitionsAtMost, writeUnits, writeUnitsAtMost }: Costs): string[] => [
  ...(transitions > transitionsAtMost ? [`状态转换 ${transitions} 次，多于 ${transitionsAtMost} 次`] : []),
  ...(writeUnits > writeUnitsAtMost ? [`写入 ${writeUnits} 单位，多于 ${writeUnitsAtMost.toFixed(1)} 单位`] : []),
];

/** A complaint answers to one clause. */
const proofOf = ({ id, conformance: { status, why }, chain }: Json) => ({
  caseId: id,
  chain,
  clauses: [{ number: '8.2', citation: '8.2', status: { code: status }, why }],
});

/** Of every case of the story: it has ended, nothing is broken but what the story says, and its chain holds. */
async function leftBehind(world: World, { breaks = [] }: Scenario): Promise<string[]> {
  if (world.ended.length === 0) return ['没有一个案件讲到结束'];
  const proofs: Json[] = await Promise.all(
    world.ended.map(async ({ caseId }) =>
      isComplaint(caseId)
        ? proofOf(await world.complaint(caseId))
        : good(await world.as(world.cast.manager).get(`/v1/cases/${caseId}/conformance`)),
    ),
  );
  const broken = proofs.flatMap(({ caseId, clauses }) =>
    clauses.filter(({ status }: Json) => status.code === 'broken').map((found: Json) => ({ caseId, ...found })),
  );
  return [
    ...broken
      .filter(({ number }) => !breaks.includes(number))
      .map(({ caseId, citation, why }) => `${caseId} 违反${citation}：${why}`),
    ...breaks
      .filter((clause) => !broken.some(({ number }) => number === clause))
      .map((clause) => `未显示违反${clause}`),
    ...proofs.filter(({ chain }) => !chain.ok).map(({ caseId }) => `${caseId} 的哈希链断裂`),
  ];
}
