import { describe, expect, test } from 'vitest';
import { hashCommit } from '../../domain/chain.ts';
import type { Commit } from '../../store/cases.ts';
import { sha256Hex } from '../../store/digest.ts';
import { clause } from '../clause.ts';
import { good } from './scenes.ts';
import { wholeSystem } from './whole.ts';

/** Somebody with the operator's keys changes the table itself; whoever asks for the proof of the case hears where it is broken. */
const whole = wholeSystem('tampered');

/** A case with two reports of progress after its filing: its number, and where they stand. */
async function reported(): Promise<{ caseId: string; first: Commit; second: Commit; last: Commit }> {
  const caseId = await whole.scenes.submitted({ items: ['SS-CARD'] });
  // The agreement is printed into the case meanwhile: nothing may come between the two reports.
  await whole.cloud.settle();
  await whole.scenes.report(caseId, 'm1');
  await whole.scenes.report(caseId, 'm1');
  await whole.scenes.result(caseId, 'm1');
  await whole.cloud.settle();
  const commits = await whole.behind.commits(caseId);
  const [first, second] = commits.filter(({ command }) => command === 'report-progress');
  const last = commits.at(-1);
  if (!first || !second || !last) throw new Error('no reports of progress');
  return { caseId, first, second, last };
}

const chainOf = async (caseId: string) =>
  good(await whole.scenes.as('manager-1').get(`/v1/cases/${caseId}/conformance`)).chain;

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
          await whole.behind.rewrite(reworded(first));
          return first.seq;
        },
      ],
      [
        'one event altered, and its commit hashed anew: the next one does not fit',
        async ({ first, second }) => {
          await whole.behind.rewrite(rehashed(reworded(first)));
          return second.seq;
        },
      ],
      [
        'the time of an event altered',
        async ({ first }) => {
          await whole.behind.rewrite({ ...first, at: new Date(Date.parse(first.at) - 86_400_000).toISOString() });
          return first.seq;
        },
      ],
      [
        'the actor of an event altered',
        async ({ first }) => {
          await whole.behind.rewrite({ ...first, actor: { kind: 'staff', id: 'agent-2', office: 'heping' } });
          return first.seq;
        },
      ],
      [
        'one commit dropped: the one after it has none before',
        async ({ caseId, first, second }) => {
          await whole.behind.drop(caseId, first.seq);
          return second.seq;
        },
      ],
      [
        'the last commit dropped: the head kept beside the history is another',
        async ({ caseId, last }) => {
          await whole.behind.drop(caseId, last.seq);
          return last.seq;
        },
      ],
      [
        'two commits changed places',
        async ({ first, second }) => {
          await whole.behind.rewrite({ ...second, seq: first.seq });
          await whole.behind.rewrite({ ...first, seq: second.seq });
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
