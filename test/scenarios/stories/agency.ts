import type { Scenario } from '../scenario.ts';
import { tellStory } from '../story.ts';

/** 代办 as it goes when all goes well: two matters granted, papers and results handed over, the service ends by itself. */
export const scenario: Scenario = {
  name: 'agency',
  title: '代办：从线上登记到归档，全部事项办结后自动终止',
  tell: async (world) => {
    const { caseId } = await tellStory(world.cloud, {
      tell: (step) => world.told(step),
      pause: world.settle,
      today: world.day(0),
    });
    await world.ends(caseId, 'archived');
  },
};
