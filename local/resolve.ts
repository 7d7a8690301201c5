import type { Json } from './service.ts';

/** What the intrinsic functions of a template may ask of the world around a value. */
export interface Scope {
  /** `Ref` of a resource, parameter or pseudo parameter. */
  ref(name: string): Json;
  attribute(logicalId: string, name: string): Json;
  imported(exportName: string): Json;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): Json;
}

/** What `Ref: AWS::NoValue` gives: the member that holds it vanishes. */
export const noValue = Symbol('AWS::NoValue');

/**
 * Resolves the intrinsic functions in `value`.
 * @throws Error naming a function that is not known here.
 */
export function resolve(value: Json, scope: Scope): Json {
  if (Array.isArray(value)) return value.map((entry) => resolve(entry, scope)).filter((entry) => entry !== noValue);
  if (value === null || typeof value !== 'object') return value;
  const [name, ...others] = Object.keys(value);
  if (name && !others.length && isIntrinsic(name)) return call(name, value[name], scope);
  return resolveMembers(value, scope);
}

/** `Condition` alone in an object is an intrinsic only inside conditions; see `holds`. */
const isIntrinsic = (name: string) => name === 'Ref' || name.startsWith('Fn::');

function resolveMembers(value: Json, scope: Scope): Json {
  const resolved: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    const result = resolve(member, scope);
    if (result !== noValue) resolved[key] = result;
  }
  return resolved;
}

function call(name: string, argument: Json, scope: Scope): Json {
  const intrinsic = intrinsics[name];
  if (!intrinsic) throw new Error(`the function ${name} is not known here`);
  return intrinsic(argument, scope);
}

const intrinsics: Readonly<Record<string, (argument: Json, scope: Scope) => Json>> = {
  Ref: (name, scope) => (name === 'AWS::NoValue' ? noValue : scope.ref(name)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : argument;
    return scope.attribute(logicalId, attribute.join('.'));
  },
  'Fn::Join': ([separator, parts], scope) => resolve(parts, scope).join(separator),
  'Fn::Sub': substitute,
  'Fn::Select': ([index, list], scope) => resolve(list, scope)[Number(resolve(index, scope))],
  'Fn::Split': ([separator, text], scope) => String(resolve(text, scope)).split(separator),
  'Fn::ImportValue': (name, scope) => scope.imported(resolve(name, scope)),
  'Fn::If': ([condition, yes, no], scope) => resolve(scope.condition(condition) ? yes : no, scope),
  'Fn::FindInMap': ([map, first, second], scope) =>
    scope.mapping(resolve(map, scope), resolve(first, scope), resolve(second, scope)),
  'Fn::Base64': (text, scope) => Buffer.from(String(resolve(text, scope))).toString('base64'),
};

function substitute(argument: Json, scope: Scope): string {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
  return text.replace(/\$\{([^}]+)\}/g, (whole: string, name: string) => {
    if (name.startsWith('!')) return whole.replace('!', '');
    if (Object.hasOwn(own ?? {}, name)) return String(resolve(own[name], scope));
    return String(name.includes('.') ? call('Fn::GetAtt', name, scope) : scope.ref(name));
  });
}

/** Whether a condition of the template's `Conditions` section holds. */
export function holds(condition: Json, scope: Scope): boolean {
  const [name = '', argument] = Object.entries<Json>(condition)[0] ?? [];
  const all: Json[] = Array.isArray(argument) ? argument : [argument];
  switch (name) {
    case 'Condition':
      return scope.condition(argument);
    case 'Fn::Equals':
      return String(resolve(all[0], scope)) === String(resolve(all[1], scope));
    case 'Fn::Not':
      return !holds(all[0], scope);
    case 'Fn::And':
      return all.every((part) => holds(part, scope));
    case 'Fn::Or':
      return all.some((part) => holds(part, scope));
    default:
      throw new Error(`the function ${name} is not known in a condition here`);
  }
}
