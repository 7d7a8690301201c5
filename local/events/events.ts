import { join } from 'node:path';
import {
  AwsError,
  type CallContext,
  type Json,
  type JsonService,
  type Need,
  type Principal,
  type Surroundings,
} from '../service.ts';
import { Database } from '../states/database.ts';
import { checkRequest, eventOf, refusal } from './entries.ts';
import { OUTBOX_SCHEMA, Outbox } from './outbox.ts';
import { checkPattern, matches } from './pattern.ts';
import { kindOf } from './targets.ts';
import { type InputWish, inputFor } from './transform.ts';

/** EventBridge of the embedded cloud: buses and rules of the template, and PutEvents. */
export interface Events extends JsonService {
  /** Makes a bus; the bus `default` is always there. */
  ensureBus(name: string): void;
  /** Makes or replaces a rule. @throws AwsError InvalidEventPatternException, or Error naming a target that is not delivered to */
  ensureRule(wish: RuleWish): void;
  /** Delivers what a stop interrupted; to be called once, when all services are there. */
  resume(): void;
  close(): void;
}

interface RuleWish {
  readonly name: string;
  /** Name or ARN of the bus, `default` unless told. */
  readonly bus?: string | undefined;
  readonly pattern: Json;
  readonly state?: string | undefined;
  readonly targets: readonly RuleTarget[];
}

export interface RuleTarget extends InputWish {
  readonly id: string;
  readonly arn: string;
  /** As whom it is delivered: the role of the target, or the service where the target's own policy lets it in. */
  readonly principal: Principal;
  readonly roleArn?: string | undefined;
  readonly messageGroup?: string | undefined;
  readonly deadLetterArn?: string | undefined;
  /** As whom the dead letter is sent: EventBridge itself, which the policy of the queue must let in. */
  readonly deadLetterPrincipal?: Principal | undefined;
  readonly retryPolicy?:
    | { readonly MaximumRetryAttempts?: number; readonly MaximumEventAgeInSeconds?: number }
    | undefined;
}

/** @param path of the database, `events.sqlite` in the state folder unless told */
export function openEvents(surroundings: Surroundings, path = join(surroundings.folder, 'events.sqlite')): Events {
  const database = new Database(path, OUTBOX_SCHEMA);
  const outbox = new Outbox(database, surroundings);
  const buses = new Buses(surroundings);
  return {
    name: 'events',
    ensureBus: (name) => buses.add(name),
    ensureRule: (wish) => buses.addRule(wish),
    needs: (operation, input) => needsOf(buses, operation, input),
    call: async (operation, input, _context: CallContext) => {
      if (operation === 'PutEvents') return putEvents(surroundings, database, outbox, buses, input);
      if (operation === 'TestEventPattern') return { Result: testPattern(input) };
      throw new AwsError('UnknownOperationException', `EventBridge here has no operation ${operation}`);
    },
    resume: () => outbox.flush(),
    close: () => {
      outbox.close();
      database.close();
    },
  };
}

class Buses {
  readonly #surroundings: Surroundings;
  readonly #rules = new Map<string, Map<string, RuleWish>>([['default', new Map()]]);

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  add(name: string): void {
    if (!this.#rules.has(name)) this.#rules.set(name, new Map());
  }

  addRule(wish: RuleWish): void {
    checkPattern(wish.pattern);
    for (const { arn } of wish.targets) {
      const kind = kindOf(arn, this.#surroundings.partition);
      if (kind !== 'lambda' && kind !== 'sqs' && kind !== 'states')
        throw new Error(
          `The rule ${wish.name}: nothing is delivered to ${arn} here (Lambda, SQS and Step Functions are)`,
        );
    }
    const rules = this.#rules.get(nameOf(wish.bus));
    if (!rules) throw new AwsError('ResourceNotFoundException', `Event bus ${nameOf(wish.bus)} does not exist.`);
    rules.set(wish.name, wish);
  }

  /** The enabled rules of a bus; none of a bus that does not exist. */
  rulesOf(bus: string | undefined): RuleWish[] {
    return [...(this.#rules.get(nameOf(bus))?.values() ?? [])].filter(({ state = 'ENABLED' }) => state !== 'DISABLED');
  }

  busArn(bus: string | undefined): string {
    const { partition, region, account } = this.#surroundings;
    return `arn:${partition}:events:${region}:${account}:event-bus/${nameOf(bus)}`;
  }

  ruleArn({ name, bus }: RuleWish): string {
    const { partition, region, account } = this.#surroundings;
    const path = nameOf(bus) === 'default' ? name : `${nameOf(bus)}/${name}`;
    return `arn:${partition}:events:${region}:${account}:rule/${path}`;
  }
}

/** The name of a bus, out of its name or ARN. */
const nameOf = (bus = 'default') => bus.slice(bus.lastIndexOf('/') + 1);

/** Takes the entries that are right; all deliveries of a request are kept in one transaction. */
function putEvents(
  surroundings: Surroundings,
  database: Database,
  outbox: Outbox,
  buses: Buses,
  { Entries }: Json,
): Json {
  checkRequest(Entries);
  const results = database.transaction(() =>
    Entries.map((entry) => {
      const refused = refusal(entry);
      if (refused) return refused;
      const event = eventOf(entry, surroundings);
      for (const rule of buses.rulesOf(entry.EventBusName))
        if (matches(rule.pattern, event)) route(outbox, rule, buses.ruleArn(rule), event);
      return { EventId: event.id };
    }),
  );
  outbox.flush();
  return { Entries: results, FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length };
}

function route(outbox: Outbox, { name, targets }: RuleWish, ruleArn: string, event: Json): void {
  for (const target of targets) {
    const { arn, principal, messageGroup, deadLetterArn, deadLetterPrincipal, retryPolicy } = target;
    const payload = inputFor(target, event, { ruleArn, ruleName: name, ingestionTime: event.time });
    outbox.add({ arn, principal, messageGroup }, payload, {
      retries: retryPolicy?.MaximumRetryAttempts,
      maxAge: retryPolicy?.MaximumEventAgeInSeconds,
      deadLetterArn,
      deadLetterPrincipal,
      attributes: { RULE_ARN: ruleArn },
    });
  }
}

function testPattern({ EventPattern, Event }: Json): boolean {
  const pattern = parse(EventPattern);
  checkPattern(pattern);
  return matches(pattern, parse(Event));
}

function parse(text: unknown): Json {
  try {
    return JSON.parse(String(text));
  } catch (error) {
    throw new AwsError(
      'InvalidEventPatternException',
      `Event pattern is not valid. Reason: ${(error as Error).message}`,
    );
  }
}

function needsOf(buses: Buses, operation: string, { Entries = [] }: Json): Need[] {
  if (operation !== 'PutEvents') return [{ action: `events:${operation}`, resource: '*' }];
  const names = new Set<string>(
    (Array.isArray(Entries) ? Entries : []).map(({ EventBusName }) => buses.busArn(EventBusName)),
  );
  return [...names].map((resource) => ({ action: 'events:PutEvents', resource }));
}
