import type { Json } from '../service.ts';

/**
 * What the embedded cloud does with a property of a resource. Whatever has no shape is refused by name, so that nothing
 * of the template is passed over in silence.
 */
export type Shape =
  /** Acted on, with everything below it. */
  | { readonly is: 'used' }
  /** Accepted without effect here, for a reason that the documentation shows. */
  | { readonly is: 'idle'; readonly reason: string }
  /** Only these values are run; another one is refused. */
  | { readonly is: 'only'; readonly values: readonly Json[] }
  | { readonly is: 'object'; readonly members: Shapes }
  | { readonly is: 'list'; readonly of: Shape };

export type Shapes = Readonly<Record<string, Shape>>;

export const used: Shape = { is: 'used' };
export const idle = (reason: string): Shape => ({ is: 'idle', reason });
export const only = (...values: readonly Json[]): Shape => ({ is: 'only', values });
export const object = (members: Shapes): Shape => ({ is: 'object', members });
export const list = (of: Shape): Shape => ({ is: 'list', of });

/** What is wrong with `value` under `shape`: one sentence per fault, with the path of the property. */
function faults(shape: Shape, value: Json, path: string): string[] {
  switch (shape.is) {
    case 'used':
    case 'idle':
      return [];
    case 'only':
      if (shape.values.some((allowed) => String(allowed) === String(value))) return [];
      return [`property ${path} is run here only as ${shape.values.join(' or ')}, not as ${JSON.stringify(value)}`];
    case 'list':
      if (!Array.isArray(value)) return [`property ${path} must be a list`];
      return value.flatMap((entry, index) => faults(shape.of, entry, `${path}[${index}]`));
    case 'object':
      return memberFaults(shape.members, value, path);
  }
}

export function memberFaults(members: Shapes, value: Json, path: string): string[] {
  return Object.entries<Json>(value ?? {}).flatMap(([name, member]) => {
    const at = path ? `${path}.${name}` : name;
    const shape = Object.hasOwn(members, name) ? members[name] : undefined;
    return shape ? faults(shape, member, at) : [`property ${at} is not known here`];
  });
}
