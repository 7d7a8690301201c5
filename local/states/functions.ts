import { createHash, randomUUID } from 'node:crypto';
import jsonata from 'jsonata';

/** The functions of JSONata 2.0 itself, without `$eval`, which Step Functions does not have. */
const OWN =
  'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each error assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis fromMillis clone now millis random';

/** What Step Functions adds (AWS: transforming-data, "JSONata functions provided by Step Functions"). */
const ADDED = 'partition range hash uuid parse';

/** Names of all functions that an expression may call, without the `$`. */
export const functionNames: ReadonlySet<string> = new Set(`${OWN} ${ADDED}`.split(' '));

/** Gives an expression the functions of Step Functions, and a clock. */
export function equip(expression: jsonata.Expression, now: () => number): jsonata.Expression {
  expression.registerFunction('partition', partition, '<an:a>');
  expression.registerFunction('range', range, '<nnn:a>');
  expression.registerFunction('hash', hash, '<ss:s>');
  expression.registerFunction('random', random, '<n?:n>');
  expression.registerFunction('uuid', () => randomUUID(), '<:s>');
  expression.registerFunction('parse', (text: string) => JSON.parse(text), '<s:x>');
  expression.registerFunction('millis', now, '<:n>');
  expression.registerFunction('now', (picture?: string, zone?: string) => format(now(), picture, zone), '<s?s?:s>');
  expression.registerFunction('eval', refuseEval);
  return expression;
}

function refuseEval(): never {
  throw new Error('$eval is not available in Step Functions');
}

function partition(items: unknown[], size: number): unknown[][] {
  if (!(Number.isInteger(size) && size > 0)) throw new Error('$partition: the size must be a positive integer');
  const parts = [];
  for (let index = 0; index < items.length; index += size) parts.push(items.slice(index, index + size));
  return parts;
}

function range(first: number, last: number, step: number): number[] {
  if (![first, last, step].every(Number.isInteger)) throw new Error('$range: the arguments must be integers');
  if (step === 0) throw new Error('$range: the step must not be zero');
  if ((last - first) / step >= 1000) throw new Error('$range: at most 1000 items');
  const numbers = [];
  for (let number = first; step > 0 ? number <= last : number >= last; number += step) numbers.push(number);
  return numbers;
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

function hash(text: string, name: string): string {
  const algorithm = ALGORITHMS[name];
  if (!algorithm) throw new Error(`$hash: the algorithm must be one of ${Object.keys(ALGORITHMS).join(', ')}`);
  if (text.length > 10_000) throw new Error('$hash: at most 10,000 characters');
  return createHash(algorithm).update(text).digest('hex');
}

/** In [0, 1): the same number for the same seed. */
function random(seed?: number): number {
  if (seed === undefined) return Math.random();
  const digest = createHash('sha256').update(String(seed)).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

const formatting = jsonata('$fromMillis($millis, $picture, $zone)');

const format = (millis: number, picture?: string, zone?: string): string | Promise<string> =>
  picture === undefined ? new Date(millis).toISOString() : formatting.evaluate(undefined, { millis, picture, zone });
