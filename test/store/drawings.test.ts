import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Drawing } from '../../domain/drawing.ts';
import { Drawings } from '../../store/drawings.ts';
import { keys } from '../../store/keys.ts';
import { type Item, Table } from '../../store/table.ts';
import { clause } from '../clause.ts';
import { openStore } from './opened.ts';

let store: Awaited<ReturnType<typeof openStore>>;
let table: Table;
let drawings: Drawings;
beforeAll(async () => {
  store = await openStore();
  table = new Table(store.table);
  drawings = new Drawings(table, store.keyArn);
});
afterAll(() => store.stop());

const drawing: Drawing = [
  [
    [100, 100],
    [300, 100],
  ],
  [
    [200, 100],
    [200, 300],
  ],
];

async function kept(caseId: string, purpose = 'agreement'): Promise<string> {
  const { fingerprint, write } = await drawings.seal(caseId, purpose, drawing);
  await table.transact([write]);
  return fingerprint;
}

clause('A.4.3', () => {
  test('a signature drawn by hand comes back by its fingerprint, and is nowhere in clear', async () => {
    const fingerprint = await kept('A');
    expect(await drawings.open('A', 'agreement', fingerprint)).toEqual(drawing);
    expect(await drawings.open('A', 'agreement', '0'.repeat(32))).toBeUndefined();
    expect(await drawings.open('A', 'confirmation', fingerprint)).toBeUndefined();
    const item = await table.get<Item & { cipher: Uint8Array }>(keys.drawing('A', 'agreement'));
    expect(Buffer.from(item!.cipher).toString('latin1')).not.toContain('[100,100]');
  });

  test('the same drawing has another fingerprint each time: none can be told from another', async () => {
    expect(await kept('B')).not.toBe(await kept('C'));
  });

  test('one that was put under another case does not open', async () => {
    const fingerprint = await kept('D');
    const item = await table.get(keys.drawing('D', 'agreement'));
    await table.put({ ...item, ...keys.drawing('E', 'agreement') });
    await expect(drawings.open('E', 'agreement', fingerprint)).rejects.toThrow();
  });
});
