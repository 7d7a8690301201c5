import { invalid } from './errors.ts';
import { at, isNode, isPath, type Operand, type Path, type Section, type Updates } from './expressions.ts';
import { digitsOf, minus, plus } from './numbers.ts';
import { type Item, setOf, typeOf, type Value } from './values.ts';

/** Values under change: the item's own copy, so that the old image stays as it was. */
interface Draft {
  L?: Draft[];
  M?: Record<string, Draft>;
}

/** The item after an update expression. Every operand is read from the item as it was before. */
export function update(item: Item, { sections }: Updates): Item {
  const draft = structuredClone(item) as Record<string, Draft>;
  const values = sections.map((section) => section.val && resolve(section.val, item));
  for (const [i, section] of sections.entries())
    if (section.type !== 'remove') change(draft, section, values[i]!, at(section.path, item));
  // From the end of each list, so that removing one element does not move the next one to be removed.
  const removals = sections.filter(({ type }) => type === 'remove').sort((a, b) => fromTheEnd(a.path, b.path));
  for (const { path } of removals) remove(draft, path);
  return draft as Item;
}

function change(draft: Record<string, Draft>, section: Section, value: Value, before: Value | undefined): void {
  const parent = parentOf(draft, section.path);
  if (section.type !== 'set' && before && typeOf(before) !== typeOf(value)) throw wrongType();
  const now = changes[section.type as keyof typeof changes](value, before);
  if (now) put(parent, section.path, now);
  else if (before) remove(draft, section.path);
}

const changes = {
  set: (value: Value) => value,
  add: (value: Value, before: Value | undefined) => added(before, value),
  delete: (value: Value, before: Value | undefined) => before && without(before, value),
};

function resolve(operand: Operand, item: Item): Value {
  if (isPath(operand)) return at(operand, item) ?? missing();
  if (!isNode(operand)) return operand;
  const [first, second] = operand.args as [Operand, Operand];
  if (operand.name === 'if_not_exists') return at(first as Path, item) ?? resolve(second, item);
  const [one, other] = [resolve(first, item), resolve(second, item)];
  if (operand.name === 'list_append') {
    if (!one.L || !other.L) throw wrongType();
    return { L: [...one.L, ...other.L] };
  }
  if (one.N === undefined || other.N === undefined) throw wrongType();
  return number(operand.type === 'add' ? plus(one.N, other.N) : minus(one.N, other.N));
}

function added(before: Value | undefined, value: Value): Value {
  if (value.N !== undefined) return before?.N === undefined ? value : number(plus(before.N, value.N));
  const type = typeOf(value);
  return { [type]: [...new Set([...((before && setOf(before)) ?? []), ...setOf(value)!])] };
}

function without(before: Value, value: Value): Value | undefined {
  const left = setOf(before)!.filter((member) => !setOf(value)!.includes(member));
  return left.length > 0 ? { [typeOf(before)]: left } : undefined;
}

/** A sum within what DynamoDB keeps: 38 significant digits, below 1e126. */
function number(sum: string): Value {
  if (sum.replace('-', '').split('.')[0]!.length > 126)
    throw invalid('Number overflow. Attempting to store a number with magnitude larger than supported range');
  if (digitsOf(sum) > 38) throw invalid('Attempting to store more than 38 significant digits in a Number');
  return { N: sum };
}

function put(parent: Draft, path: Path, value: Value): void {
  const step = path.at(-1)!;
  if (typeof step === 'string') parent.M![step] = value as Draft;
  // An index past the end appends.
  else parent.L![Math.min(step, parent.L!.length)] = value as Draft;
}

function remove(draft: Record<string, Draft>, path: Path): void {
  const parent = parentOf(draft, path);
  const step = path.at(-1)!;
  if (typeof step === 'string') delete parent.M![step];
  else parent.L!.splice(step, 1);
}

function parentOf(draft: Record<string, Draft>, path: Path): Draft {
  let here: Draft | undefined = { M: draft };
  for (const step of path.slice(0, -1)) here = typeof step === 'number' ? here?.L?.[step] : here?.M?.[step];
  if (typeof path.at(-1) === 'number' ? here?.L : here?.M) return here!;
  throw invalid('The document path provided in the update expression is invalid for update');
}

function fromTheEnd(a: Path, b: Path): number {
  for (const [i, step] of a.entries()) {
    const other = b[i];
    if (typeof step === 'number' && typeof other === 'number' && step !== other) return other - step;
    if (step !== other) return 0;
  }
  return 0;
}

const wrongType = () => invalid('An operand in the update expression has an incorrect data type');

function missing(): never {
  throw invalid('The provided expression refers to an attribute that does not exist in the item');
}
