import { beforeAll, expect, test } from 'vitest';
import { type Played, playAll } from './play.ts';
import { allScenarios } from './scenario.ts';

/** Every story of the folder, as `npm run demo -- --all` tells it. */
const scenarios = await allScenarios();

let played: Played[];
beforeAll(async () => {
  played = await playAll(scenarios);
}, 600_000);

test.each(scenarios)(
  '$name is told to its end, breaks no clause but those it says, and costs no more than it may',
  ({ name }) => {
    const { faults, cases, costs } = played.find((each) => each.name === name) as Played;
    expect(faults).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
    expect(costs.transitions).toBeLessThanOrEqual(costs.transitionsAtMost);
    expect(costs.writeUnits).toBeLessThanOrEqual(costs.writeUnitsAtMost);
  },
);
