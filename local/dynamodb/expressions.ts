import { compareNumbers } from './numbers.ts';
import { type Item, sameValue, setOf, type Type, typeOf, type Value } from './values.ts';

/** A document path: `['lines', 0, 'price']`. */
export type Path = readonly (string | number)[];

/** A parsed operator or function of an expression, its values already in place. */
export interface Node {
  readonly type: string;
  readonly name?: string;
  readonly args: readonly Operand[];
}

export type Operand = Path | Value | Node;

export interface Condition {
  readonly expression: Node;
  readonly nestedPaths: Record<string, true>;
  readonly pathHeads: Record<string, true>;
}

export interface Projection {
  readonly paths: readonly Path[];
  readonly nestedPaths: Record<string, true>;
}

export interface Updates {
  readonly sections: readonly Section[];
  readonly paths: readonly Path[];
  readonly nestedPaths: Record<string, true>;
}

/** One clause of an update expression. `val` is absent when an attribute is removed. */
export interface Section {
  readonly type: 'set' | 'remove' | 'add' | 'delete';
  readonly path: Path;
  readonly val?: Operand;
}

export const isPath = (operand: Operand): operand is Path => Array.isArray(operand);
export const isNode = (operand: Operand): operand is Node => 'args' in operand;

/** What stands at a path of an item, if anything. */
export function at(path: Path, item: Item): Value | undefined {
  let here: Value | undefined = { M: item };
  for (const step of path) here = typeof step === 'number' ? here?.L?.[step] : member(here?.M, step);
  return here;
}

const member = (map: Item | undefined, name: string) => (map && Object.hasOwn(map, name) ? map[name] : undefined);

/** Whether a condition or filter holds for an item; an absent item is `{}`. */
export function holds({ type, name, args }: Node, item: Item): boolean {
  if (type === 'and') return args.every((arg) => holds(arg as Node, item));
  if (type === 'or') return args.some((arg) => holds(arg as Node, item));
  if (type === 'not') return !holds(args[0] as Node, item);
  const [first, ...rest] = args.map((arg) => resolve(arg, item));
  const test = tests[type === 'function' ? name! : type];
  if (!test) throw new Error(`The expression parser let ${type} ${name} through`);
  return test(first, rest as [Value | undefined, Value | undefined]);
}

type Test = (value: Value | undefined, operands: readonly [Value | undefined, Value | undefined]) => boolean;

const tests: Readonly<Record<string, Test>> = {
  '=': (value, [other]) => value !== undefined && sameValue(value, other),
  '<>': (value, [other]) => value === undefined || !sameValue(value, other),
  '<': (value, [other]) => compare(value, other) < 0,
  '<=': (value, [other]) => compare(value, other) <= 0,
  '>': (value, [other]) => compare(value, other) > 0,
  '>=': (value, [other]) => compare(value, other) >= 0,
  between: (value, [low, high]) => compare(value, low) >= 0 && compare(value, high) <= 0,
  in: (value, others) => value !== undefined && others.some((other) => sameValue(value, other)),
  attribute_exists: (value) => value !== undefined,
  attribute_not_exists: (value) => value === undefined,
  attribute_type: (value, [type]) => value?.[type?.S as Type] !== undefined,
  begins_with: (value, [start]) => beginsWith(value, start),
  contains: (value, [part]) => contains(value, part),
};

function resolve(operand: Operand, item: Item): Value | undefined {
  if (isPath(operand)) return at(operand, item);
  if (!isNode(operand)) return operand;
  const value = resolve(operand.args[0]!, item);
  const size = value && lengthOf(value);
  return size === undefined ? undefined : { N: String(size) };
}

/** `size(path)`: characters, bytes or members; numbers and booleans have none. */
function lengthOf(value: Value): number | undefined {
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64');
  if (value.M) return Object.keys(value.M).length;
  return (value.S ?? value.L ?? setOf(value))?.length;
}

/** Negative, zero or positive; NaN, which is on no side of 0, for values that have no order between them. */
export function compare(one: Value | undefined, other: Value | undefined): number {
  if (one?.N !== undefined && other?.N !== undefined) return compareNumbers(one.N, other.N);
  const [bytes, otherBytes] = [one && bytesOf(one), other && bytesOf(other)];
  if (!bytes || !otherBytes || typeOf(one!) !== typeOf(other!)) return Number.NaN;
  return Buffer.compare(bytes, otherBytes);
}

function bytesOf(value: Value): Buffer | undefined {
  if (value.S !== undefined) return Buffer.from(value.S);
  if (value.B !== undefined) return Buffer.from(value.B, 'base64');
  return undefined;
}

function beginsWith(value: Value | undefined, start: Value | undefined): boolean {
  if (value?.S !== undefined && start?.S !== undefined) return value.S.startsWith(start.S);
  if (value?.B === undefined || start?.B === undefined) return false;
  const bytes = Buffer.from(start.B, 'base64');
  return Buffer.from(value.B, 'base64').subarray(0, bytes.length).equals(bytes);
}

/** A part of a text, a member of a set, or an element of a list. */
function contains(value: Value | undefined, part: Value | undefined): boolean {
  if (!value || !part) return false;
  if (value.S !== undefined) return part.S !== undefined && value.S.includes(part.S);
  if (value.B !== undefined)
    return part.B !== undefined && Buffer.from(value.B, 'base64').includes(Buffer.from(part.B, 'base64'));
  if (value.L) return value.L.some((element) => sameValue(element, part));
  const member = { SS: part.S, NS: part.N, BS: part.B }[typeOf(value) as 'SS' | 'NS' | 'BS'];
  return member !== undefined && setOf(value)?.includes(member) === true;
}
