import { expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { good } from './scenes.ts';
import { wholeSystem } from './whole.ts';

/** Two registrations of one need over the whole system: the workflow of the younger ends, that of the older goes on. */
const whole = wholeSystem('merging');

const merge = async (caseId: string, into: string) =>
  good(await whole.scenes.as('agent-1').post(`/v1/cases/${caseId}/merger`, { into, reason: '同一需求重复登记。' }));

clause('7.2.1.1', () => {
  test.each(['reception', 'acceptance'] as const)('in %s, the younger is over and its workflow ends', async (stage) => {
    const older = await whole.scenes.register();
    const younger = await whole.scenes.register();
    if (stage === 'acceptance') await whole.scenes.receive(younger);
    await whole.cloud.settle();
    expect(await whole.behind.stageOfLeg(younger, 1)).toBe(stage);
    expect((await merge(younger, older)).stage.code).toBe('merged');
    await whole.cloud.settle();
    expect(await whole.behind.legs(younger)).toEqual({ 1: 'SUCCEEDED' });
    expect(await whole.behind.stageOfLeg(older, 1)).toBe('reception');
    const joined = await whole.scenes.view(older);
    expect(joined.duplicates).toMatchObject([{ caseId: younger, repetitions: 1 }]);
    await whole.scenes.receive(older);
    await whole.cloud.settle();
    expect(await whole.behind.stageOfLeg(older, 1)).toBe('acceptance');
  });
});
