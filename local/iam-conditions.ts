import { BlockList, isIPv6 } from 'node:net';

type Context = Readonly<Record<string, string | readonly string[]>>;
type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One condition operator without its prefix and suffix. A negated one holds when none of the wanted values matches. */
interface Operator {
  readonly matches: (value: string, wanted: string, context: Context) => boolean;
  readonly negated?: boolean;
}

const equal: Operator['matches'] = (value, wanted, context) => value === fill(wanted, context);
const equalInAnyCase: Operator['matches'] = (value, wanted, context) =>
  value.toLowerCase() === fill(wanted, context)?.toLowerCase();
const like: Operator['matches'] = (value, wanted, context) => matches(wanted, value, context);
const arnLike: Operator['matches'] = (value, wanted, context) => {
  const parts = arnParts(value);
  return arnParts(wanted).every((part, i) => parts[i] !== undefined && matches(part, parts[i], context));
};
const compared =
  (holds: (value: number, wanted: number) => boolean): Operator['matches'] =>
  (value, wanted) =>
    holds(Number(value), Number(wanted));
const not = (positive: Operator['matches']): Operator => ({ matches: positive, negated: true });

const operators: Readonly<Record<string, Operator>> = {
  StringEquals: { matches: equal },
  StringNotEquals: not(equal),
  StringEqualsIgnoreCase: { matches: equalInAnyCase },
  StringNotEqualsIgnoreCase: not(equalInAnyCase),
  StringLike: { matches: like },
  StringNotLike: not(like),
  ArnEquals: { matches: arnLike },
  ArnLike: { matches: arnLike },
  ArnNotEquals: not(arnLike),
  ArnNotLike: not(arnLike),
  Bool: { matches: equalInAnyCase },
  NumericEquals: { matches: compared((value, wanted) => value === wanted) },
  NumericNotEquals: not(compared((value, wanted) => value === wanted)),
  NumericLessThan: { matches: compared((value, wanted) => value < wanted) },
  NumericLessThanEquals: { matches: compared((value, wanted) => value <= wanted) },
  NumericGreaterThan: { matches: compared((value, wanted) => value > wanted) },
  NumericGreaterThanEquals: { matches: compared((value, wanted) => value >= wanted) },
  IpAddress: { matches: (value, wanted) => inSubnet(value, wanted) },
  NotIpAddress: not((value, wanted) => inSubnet(value, wanted)),
};

/**
 * Whether every condition of a statement holds
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
 * An unknown operator throws.
 */
export function conditionsHold(conditions: Conditions, context: Context): boolean {
  return Object.entries(conditions).every(([operator, tests]) =>
    Object.entries(tests).every(([key, wanted]) => holds(operator, listOf(wanted), valuesOf(context, key), context)),
  );
}

/** The parts of an operator's name; throws when it is not one of IAM's that this cloud evaluates. */
export function knownOperator(name: string) {
  const [, set, base = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  if (base !== 'Null' && !Object.hasOwn(operators, base))
    throw new Error(`Condition operator ${name} is not supported`);
  return { set, base, ifExists: ifExists !== undefined };
}

function holds(name: string, wanted: readonly string[], values: readonly string[] | undefined, context: Context) {
  const { set, base, ifExists } = knownOperator(name);
  if (base === 'Null') return wanted.some((value) => (value === 'true') === (values === undefined));
  const operator = operators[base]!;
  const one = (value: string) =>
    wanted.some((each) => operator.matches(value, String(each), context)) !== (operator.negated ?? false);
  if (values === undefined)
    return ifExists || set === 'ForAllValues' || (operator.negated === true && set === undefined);
  return set === 'ForAllValues' ? values.every(one) : values.some(one);
}

/** Keys of the request context are compared without regard to case. */
function valuesOf(context: Context, key: string): readonly string[] | undefined {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase());
  return found && listOf(found[1]);
}

/** Whether `value` matches a pattern with `*`, `?` and policy variables such as `${aws:PrincipalArn}`. */
export function matches(pattern: string, value: string, context: Context): boolean {
  let unknown = false;
  const source = pattern.replace(/\$\{([^}]*)\}|[*?]|[\\^$.|+()[\]{}]/g, (found, variable?: string) => {
    if (found === '*') return '[^]*';
    if (found === '?') return '[^]';
    if (variable === undefined) return `\\${found}`;
    const filled = variableIn(variable, context);
    unknown ||= filled === undefined;
    return (filled ?? '').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  });
  return !unknown && new RegExp(`^${source}$`, 'u').test(value);
}

/** The text with its variables filled in, or undefined when one of them is not in the request. */
function fill(text: string, context: Context): string | undefined {
  let unknown = false;
  const filled = text.replace(/\$\{([^}]*)\}/g, (_, variable: string) => {
    const value = variableIn(variable, context);
    unknown ||= value === undefined;
    return value ?? '';
  });
  return unknown ? undefined : filled;
}

/** `${*}`, `${?}` and `${$}` stand for themselves; `${key, 'text'}` has a default. */
function variableIn(variable: string, context: Context): string | undefined {
  if (['*', '?', '$'].includes(variable)) return variable;
  const [, key = '', otherwise] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(variable) ?? [];
  return valuesOf(context, key)?.[0] ?? otherwise;
}

/** The six parts of an ARN; the last may hold further colons. */
function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function inSubnet(address: string, subnet: string): boolean {
  const [network = '', bits] = subnet.split('/');
  const type = isIPv6(network) ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, Number(bits ?? (type === 'ipv6' ? 128 : 32)), type);
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);
