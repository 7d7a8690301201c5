import { expect, test } from 'vitest';
import { campaign, seedFrom } from '../campaign.ts';
import { eventTypes, liveRandomly } from './lives.ts';

const livesInRound = 10_000;
const first = seedFrom('LAWS_SEED');

test(`the laws hold in a million random lives, or for LONG_MINUTES (LAWS_SEED=${first})`, async () => {
  const happened = new Set<string>();
  const rounds = await campaign(100, (round) => {
    for (const type of liveRandomly({ count: livesInRound, seed: first + round }).keys()) happened.add(type);
  });
  console.log(`${rounds * livesInRound} random lives, LAWS_SEED=${first}`);
  expect(eventTypes.filter((type) => !happened.has(type))).toEqual(['CaseRegistered']);
});
