import { BlockList, isIP } from 'node:net';
import { AwsError, type Json } from '../service.ts';
import { equalsIgnoringCase, fitsWildcard, texts } from './text-match.ts';

/**
 * Whether an event fits a pattern of EventBridge (or of a Lambda event source filter, which is the same language).
 * A field that holds a list fits when one of its elements does; fields of one object in a list are taken together.
 */
export function matches(pattern: Json, event: Json): boolean {
  if (Array.isArray(event)) return event.some((element) => matches(pattern, element));
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or' && isAlternatives(wanted)) return wanted.some((alternative) => matches(alternative, event));
    const value = fieldOf(event, key);
    if (Array.isArray(wanted)) return wanted.some((matcher) => fits(matcher, value));
    return fitsInside(wanted, value);
  });
}

/** A field by its name; `state.status` is also `status` inside of `state`, in the event as in the pattern. */
function fieldOf(event: Json, key: string): Json {
  if (!isObject(event)) return undefined;
  if (Object.hasOwn(event, key)) return event[key];
  const inner = Object.entries(event).filter(([name]) => name.startsWith(`${key}.`));
  if (inner.length) return Object.fromEntries(inner.map(([name, value]) => [name.slice(key.length + 1), value]));
  const [head = '', ...rest] = key.split('.');
  return rest.length ? fieldOf(event[head], rest.join('.')) : undefined;
}

/** A pattern below a field that is not there can only ask for what does not exist. */
const fitsInside = (pattern: Json, value: Json) =>
  matches(pattern, isObject(value) || Array.isArray(value) ? value : undefined);

const isObject = (value: Json): value is Record<string, Json> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** `$or` is an operator when it lists patterns, and else a field of that name. */
const isAlternatives = (value: Json): value is Json[] =>
  Array.isArray(value) && value.length > 1 && value.every(isObject);

function fits(matcher: Json, value: Json): boolean {
  if (isObject(matcher) && 'exists' in matcher) return matcher.exists === isLeaf(value);
  if (Array.isArray(value)) return value.some((element) => fits(matcher, element));
  if (value === undefined || isObject(value)) return false;
  if (!isObject(matcher)) return matcher === value;
  const [[name, operand] = ['', undefined]] = Object.entries(matcher);
  return operators[name]!(operand, value);
}

/** Only leaves exist: a value, or a list with values in it. */
const isLeaf = (value: Json): boolean =>
  value !== undefined && !isObject(value) && !(Array.isArray(value) && value.every(isObject));

type Operator = (operand: Json, value: Json) => boolean;

const operators: Readonly<Record<string, Operator>> = {
  prefix: (operand, value) => texts(operand, value, (text, start) => text.startsWith(start)),
  suffix: (operand, value) => texts(operand, value, (text, end) => text.endsWith(end)),
  'equals-ignore-case': (operand, value) => listOf(operand).some((text) => equalsIgnoringCase(text, value)),
  wildcard: (operand, value) => listOf(operand).some((text) => fitsWildcard(text, value)),
  cidr: (operand, value) => typeof value === 'string' && isIP(value) > 0 && inBlock(operand, value),
  numeric: (operand, value) => typeof value === 'number' && comparisons(operand).every((holds) => holds(value)),
  'anything-but': (operand, value) =>
    isObject(operand) ? !fits(operand, value) : !listOf(operand).some((other) => other === value),
};

const listOf = (operand: Json): Json[] => (Array.isArray(operand) ? operand : [operand]);

function inBlock(block: string, address: string): boolean {
  const [network = '', bits] = block.split('/');
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family);
  return isIP(address) === isIP(network) && list.check(address, family);
}

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `['>', 0, '<=', 5]` */
function comparisons(operand: Json[]): ((value: number) => boolean)[] {
  const tests = [];
  for (let index = 0; index < operand.length; index += 2) {
    const compare = COMPARISONS[operand[index]]!;
    tests.push((value: number) => compare(value, operand[index + 1]));
  }
  return tests;
}

/** @throws AwsError InvalidEventPatternException, with what is wrong and where */
export function checkPattern(pattern: Json): void {
  if (!isObject(pattern) || Object.keys(pattern).length === 0) throw invalid('Event pattern is not a JSON object');
  for (const [key, wanted] of Object.entries(pattern)) {
    if (key === '$or' && isAlternatives(wanted)) for (const alternative of wanted) checkPattern(alternative);
    else if (Array.isArray(wanted)) checkAlternatives(key, wanted);
    else if (isObject(wanted)) checkPattern(wanted);
    else throw invalid(`"${key}" must be an object or an array`);
  }
}

function checkAlternatives(key: string, wanted: readonly Json[]): void {
  if (wanted.length === 0) throw invalid(`Empty arrays are not allowed ("${key}")`);
  for (const matcher of wanted) {
    if (Array.isArray(matcher)) throw invalid(`Match value must be String, number, true, false, or null ("${key}")`);
    if (isObject(matcher)) checkMatcher(key, matcher);
  }
}

function checkMatcher(key: string, matcher: Record<string, Json>): void {
  const [[name, operand] = ['', undefined], ...more] = Object.entries(matcher);
  if (more.length || !(name in CHECKS)) throw invalid(`Unrecognized match type ${name} ("${key}")`);
  if (!CHECKS[name]!(operand)) throw invalid(`${name} cannot take ${JSON.stringify(operand)} ("${key}")`);
}

const isText = (value: Json) => typeof value === 'string';
const isTexts = (value: Json) => isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText));
const isCaseless = (value: Json) =>
  isObject(value) && Object.keys(value).join() === 'equals-ignore-case' && isText(value['equals-ignore-case']);
/** AWS refuses wildcards that are too complex; where it draws the line is not published. */
const isWildcard = (value: Json) => isText(value) && !value.includes('**') && value.split('*').length <= 6;
const isBlock = (value: Json) =>
  isText(value) && /^[0-9a-f.:]+\/\d{1,3}$/i.test(value) && isIP(value.split('/')[0]!) > 0;

const CHECKS: Readonly<Record<string, (operand: Json) => boolean>> = {
  exists: (operand) => typeof operand === 'boolean',
  prefix: (operand) => isText(operand) || isCaseless(operand),
  suffix: (operand) => isText(operand) || isCaseless(operand),
  'equals-ignore-case': isText,
  wildcard: isWildcard,
  cidr: isBlock,
  numeric: isNumeric,
  'anything-but': isExclusion,
};

function isNumeric(operand: Json): boolean {
  if (!Array.isArray(operand) || ![2, 4].includes(operand.length)) return false;
  if (!operand.every((part, index) => (index % 2 ? typeof part === 'number' : part in COMPARISONS))) return false;
  if (operand.length === 2) return true;
  const [low, from, high, to] = operand;
  return low.startsWith('>') && high.startsWith('<') && from < to;
}

function isExclusion(operand: Json): boolean {
  const isValue = (value: Json) => isText(value) || typeof value === 'number';
  if (isValue(operand)) return true;
  if (Array.isArray(operand))
    return operand.length > 0 && (operand.every(isText) || operand.every((value) => typeof value === 'number'));
  if (!isObject(operand)) return false;
  const [[name, inner] = ['', undefined], ...more] = Object.entries(operand);
  if (more.length) return false;
  if (name === 'prefix' || name === 'suffix') return isTexts(inner) && !listOf(inner).includes('');
  if (name === 'wildcard') return isTexts(inner) && listOf(inner).every(isWildcard);
  return name === 'equals-ignore-case' && isTexts(inner);
}

const invalid = (reason: string) =>
  new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
