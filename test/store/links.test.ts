import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keys } from '../../store/keys.ts';
import { type KeptLink, Links } from '../../store/links.ts';
import { ConditionFailed, Table } from '../../store/table.ts';
import { openStore } from './opened.ts';

let store: Awaited<ReturnType<typeof openStore>>;
let table: Table;
let links: Links;
beforeAll(async () => {
  store = await openStore();
  table = new Table(store.table);
  links = new Links(table);
});
afterAll(() => store.stop());

const at = '2026-03-04T01:05:00.000Z';
const later = '2026-03-04T02:05:00.000Z';

const linkOf = (caseId: string, more: Partial<KeptLink> = {}): KeptLink => ({
  caseId,
  purpose: 'agreement',
  digest: 'd'.repeat(64),
  signatory: 'principal',
  channel: 'text-message',
  issuedBy: 'agent-1',
  issuedAt: at,
  until: '2026-03-11T01:05:00.000Z',
  check: 'c'.repeat(64),
  name: 'n'.repeat(32),
  ...more,
});

describe('a one-time link', () => {
  test('is found by its token, comes back as it was kept, and its token stands nowhere', async () => {
    await links.issue('token-a', linkOf('A'));
    expect(await links.find('token-a')).toEqual(linkOf('A'));
    expect(await links.find('token-b')).toBeUndefined();
    const kept = await table.all({ partition: 'CASE#A' });
    expect(kept.map(({ sk }) => sk)).toEqual(['LINK#agreement']);
    expect(JSON.stringify(kept)).not.toContain('token-a');
  });

  test('issued anew for the same revokes the one before; one for something else does not', async () => {
    await links.issue('old', linkOf('B'));
    await links.issue('other', linkOf('B', { purpose: 'confirmation' }));
    await links.issue('new', linkOf('B'));
    expect(await links.find('old')).toBeUndefined();
    expect(await links.find('new')).toEqual(linkOf('B'));
    expect(await links.find('other')).toBeDefined();
  });

  test('of two issued at once one is kept, and it alone is found', async () => {
    const both = await Promise.allSettled(['one', 'two'].map((token) => links.issue(token, linkOf('C'))));
    const failed = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    for (const error of failed) expect(error).toBeInstanceOf(ConditionFailed);
    const found = await Promise.all([links.find('one'), links.find('two')]);
    expect(found.filter(Boolean)).toHaveLength(1);
  });

  test('remembers when it was shown first, and not later', async () => {
    await links.issue('shown', linkOf('D'));
    await links.shown('shown', linkOf('D'), at);
    await links.shown('shown', linkOf('D'), later);
    expect((await links.find('shown'))?.shownAt).toBe(at);
  });

  test('is not brought back by showing it after it was revoked or used', async () => {
    await links.issue('gone', linkOf('E'));
    await links.issue('next', linkOf('E'));
    await links.shown('gone', linkOf('E'), at);
    expect(await links.find('gone')).toBeUndefined();
    await table.transact([links.use('next', linkOf('E'), at)]);
    await links.shown('next', linkOf('E'), later);
    expect(await links.find('next')).toEqual(linkOf('E', { usedAt: at }));
  });

  test('goes by itself a month after it is over', async () => {
    const { put } = links.use('x', linkOf('F'), at) as unknown as { put: { expiresAt: number; pk: string } };
    expect(put.pk).toMatch(/^LINK#[0-9a-f]{64}$/);
    expect(new Date(put.expiresAt * 1000).toISOString()).toBe('2026-04-10T01:05:00.000Z');
    expect(await table.get(keys.link('nothing'))).toBeUndefined();
  });
});
