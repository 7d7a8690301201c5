import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, openInterface } from './interface.ts';
import { caseAfter, enrol } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

describe('a case, asked through the interface', () => {
  test('goes from registration to the end of its evaluation', async () => {
    const caseId = await caseAfter('handBack');
    const { body } = await ask('read-own-case', { as: 'resident-1', path: { caseId } });
    expect(body.stage.code).toBe('archiving');
  });
});
clause('7.2.3.3', () => {
  test('x', () => {
    expect(1).toBe(1);
  });
});
