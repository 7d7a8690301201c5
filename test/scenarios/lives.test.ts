import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verifyChain } from '../../domain/chain.ts';
import { evolve, replay } from '../../domain/evolve.ts';
import { isFinal, isResting, type Stage } from '../../domain/lifecycle.ts';
import { notificationsOf } from '../../domain/notices.ts';
import { detailsOf } from '../../functions/carry-out.ts';
import { contextFor } from '../../functions/district.ts';
import type { Commit } from '../../store/cases.ts';
import { sha256Hex } from '../../store/digest.ts';
import { headItem, type Summary } from '../../store/head.ts';
import { keys } from '../../store/keys.ts';
import type { Item } from '../../store/table.ts';
import { seedFrom } from '../campaign.ts';
import { lawsOf } from '../domain/lives.ts';
import { failedSeeds, keepSeed } from '../failed-seeds.ts';
import { Behind } from './behind.ts';
import { type LivedCase, RandomLives } from './random-lives.ts';
import { apart, size, tallies } from './tallies.ts';

/** Printed and kept when something fails, so that a run can be made again, as far as what happens at once comes again. */
const fresh = seedFrom('LIVES_SEED');
const seeds = [...failedSeeds('lives').map(({ seed }) => seed), fresh];

let lives: RandomLives;
let behind: Behind;

/** What is wrong with the cases, one line for each; a law that all keep leaves none. */
async function wrong(look: (lived: LivedCase) => Promise<string[]>): Promise<string[]> {
  const each = await Promise.all(
    lives.cases.map(async (lived) => (await look(lived)).map((line) => `${lived.caseId}: ${line}`)),
  );
  return each.flat();
}

const itemsOf = (caseId: string): Promise<Item[]> => behind.under(keys.casePartition(caseId));
/** What every head holds, besides the attributes of its lists. */
type Head = Item & {
  readonly stage: Stage;
  readonly version: number;
  readonly hash: string;
  readonly summary: Summary;
};
const headOf = async (caseId: string): Promise<Head> =>
  (await itemsOf(caseId)).find(({ sk }) => sk === 'HEAD') as unknown as Head;

/** Stages in which nobody is waited for and no execution runs. */
const isAtRest = (stage: Stage): boolean => isFinal(stage) || isResting(stage);

