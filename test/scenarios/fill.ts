import { marshall } from '@aws-sdk/util-dynamodb';
import { genesis, hashCommit } from '../../domain/chain.ts';
import type { Actor } from '../../domain/context.ts';
import type { Json } from '../../local/service.ts';
import type { Cloud } from '../../local/start.ts';
import type { Commit, CommitActor } from '../../store/cases.ts';
import { sha256Hex } from '../../store/digest.ts';
import { headItem } from '../../store/head.ts';
import { keys } from '../../store/keys.ts';
import type { Item } from '../../store/table.ts';
import type { Lived } from './a-month.ts';
import { Person } from './client.ts';
import { wish } from './scenes.ts';

/** DynamoDB takes so many items a call. */
const perCall = 25;
const never = '9999-12-31T00:00:00.000Z';
/** So many cases are written before the stream is waited for. */
const atOnce = 200;

/**
 * Puts cases into the table as they were lived: commits with their chain, a head, and the mark that no leg need be started.
 * Thousands of cases take minutes over HTTP and seconds so; what follows is real: the stream brings every commit to the
 * dispatcher, which sends its notices and counts the case.
 * @param watchAt when reconciliation first looks after them; never, unless told, so that they stand as they were left
 * @returns how many commits were written
 */
export async function fill(cloud: Cloud, lives: Iterable<Lived>, watchAt = never): Promise<number> {
  const write = writer(cloud);
  let commits = 0;
  let cases = 0;
  for (const lived of lives) {
    const items = itemsOf(lived, watchAt);
    for (let from = 0; from < items.length; from += perCall) await write(items.slice(from, from + perCall));
    commits += lived.acts.length;
    cases += 1;
    if (cases % atOnce === 0) await cloud.settle();
  }
  await cloud.settle();
  return commits;
}

/** Somebody registers over HTTP, as in every district first: with the first person comes the secret that links and look-ups are made of. */
export async function firstCase(cloud: Cloud): Promise<void> {
  const { status } = await new Person(cloud, 'resident-1').post('/v1/my/cases', wish);
  if (status !== 201) throw new Error(`The first registration came to ${status}`);
  await cloud.settle();
}

/** Past the door: writing so meets no fault and counts as no call. */
function writer({ blueprint, services }: Cloud): (items: readonly Item[]) => Promise<void> {
  const table = blueprint.of('AWS::DynamoDB::GlobalTable')[0]?.ref ?? '';
  const context = { principal: { arn: 'operator', policies: undefined }, requestId: 'fill' };
  return async (items) => {
    const requests = items.map(
      (item): Json => ({
        PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) },
      }),
    );
    await services.dynamodb.call('BatchWriteItem', { RequestItems: { [table]: requests } }, context);
  };
}

/** The items of a case. The head comes before the commits: whoever hears of a commit finds the case. */
function itemsOf({ now, acts }: Lived, watchAt: string): Item[] {
  const commits: Commit[] = [];
  let prev = genesis;
  for (const [index, { at, actor, command, events }] of acts.entries()) {
    const unlinked = { v: 1, caseId: now.id, seq: index + 1, at, actor: actorOf(actor), command, events };
    const hash = hashCommit(sha256Hex, prev, unlinked);
    commits.push({ ...unlinked, prev, hash });
    prev = hash;
  }
  const last = commits.at(-1) as Commit;
  const details = { principalName: '张**', due: undefined, watchAt, centre: 'centre' };
  return [
    headItem(now, { ...details, version: last.seq, hash: last.hash, at: last.at }),
    { ...keys.dispatch(now.id), v: 1, through: last.seq, leg: 1 },
    ...commits.map((commit) => ({ ...keys.commit(now.id, commit.seq), ...commit })),
  ];
}

function actorOf(actor: Actor): CommitActor {
  if (actor.kind === 'principal') return { kind: 'principal', account: actor.account };
  return actor.kind === 'staff' ? { kind: 'staff', id: actor.id, office: actor.office } : actor;
}
