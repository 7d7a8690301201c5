import { randomUUID } from 'node:crypto';
import { Meter } from './counts.ts';
import type { Faults } from './faults.ts';
import { authorize, explain } from './iam.ts';
import { AwsError, type Json, type JsonService, type Need, type PolicyDocument, type Principal } from './service.ts';

/** The effect has happened, and its answer does not arrive. */
export class LostAnswer extends Error {
  readonly how: 'break' | 'error';

  constructor(how: 'break' | 'error') {
    super('The answer was lost after the effect');
    this.how = how;
  }
}

/** The policies that resources carry themselves: buckets, queues, keys, functions. */
export type ResourcePolicies = (need: Need) => PolicyDocument | undefined;

/**
 * The one door to all services: whoever calls, over HTTP or from inside, meets the same policies, the same faults and
 * the same counters.
 */
export class Door {
  readonly meter = new Meter();
  readonly #services = new Map<string, JsonService>();
  readonly #policies: ResourcePolicies[] = [];
  readonly #faults: Faults;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  add(service: JsonService): void {
    this.#services.set(service.name, service);
  }

  addPolicies(policyOf: ResourcePolicies): void {
    this.#policies.push(policyOf);
  }

  /** The policy of the resource that a need speaks of. */
  policyOf: ResourcePolicies = (need) => {
    for (const policyOf of this.#policies) {
      const policy = policyOf(need);
      if (policy) return policy;
    }
    return undefined;
  };

  /** Calls from inside the cloud, where a lost answer can only be an internal error. */
  call = async (name: string, operation: string, input: Json, principal: Principal): Promise<Json> => {
    try {
      return await this.enter(name, operation, input, principal, randomUUID());
    } catch (error) {
      if (error instanceof LostAnswer) throw new AwsError('InternalServerError', 'Internal server error', 500);
      throw error;
    }
  };

  /** @throws AwsError as the service answers it, or LostAnswer. */
  async enter(name: string, operation: string, input: Json, principal: Principal, requestId: string): Promise<Json> {
    const service = this.#services.get(name);
    if (!service) throw new AwsError('UnknownOperationException', `No service of this cloud is named ${name}`);
    this.permit(name, principal, service.needs(operation, input));
    this.refuse(name, operation, input?.TransactItems?.length);
    this.meter.called(name, operation);
    const output = await service.call(operation, this.meter.asks(name, operation, input), { principal, requestId });
    const answer = this.meter.measure(name, operation, input, output ?? {});
    this.lose(name, operation);
    return answer;
  }

  /** @throws AwsError AccessDenied in the service's words unless the policies allow every need. */
  permit(service: string, principal: Principal, needs: readonly Need[]): void {
    const asked = principal.context ? needs.map((need) => withContext(need, principal.context)) : needs;
    const verdict = authorize(principal, asked, this.policyOf);
    if (!verdict.allowed) throw accessDenied(service, explain(principal, verdict));
  }

  refuse(service: string, operation: string, items?: number): void {
    this.#faults.before(service, operation, items);
  }

  lose(service: string, operation: string): void {
    const how = this.#faults.loses(service, operation);
    if (how) throw new LostAnswer(how);
  }
}

const withContext = (need: Need, context: Principal['context']): Need => ({
  ...need,
  context: { ...need.context, ...context },
});

/** Services differ in the name and status of the same refusal. */
function accessDenied(service: string, message: string): AwsError {
  switch (service) {
    case 's3':
      return new AwsError('AccessDenied', message, 403);
    case 'sqs':
      return new AwsError('AccessDenied', message, 403);
    case 'lambda':
    case 'scheduler':
      return new AwsError('AccessDeniedException', message, 403);
    default:
      return new AwsError('AccessDeniedException', message);
  }
}
