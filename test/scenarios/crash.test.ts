import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyPackage } from '../../documents/verify.ts';
import { seedFrom } from '../campaign.ts';
import { type Json, Person } from './client.ts';
import { cuts, eventsIn, eventsOfStory, type Survived, survive } from './power-cuts.ts';

/** Printed, so that a failing run can be made again. */
const seed = seedFrom('CRASH_SEED');

let survived: Survived;
beforeAll(async () => {
  survived = await survive(seed);
}, 300_000);
afterAll(() => survived?.end());

describe(`a lifecycle with ${cuts} power cuts (CRASH_SEED=${seed})`, () => {
  test('the power was cut as often as intended, and the case is sealed all the same', () => {
    expect(survived.killed).toBe(cuts);
    expect(survived.story.view.stage.code).toBe('archived');
  });

  test('its package verifies: the chain is whole, no file is missing', () => {
    const { archive, sealed } = survived.story;
    const report = verifyPackage(archive, { sha256: sealed.sha256, head: sealed.chainHead });
    expect(report.findings.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('nothing is doubled: each act stands in the history exactly as often as it was done', () => {
    expect(eventsIn(survived.story.archive)).toEqual(eventsOfStory);
  });

  test('the resident has one case, not two', async () => {
    const { body } = await new Person(survived.outside, 'resident-1').get('/v1/my/cases');
    expect(body.items.map(({ id }: Json) => id)).toEqual([survived.story.caseId]);
  });
});
