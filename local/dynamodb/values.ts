import { digitsOf } from './numbers.ts';

/** DynamoDB's typed value: exactly one member is set. Binary is base64, numbers are decimal strings. */
export interface Value {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: boolean;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
  readonly BS?: readonly string[];
  readonly L?: readonly Value[];
  readonly M?: Item;
}

export type Type = keyof Value;

export interface Item {
  readonly [attribute: string]: Value;
}

/** The type of a value that has passed validation. */
export function typeOf(value: Value): Type {
  for (const type in value) return type as Type;
  throw new Error('A value without a type passed validation');
}

/** The bytes that AWS counts for an item: attribute names and values, text as UTF-8 (Developer Guide, "Item sizes"). */
export function itemSize(item: Item): number {
  let size = 0;
  for (const name in item) size += textSize(name) + valueSize(item[name]!);
  return size;
}

function valueSize(value: Value): number {
  if (value.S !== undefined) return textSize(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.M) return 3 + Object.keys(value.M).length + itemSize(value.M);
  if (value.L) return 3 + sum(value.L, (element) => 1 + valueSize(element));
  if (value.B !== undefined) return binarySize(value.B);
  if (value.SS) return sum(value.SS, textSize);
  if (value.NS) return sum(value.NS, numberSize);
  if (value.BS) return sum(value.BS, binarySize);
  return 1;
}

const textSize = (text: string) => Buffer.byteLength(text);
const binarySize = (base64: string) => Buffer.byteLength(base64, 'base64');
/** About one byte for two significant digits, and one more (two for a negative number). */
const numberSize = (number: string) => Math.ceil(digitsOf(number) / 2) + (number.startsWith('-') ? 2 : 1);
const sum = <T>(all: readonly T[], size: (one: T) => number) => all.reduce((total, one) => total + size(one), 0);

/** How deep lists and maps are nested: 0 for an item of scalars. */
export function depthOf(item: Item): number {
  let deepest = 0;
  for (const name in item) deepest = Math.max(deepest, valueDepth(item[name]!));
  return deepest;
}

function valueDepth(value: Value): number {
  if (value.M) return 1 + depthOf(value.M);
  if (value.L) return 1 + value.L.reduce((deepest, element) => Math.max(deepest, valueDepth(element)), 0);
  return 0;
}

/** Equality as DynamoDB sees it: sets have no order, maps no order of their members. */
export function sameValue(one: Value | undefined, other: Value | undefined): boolean {
  if (!one || !other) return one === other;
  const type = typeOf(one);
  if (other[type] === undefined) return false;
  if (one.M && other.M) return sameItem(one.M, other.M);
  if (one.L && other.L) return sameList(one.L, other.L);
  const [set, otherSet] = [setOf(one), setOf(other)];
  if (set && otherSet) return set.length === otherSet.length && set.every((member) => otherSet.includes(member));
  return one[type] === other[type];
}

export function sameItem(one: Item, other: Item): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => sameValue(one[name], other[name]));
}

const sameList = (one: readonly Value[], other: readonly Value[]) =>
  one.length === other.length && one.every((element, i) => sameValue(element, other[i]));

export const setOf = (value: Value): readonly string[] | undefined => value.SS ?? value.NS ?? value.BS;

/** The item with these attributes alone. */
export function pick(item: Item, names: Iterable<string>): Item {
  const picked: Record<string, Value> = {};
  for (const name of names) if (item[name]) picked[name] = item[name];
  return picked;
}
