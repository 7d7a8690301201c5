import { expect, test } from 'vitest';
import { verifyPackage } from '../../documents/verify.ts';
import { campaign, seedFrom } from '../campaign.ts';
import { type Json, Person } from './client.ts';
import { cuts, eventsIn, eventsOfStory, survive } from './power-cuts.ts';

const first = seedFrom('CRASH_SEED');

async function liveOne(seed: number): Promise<void> {
  console.log(`CRASH_SEED=${seed}`);
  const { story, killed, outside, end } = await survive(seed);
  try {
    const { body } = await new Person(outside, 'resident-1').get('/v1/my/cases');
    expect(body.items.map(({ id }: Json) => id)).toEqual([story.caseId]);
    expect({ killed, stage: story.view.stage.code }).toEqual({ killed: cuts, stage: 'archived' });
    const report = verifyPackage(story.archive, { sha256: story.sealed.sha256, head: story.sealed.chainHead });
    expect(report.findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(eventsIn(story.archive)).toEqual(eventsOfStory);
  } finally {
    await end();
  }
}

test('twenty lifecycles, or as many as LONG_MINUTES allows, survive their power cuts', async () => {
  const lives = await campaign(20, (round) => liveOne(first + round));
  console.log(`${lives} lifecycles with ${cuts} power cuts each, from CRASH_SEED=${first}`);
});
