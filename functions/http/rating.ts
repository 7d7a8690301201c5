import { BlockList, isIPv6 } from 'node:net';
import type { Case } from '../../domain/case.ts';
import type { RatingSigns } from '../../domain/rating-checks.ts';
import { repairOf } from '../../domain/repair/open.ts';
import { sha256Hex } from '../../store/digest.ts';
import type { Trait } from '../../store/seen-ratings.ts';
import type { Write } from '../../store/table.ts';
import type { Beside } from '../carry-out.ts';
import { ratingChecks } from '../district.ts';
import { doubtedRatings, seenRatings } from '../store.ts';

/** What can be known of a rating before it is decided. */
export interface RatingSource {
  readonly caseId: string;
  readonly now: string;
  readonly suggestion?: string | undefined;
  readonly address?: string | undefined;
  readonly device?: string | undefined;
}

const before = (at: string, ms: number) => new Date(Date.parse(at) - ms).toISOString();
const minute = 60_000;
const day = 86_400_000;

/** What the checks ask of other ratings, each by key, and of the network. */
export async function signsOf(source: RatingSource, office: string): Promise<RatingSigns> {
  const { caseId, now, device, address } = source;
  const { deviceBurst, sameWords } = ratingChecks;
  const words = wordsOf(source, office);
  const [onDevice, same] = await Promise.all([
    device === undefined
      ? 0
      : seenRatings().since(
          deviceTrait(device),
          before(now, deviceBurst.minutes * minute),
          deviceBurst.ratings,
          caseId,
        ),
    words ? seenRatings().since(words, before(now, sameWords.days * day), sameWords.ratings, caseId) : 0,
  ]);
  // A counter device stands in the office's own network.
  return { onDevice, sameWords: same, staffNetwork: device === undefined && isOfStaff(address) };
}

/** The writes that belong to a rating: what later ones are compared with, and its place in the list of the doubted. */
export function ratingWrites(source: RatingSource, next: Case): Write[] {
  const { caseId, now, device } = source;
  const { deviceBurst, sameWords } = ratingChecks;
  const words = wordsOf(source, next.office);
  const until = (ms: number) => before(now, -ms);
  return [
    ...(device === undefined
      ? []
      : [seenRatings().write(deviceTrait(device), caseId, now, until(deviceBurst.minutes * minute))]),
    ...(words ? [seenRatings().write(words, caseId, now, until(sameWords.days * day))] : []),
    ...doubtedRatings().writes(next),
  ];
}

/** §8.3: the repair that a poor rating opens, in the transaction of the rating. */
export function repairBeside(next: Case): Beside | undefined {
  const rating = 'ratings' in next ? next.ratings?.at(-1) : undefined;
  const event = rating && repairOf(next, rating);
  return event && { found: undefined, event };
}

const deviceTrait = (device: string): Trait => ({ kind: 'device', what: device });

/** Words are compared by their hash, without blanks and marks, within one office. */
function wordsOf({ suggestion }: RatingSource, office: string): Trait | undefined {
  const plain = (suggestion ?? '').normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  return plain.length < ratingChecks.sameWords.characters
    ? undefined
    : { kind: 'words', what: `${office}#${sha256Hex(plain).slice(0, 32)}` };
}

const staffNetworks = new BlockList();
for (const range of ratingChecks.staffNetworks.ranges) {
  const [network = '', bits = ''] = range.split('/');
  staffNetworks.addSubnet(network, Number(bits), isIPv6(network) ? 'ipv6' : 'ipv4');
}

const isOfStaff = (address: string | undefined): boolean =>
  address !== undefined && staffNetworks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
