import { type Assembly, readAssembly, type Stack, type TemplateResource } from './assembly.ts';
import { holds, noValue, resolve, type Scope } from './resolve.ts';
import { kinds } from './resources/index.ts';
import type { Kind, Named, Place } from './resources/kind.ts';
import { urlSuffix } from './resources/messaging.ts';
import { memberFaults } from './resources/shape.ts';
import type { Json } from './service.ts';

/** A resource of the template with everything resolved. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Json;
  /** What `Ref` gives. */
  readonly ref: string;
  /** What `Fn::GetAtt` gives, such as `Arn`. */
  readonly attributes: Readonly<Record<string, Json>>;
}

/** The whole of what was synthesized, ready to be run. */
export interface Blueprint {
  readonly place: Place;
  readonly resources: readonly Resource[];
  /** Resources of one CloudFormation type. */
  of(type: string): Resource[];
  /** The outputs of all stacks, by stack and name. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  asset(objectKey: string): string | undefined;
}

/** The account of the embedded cloud: no account on AWS has this number. */
const account = '000000000000';
const defaultRegion = 'us-east-1';

const partitionOf = (region: string) => (region.startsWith('cn-') ? 'aws-cn' : 'aws');

/**
 * Reads a cloud assembly and resolves every value in it, across stacks. `known` is what only the running cloud can tell.
 * @throws Error listing every resource type and property that is not known here, with stack and logical id.
 */
export function readTemplate(folder: string, known: Pick<Place, 'endpoint' | 'streamArn'> = {}): Blueprint {
  const assembly = readAssembly(folder);
  const region = assembly.stacks.map((stack) => stack.region).find(Boolean) ?? defaultRegion;
  const reader = new Reader(assembly, { partition: partitionOf(region), region, account, ...known });
  refuseUnknown(reader);
  const resources = reader.resources();
  return {
    place: reader.place,
    resources,
    of: (type) => resources.filter((resource) => resource.type === type),
    outputs: reader.outputs(),
    asset: assembly.asset,
  };
}

function refuseUnknown(reader: Reader): void {
  const faults = reader.entries().flatMap((entry) => reader.faults(entry));
  if (faults.length) throw new Error(`The template holds what is not run here:\n  ${faults.join('\n  ')}`);
}

interface Entry {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly resource: TemplateResource;
}

/** Resolves values on demand, since names and properties refer to each other in any order. */
class Reader {
  readonly place: Place;
  readonly #assembly: Assembly;
  readonly #exports = new Map<string, () => Json>();
  /** What is being resolved, to find rings. */
  readonly #path: string[] = [];

  constructor(assembly: Assembly, place: Place) {
    this.#assembly = assembly;
    this.place = place;
    for (const stack of assembly.stacks) this.#addExports(stack);
  }

  #addExports(stack: Stack): void {
    const scope = this.#scope(stack);
    for (const output of Object.values(stack.template.Outputs ?? {}))
      if (output.Export && this.#exists(stack, output))
        this.#exports.set(resolve(output.Export.Name, scope), () => resolve(output.Value, scope));
  }

  #exists = (stack: Stack, part: { Condition?: string }): boolean =>
    !part.Condition || this.#condition(stack, part.Condition);

  entries(): Entry[] {
    return this.#assembly.stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources ?? {})
        .filter(([, resource]) => this.#exists(stack, resource))
        .map(([logicalId, resource]) => ({ stack, logicalId, resource })),
    );
  }

