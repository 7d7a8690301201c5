import type { Json } from '../service.ts';
import type { Blueprint, Resource } from '../template.ts';

/** CloudFormation writes booleans as text or not, as it likes. */
export const isTrue = (value: Json): boolean => String(value) === 'true';

/**
 * Makes each resource of a type.
 * @throws Error naming the resource that a service refuses, and why
 */
export function each({ of }: Blueprint, type: string, make: (resource: Resource) => void): void {
  for (const resource of of(type)) {
    try {
      make(resource);
    } catch (error) {
      const { stack, logicalId } = resource;
      throw new Error(`${stack} / ${logicalId} (${type}): ${(error as Error).message}`, { cause: error });
    }
  }
}