describe.each(seeds)('200 random lives over HTTP while much goes wrong (LIVES_SEED=%i)', (seed) => {
  const wanted = { seed, lives: 200, rounds: 8, powerCuts: 2 };
  beforeAll(async () => {
    lives = await RandomLives.live(wanted);
    behind = new Behind(lives.cloud);
  }, 600_000);
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') keepSeed('lives', { seed });
  });
  afterAll(() => lives?.end());

  test('they got somewhere: many commands were carried out, many refused, faults struck', () => {
    const done = lives.cases.flatMap((lived) => lived.done);
    expect(done.filter(({ status }) => status < 300).length).toBeGreaterThan(wanted.lives * 3);
    expect(done.filter(({ status }) => status >= 400).length).toBeGreaterThan(wanted.lives);
    expect(lives.struck).toBeGreaterThan(wanted.lives);
  });

  test('some began as 帮办 and some of these became 代办', async () => {
    const commits = await Promise.all(lives.cases.map(({ caseId }) => behind.commits(caseId)));
    const helped = commits.filter(([first]) => first && replay([first])?.service === 'assistance');
    expect(helped.length).toBeGreaterThan(wanted.lives / 8);
    const types = new Set(helped.flat().flatMap(({ events }) => events.map(({ type }) => type)));
    expect([...types]).toEqual(expect.arrayContaining(['InquiryReceived', 'FormChosen', 'AdviceGiven']));
    expect(types).toContain('ConvertedToAgency');
  });

  test('every request was answered: carried out or refused, with a clause or a field; nothing broke', () => {
    const odd = lives.cases.flatMap(({ done }) => done.filter(({ status, code }) => status >= 500 || code === ''));
    expect(odd).toEqual([]);
  });

  test('the laws of the domain held at every step of every case', async () => {
    const broken = await wrong(async ({ caseId }) => lawsBrokenIn(await behind.commits(caseId)));
    expect(broken).toEqual([]);
  });

  test('the chain of every case verifies, and ends in its head', async () => {
    const broken = await wrong(async ({ caseId }) => {
      const walked = verifyChain(sha256Hex, await behind.commits(caseId));
      const { hash } = await headOf(caseId);
      return walked.ok && walked.head === hash ? [] : [JSON.stringify(walked)];
    });
    expect(broken).toEqual([]);
  });

  test('a replay of the events shows the same head, byte for byte', async () => {
    const differing = await wrong(async ({ caseId }) => {
      const kept = await headOf(caseId);
      const replayed = replayedHead(await behind.commits(caseId), kept);
      return replayed === JSON.stringify(kept) ? [] : [`${JSON.stringify(kept)} but ${replayed}`];
    });
    expect(differing).toEqual([]);
  });

  test('no half-written thing: whatever belongs to a case is there, and nothing that belongs to none', async () => {
    const torn = await wrong(async ({ caseId, principal }) => {
      const items = await itemsOf(caseId);
      const there = new Set(items.map(({ sk }) => sk.split('#')[0]));
      const commits = items.filter(({ sk }) => sk.startsWith('COMMIT#')).map(({ seq }) => seq);
      const pointers = await behind.under(`PRINCIPAL#${principal}`);
      return [
        ...['HEAD', 'KEY', 'PERSON', 'LOOKUP', 'DISPATCH'].filter((kind) => !there.has(kind)),
        ...(commits.every((seq, index) => seq === index + 1) ? [] : ['commits have a gap']),
        ...((await headOf(caseId)).version === commits.length ? [] : ['the head is not at the last commit']),
        ...(pointers.some(({ sk }) => sk.endsWith(caseId)) ? [] : ['not among the cases of its principal']),
      ];
    });
    expect(torn).toEqual([]);
    for (const principal of ['resident-1', 'resident-2']) {
      const own = lives.cases.filter((lived) => lived.principal === principal);
      expect(await behind.under(`PRINCIPAL#${principal}`)).toHaveLength(own.length);
    }
  });

  test('nothing was done that nobody was told of, and nothing twice', async () => {
    const untold = await wrong(async ({ caseId, done }) => {
      const told = done.filter(({ method }) => method === 'POST');
      const commits = (await behind.commits(caseId)).filter(
        ({ actor, command }) => actor.kind !== 'system' && command !== 'draft-agreement',
      );
      return commits
        .filter(({ seq, command }) => !told.some(({ version, operation }) => version === seq && operation === command))
        .map(({ seq, command }) => `${seq} ${command}`);
    });
    expect(untold).toEqual([]);
  });

  test('the workflow stands where the case stands: one leg runs for every open case, none for one that is over', async () => {
    const runningNow = (await behind.executions()).filter(({ status }) => status === 'RUNNING');
    const astray = await wrong(async ({ caseId }) => {
      const { stage } = await headOf(caseId);
      const running = runningNow.filter(({ name }) => name.startsWith(`${caseId}-`));
      if (isAtRest(stage)) return running.length === 0 ? [] : [`${stage}, but ${running.length} legs run`];
      if (running.length !== 1) return [`${stage}, but ${running.length} legs run`];
      const leg = Number(running[0]?.name.slice(caseId.length + 1));
      const stands = await behind.stageOfLeg(caseId, leg);
      return stands === stage ? [] : [`${stage}, but the workflow stands in ${stands}`];
    });
    expect(astray).toEqual([]);
  });

  test('what is counted is what the histories say, row by row: in the leaves, and in the marks of the cases', async () => {
    const { leaves, marks, histories } = await tallies(behind);
    expect(apart(histories, leaves)).toEqual([]);
    expect(apart(histories, marks)).toEqual([]);
    // Many cases count alike, so that there are fewer different rows than lives.
    expect(size(histories)).toBeGreaterThan(wanted.lives / 4);
  });

  test('every notice went out, and none that was not meant', async () => {
    const sent = new Set((await behind.takeNotices()).map(({ id }) => id));
    const histories = await Promise.all(lives.cases.map(({ caseId }) => behind.commits(caseId)));
    const meant = histories.flat().flatMap((commit) => notificationsOf(commit).map(({ id }) => id));
    expect([...sent].sort()).toEqual(meant.sort());
  });
});

function lawsBrokenIn(commits: readonly Commit[]): string[] {
  const [first, ...others] = commits;
  let now = first && replay([first]);
  try {
    for (const { at, events } of others)
      for (const event of events)
        if (now) {
          lawsOf(event, now);
          now = evolve(now, event, at);
        }
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** The head as it must be kept after these commits; when reconciliation looks again is its own. */
function replayedHead(commits: readonly Commit[], kept: Head): string {
  const now = replay(commits);
  const last = commits.at(-1);
  if (!now || !last) return 'no history';
  const details = detailsOf(now, kept.summary.principal, contextFor({ kind: 'system', task: 'replay' }, last.at));
  const head = headItem(now, { ...details, version: last.seq, hash: last.hash, at: last.at });
  const { gsi3pk, gsi3sk: _, ...unwatched } = head;
  const watched = 'gsi3sk' in kept ? { gsi3pk, gsi3sk: kept['gsi3sk'] } : {};
  return JSON.stringify(inOrder({ ...unwatched, ...watched }, kept));
}

/** The members in the order in which they are kept: a table keeps none. */
const inOrder = (item: Item, like: Item): object =>
  Object.fromEntries([...new Set([...Object.keys(like), ...Object.keys(item)])].map((name) => [name, item[name]]));