  resources(): Resource[] {
    return this.entries().map((entry) => this.#blame(entry, () => this.#resource(entry)));
  }

  outputs(): Record<string, Record<string, Json>> {
    return Object.fromEntries(
      this.#assembly.stacks.map((stack) => {
        const outputs = Object.entries(stack.template.Outputs ?? {}).filter(([, output]) =>
          this.#exists(stack, output),
        );
        return [stack.name, Object.fromEntries(outputs.map(([n, o]) => [n, resolve(o.Value, this.#scope(stack))]))];
      }),
    );
  }

  faults(entry: Entry): string[] {
    const { stack, logicalId, resource } = entry;
    const where = `${stack.name} / ${logicalId} (${resource.Type})`;
    const kind = Object.hasOwn(kinds, resource.Type) ? kinds[resource.Type] : undefined;
    if (!kind) return [`${where}: resource type ${resource.Type} is not known here`];
    const properties = this.#blame(entry, () => resolve(resource.Properties ?? {}, this.#scope(stack)));
    return [
      ...attributeFaults(resource).map((fault) => `${where}: ${fault}`),
      ...memberFaults(kind.properties, properties, '').map((fault) => `${where}: ${fault}`),
    ];
  }

  #resource({ stack, logicalId, resource }: Entry): Resource {
    const kind = kindOf(resource);
    const named = this.#named(stack, logicalId, resource);
    return {
      stack: stack.name,
      logicalId,
      type: resource.Type,
      properties: resolve(resource.Properties ?? {}, this.#scope(stack)),
      ref: kind.ref(named),
      attributes: Object.fromEntries(Object.entries(kind.attributes).map(([name, value]) => [name, value(named)])),
    };
  }

  #named(stack: Stack, logicalId: string, resource: TemplateResource): Named {
    const scope = this.#scope(stack);
    const property = (name: string) => {
      const value = resource.Properties?.[name];
      const resolved = value === undefined ? undefined : resolve(value, scope);
      return resolved === noValue ? undefined : resolved;
    };
    return { stack: stack.name, logicalId, place: this.place, property };
  }

  #scope(stack: Stack): Scope {
    return {
      ref: (name) => this.#ref(stack, name),
      attribute: (logicalId, name) => this.#attribute(stack, logicalId, name),
      imported: (name) => this.#imported(name),
      condition: (name) => this.#condition(stack, name),
      mapping: (map, first, second) => {
        const value = stack.template.Mappings?.[map]?.[first]?.[second];
        if (value === undefined) throw new Error(`no mapping ${map}.${first}.${second}`);
        return value;
      },
    };
  }

  #ref(stack: Stack, name: string): Json {
    if (name.startsWith('AWS::')) return this.#pseudo(stack, name);
    const parameter = stack.template.Parameters?.[name];
    if (parameter) return this.#parameter(name, parameter);
    const resource = this.#find(stack, name);
    return this.#guard(`${stack.name}/${name}`, () => kindOf(resource).ref(this.#named(stack, name, resource)));
  }

  #attribute(stack: Stack, logicalId: string, name: string): Json {
    const resource = this.#find(stack, logicalId);
    const attribute = kindOf(resource).attributes[name];
    if (!attribute) throw new Error(`${logicalId} (${resource.Type}) has no attribute ${name} here`);
    return this.#guard(`${stack.name}/${logicalId}.${name}`, () => attribute(this.#named(stack, logicalId, resource)));
  }

  #find(stack: Stack, logicalId: string): TemplateResource {
    const resource = stack.template.Resources?.[logicalId];
    if (!resource) throw new Error(`${stack.name} has no resource or parameter ${logicalId}`);
    return resource;
  }

  #parameter(name: string, { Type, Default }: { Type: string; Default?: Json }): Json {
    if (Default === undefined) throw new Error(`the parameter ${name} has no default`);
    // The value of an SSM parameter is not known here; its only use in CDK templates is the version of the bootstrap.
    return Type === 'CommaDelimitedList' ? String(Default).split(',') : Default;
  }

  #pseudo(stack: Stack, name: string): Json {
    const { partition, region, account } = this.place;
    const values: Record<string, Json> = {
      'AWS::Partition': partition,
      'AWS::Region': region,
      'AWS::AccountId': account,
      'AWS::URLSuffix': urlSuffix(partition),
      'AWS::StackName': stack.name,
      'AWS::StackId': `arn:${partition}:cloudformation:${region}:${account}:stack/${stack.name}/local`,
      'AWS::NotificationARNs': [],
    };
    if (!(name in values)) throw new Error(`the pseudo parameter ${name} is not known here`);
    return values[name];
  }

  #imported(name: string): Json {
    const value = this.#exports.get(name);
    if (!value) throw new Error(`no stack exports ${name}`);
    return this.#guard(`export ${name}`, value);
  }

  #condition(stack: Stack, name: string): boolean {
    const condition = stack.template.Conditions?.[name];
    if (condition === undefined) throw new Error(`${stack.name} has no condition ${name}`);
    return this.#guard(`condition ${stack.name}/${name}`, () => holds(condition, this.#scope(stack)));
  }

  #guard<T>(what: string, find: () => T): T {
    if (this.#path.includes(what))
      throw new Error(`the template refers in a ring: ${[...this.#path, what].join(' → ')}`);
    this.#path.push(what);
    try {
      return find();
    } finally {
      this.#path.pop();
    }
  }

  #blame<T>({ stack, logicalId }: Entry, read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw new Error(`${stack.name} / ${logicalId}: ${(error as Error).message}`, { cause: error });
    }
  }
}

function kindOf(resource: TemplateResource): Kind {
  const kind = Object.hasOwn(kinds, resource.Type) ? kinds[resource.Type] : undefined;
  if (!kind) throw new Error(`resource type ${resource.Type} is not known here`);
  return kind;
}

/**
 * What may stand beside `Type` and `Properties`. Dependencies and deletion policies order and outlive a deployment;
 * here everything exists from the start and nothing is deleted by it.
 */
const besides = new Set([
  'Type',
  'Properties',
  'Metadata',
  'DependsOn',
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
]);

const attributeFaults = (resource: TemplateResource): string[] =>
  Object.keys(resource)
    .filter((name) => !besides.has(name))
    .map((name) => `attribute ${name} is not known here`);
