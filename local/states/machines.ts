import { randomUUID } from 'node:crypto';
import { AwsError, type Json, type Principal, type Surroundings } from '../service.ts';
import { checkName, invalidDefinition, parseDefinition } from './checks.ts';
import { lintDefinition } from './lint.ts';
import { hashOf, type Machine, type Store } from './store.ts';

export interface MachineWish {
  readonly name: string;
  /** The definition as an object. */
  readonly definition: Json;
  /** The role as which the machine calls other services. */
  readonly roleArn: string;
  readonly loggingConfiguration?: Json;
}

/** The state machines of the cloud and the roles they run as. */
export class Machines {
  readonly #store: Store;
  readonly #surroundings: Surroundings;
  readonly #principalOf: (roleArn: string) => Principal | undefined;

  constructor(store: Store, surroundings: Surroundings, principalOf: (roleArn: string) => Principal | undefined) {
    this.#store = store;
    this.#surroundings = surroundings;
    this.#principalOf = principalOf;
  }

  /** As a template wants it: made, or changed when it is there. Running executions keep what they started with. */
  ensure({ principal, ...wish }: MachineWish & { principal: Principal }): string {
    this.#store.putRole(wish.roleArn, principal);
    const arn = this.arnOf(checkName(wish.name));
    const old = this.#store.machine(arn);
    if (!old) return this.#put(arn, wish, undefined).arn;
    const same = old.definition === hashOf(JSON.stringify(wish.definition)) && old.role === wish.roleArn;
    if (!same) this.#put(arn, wish, old);
    return arn;
  }

  create(input: Json, caller: Principal): Machine {
    if (input.type && input.type !== 'STANDARD') throw unsupported(`type ${input.type}`);
    if (input.publish) throw unsupported('publish (versions)');
    const arn = this.arnOf(checkName(input.name));
    const definition = parseDefinition(input.definition);
    this.#checkRole(input.roleArn, caller);
    const old = this.#store.machine(arn);
    if (!old) return this.#put(arn, { ...input, definition }, undefined);
    if (old.definition === hashOf(JSON.stringify(definition)) && old.role === input.roleArn) return old;
    throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
  }

  update(old: Machine, input: Json, caller: Principal): Machine {
    const { definition, roleArn, loggingConfiguration } = input;
    if (definition === undefined && roleArn === undefined && loggingConfiguration === undefined)
      throw new AwsError(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, or the LoggingConfiguration must be specified',
      );
    if (roleArn !== undefined) this.#checkRole(roleArn, caller);
    const wish = {
      name: old.name,
      definition:
        definition === undefined ? JSON.parse(this.#store.definition(old.definition)!) : parseDefinition(definition),
      roleArn: roleArn ?? old.role,
      loggingConfiguration: loggingConfiguration ?? JSON.parse(old.logging),
    };
    return this.#put(old.arn, wish, old);
  }

  arnOf(name: string): string {
    const { partition, region, account } = this.#surroundings;
    return `arn:${partition}:states:${region}:${account}:stateMachine:${name}`;
  }

  #put(
    arn: string,
    { name, definition, roleArn, loggingConfiguration }: MachineWish,
    old: Machine | undefined,
  ): Machine {
    const body = JSON.stringify(definition);
    if (this.#store.definition(hashOf(body)) === undefined) this.#lint(definition);
    const now = Math.floor(this.#surroundings.clock.now());
    const machine = {
      arn,
      name,
      definition: this.#store.putDefinition(body),
      role: roleArn,
      logging: JSON.stringify(loggingConfiguration ?? { level: 'OFF', includeExecutionData: false }),
      revision: old ? randomUUID() : null,
      created: old?.created ?? now,
      updated: now,
    };
    this.#store.putMachine(machine);
    return machine;
  }

  /** @throws AwsError InvalidDefinition with everything that is wrong */
  #lint(definition: Json): void {
    const findings = lintDefinition(definition, this.#surroundings.partition);
    if (findings.length === 0) return;
    const texts = findings.map(({ message, location }) => `${message} at ${location}`);
    throw invalidDefinition(`SCHEMA_VALIDATION_FAILED: ${texts.join('; ')}`);
  }

  /** A role that no template has declared can be used by the operator only, and may then do everything. */
  #checkRole(arn: unknown, caller: Principal): void {
    if (typeof arn !== 'string' || !/^arn:[^:]+:iam::\d{12}:role\/.+/.test(arn))
      throw new AwsError('InvalidArn', `Invalid Arn: 'Invalid role ARN: ${arn}'`);
    const principal = this.#principalOf(arn) ?? this.#store.role(arn);
    if (principal) {
      this.#store.putRole(arn, principal);
      return;
    }
    if (caller.policies !== undefined)
      throw new AwsError(
        'AccessDeniedException',
        `${caller.arn} is not authorized to perform: iam:PassRole on resource: ${arn}`,
      );
    this.#store.putRole(arn, { arn, policies: undefined });
  }
}

const unsupported = (what: string) =>
  new AwsError('ValidationException', `${what} is not supported by this embedded cloud`);
