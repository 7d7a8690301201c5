import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashCommit } from '../../domain/chain.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import type { Commit } from '../../store/cases.ts';
import { sha256Hex } from '../../store/digest.ts';
import { clause } from '../clause.ts';
import { Behind } from './behind.ts';
import { good, Scenes } from './scenes.ts';

/** Somebody with the operator's keys changes the table itself; whoever asks for the proof of the case hears where it is broken. */
let cloud: Cloud;
let folder: string;
let behind: Behind;
let scenes: Scenes;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-tampered-'));
  cloud = await startCloud({ state: folder, port: 0, quiet: true });
  behind = new Behind(cloud);
  scenes = new Scenes(cloud);
});

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A case with two reports of progress after its filing: its number, and where they stand. */
async function reported(): Promise<{ caseId: string; first: Commit; second: Commit; last: Commit }> {
  const caseId = await scenes.submitted({ items: ['SS-CARD'] });
  // The agreement is printed into the case meanwhile: nothing may come between the two reports.
  await cloud.settle();
  await scenes.report(caseId, 'm1');
  await scenes.report(caseId, 'm1');
  await scenes.result(caseId, 'm1');
  await cloud.settle();
  const commits = await behind.commits(caseId);
  const [first, second] = commits.filter(({ command }) => command === 'report-progress');
  const last = commits.at(-1);
  if (!first || !second || !last) throw new Error('no reports of progress');
  return { caseId, first, second, last };
}

const chainOf = async (caseId: string) =>
  good(await scenes.as('manager-1').get(`/v1/cases/${caseId}/conformance`)).chain;

/** The same commit with other words of progress. */
const reworded = (commit: Commit): Commit => ({
  ...commit,
  events: commit.events.map((event) => (event.type === 'ProgressReported' ? { ...event, text: '已办结。' } : event)),
});

const rehashed = (commit: Commit): Commit => ({ ...commit, hash: hashCommit(sha256Hex, commit.prev, commit) });

clause('7.2.7', () => {
  describe('a history that was changed in the table itself', () => {
    test('is whole as long as nobody did', async () => {
      const { caseId, last } = await reported();
      expect(await chainOf(caseId)).toMatchObject({ ok: true, commits: last.seq, head: last.hash });
    });

    test.each([
      [
        'one event altered',
        async ({ first }: Awaited<ReturnType<typeof reported>>) => {
          await behind.rewrite(reworded(first));
          return first.seq;
        },
      ],
      [
        'one event altered, and its commit hashed anew: the next one does not fit',
        async ({ first, second }) => {
          await behind.rewrite(rehashed(reworded(first)));
          return second.seq;
        },
      ],
      [
        'the time of an event altered',
        async ({ first }) => {
          await behind.rewrite({ ...first, at: new Date(Date.parse(first.at) - 86_400_000).toISOString() });
          return first.seq;
        },
      ],
      [
        'the actor of an event altered',
        async ({ first }) => {
          await behind.rewrite({ ...first, actor: { kind: 'staff', id: 'agent-2', office: 'heping' } });
          return first.seq;
        },
      ],
      [
        'one commit dropped: the one after it has none before',
        async ({ caseId, first, second }) => {
          await behind.drop(caseId, first.seq);
          return second.seq;
        },
      ],
      [
        'the last commit dropped: the head kept beside the history is another',
        async ({ caseId, last }) => {
          await behind.drop(caseId, last.seq);
          return last.seq;
        },
      ],
      [
        'two commits changed places',
        async ({ first, second }) => {
          await behind.rewrite({ ...second, seq: first.seq });
          await behind.rewrite({ ...first, seq: second.seq });
          return first.seq;
        },
      ],
    ] satisfies [string, (of: Awaited<ReturnType<typeof reported>>) => Promise<number>][])('%s', async (_, tamper) => {
      const before = await reported();
      const brokenAt = await tamper(before);
      expect(await chainOf(before.caseId)).toMatchObject({ ok: false, brokenAt });
    });
  });
});
