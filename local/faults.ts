import { AwsError } from './service.ts';

/**
 * A fault to be injected, so that retries, conflicts and repeated deliveries are met on this machine and not first in
 * production:
 * `throttle` refuses before the effect, `conflict` refuses a write as if another transaction held the item,
 * `lost-answer` lets the effect happen and then breaks the connection (or answers 500), `doubled` delivers twice,
 * `delayed` delivers later.
 */
export interface Fault {
  readonly kind: 'throttle' | 'conflict' | 'lost-answer' | 'doubled' | 'delayed';
  /** SigV4 name; for deliveries: `streams`, `sqs`, `events`, `scheduler`, or `lambda` for asynchronous invocations. */
  readonly service: string;
  /** Absent: every operation. For deliveries: the name of the function or queue. */
  readonly operation?: string;
  /** Strikes from the n-th matching call on, counted from 1. */
  readonly nth?: number;
  /** How often it strikes; without `nth` or `probability` always, with `nth` once, unless told. */
  readonly times?: number;
  /** 0 to 1. */
  readonly probability?: number;
  /** Makes `probability` repeatable. */
  readonly seed?: number;
  /** How a lost answer looks: a broken connection (unless told) or an HTTP 500. */
  readonly how?: 'break' | 'error';
  /** For `delayed`: ms by the clock. */
  readonly delay?: number;
}

interface Armed extends Fault {
  readonly id: number;
  readonly random: () => number;
  seen: number;
  struck: number;
}

const aMinute = 60_000;

const kinds = new Set<Fault['kind']>(['throttle', 'conflict', 'lost-answer', 'doubled', 'delayed']);

export class Faults {
  #last = 0;
  readonly #armed = new Map<number, Armed>();

  /**
   * @returns an id for `remove`
   * @throws Error naming a kind that is not known
   */
  add(fault: Fault): number {
    if (!kinds.has(fault.kind) || !fault.service)
      throw new Error(`A fault has a kind (${[...kinds].join(', ')}) and a service; not ${JSON.stringify(fault)}`);
    const id = ++this.#last;
    this.#armed.set(id, { ...fault, id, random: sequence(fault.seed ?? id), seen: 0, struck: 0 });
    return id;
  }

  remove(id: number): void {
    this.#armed.delete(id);
  }

  clear(): void {
    this.#armed.clear();
  }

  /** The faults that are armed, with how often each has struck. */
  list(): (Fault & { readonly id: number; readonly struck: number })[] {
    return [...this.#armed.values()].map(({ random: _, seen: __, ...fault }) => fault);
  }

  /** @throws AwsError when a throttle or a conflict strikes before the effect. `items` is the size of a transaction. */
  before(service: string, operation: string, items = 1): void {
    if (this.#armed.size === 0) return;
    if (this.#strikes('throttle', service, operation)) throw throttled(service);
    if (this.#strikes('conflict', service, operation)) throw conflict(service, operation, items);
  }

  /** How the answer is lost after the effect, if it is. */
  loses(service: string, operation: string): 'break' | 'error' | undefined {
    const fault = this.#strikes('lost-answer', service, operation);
    return fault && (fault.how ?? 'break');
  }

  /** How often a delivery happens. */
  copies = (service: string, target: string): number => (this.#strikes('doubled', service, target) ? 2 : 1);

  /** @throws AwsError when a delivery is delayed: it is refused now, and comes with its service's next attempt. */
  beforeDelivery(service: string, target: string): void {
    if (this.#strikes('delayed', service, target)) throw throttled(service);
  }

  /** How much later a delivery happens, ms. */
  delay(service: string, target: string): number {
    const fault = this.#strikes('delayed', service, target);
    return fault ? (fault.delay ?? aMinute) : 0;
  }

  #strikes(kind: Fault['kind'], service: string, operation: string): Armed | undefined {
    for (const fault of this.#armed.values())
      if (fault.kind === kind && fault.service === service && matches(fault, operation) && isDue(fault)) {
        fault.struck++;
        return fault;
      }
    return undefined;
  }
}

const matches = (fault: Armed, operation: string) => !fault.operation || fault.operation === operation;

/** Counts the call, and tells whether the fault strikes it. */
function isDue(fault: Armed): boolean {
  fault.seen++;
  const most = fault.times ?? (fault.nth ? 1 : Number.POSITIVE_INFINITY);
  if (fault.struck >= most || fault.seen < (fault.nth ?? 1)) return false;
  return fault.probability === undefined || fault.random() < fault.probability;
}

function throttled(service: string): AwsError {
  switch (service) {
    case 'dynamodb':
      return new AwsError(
        'ProvisionedThroughputExceededException',
        'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
      );
    case 's3':
      return new AwsError('SlowDown', 'Please reduce your request rate.', 503);
    case 'lambda':
      return new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, { Reason: 'CallerRateLimitExceeded' });
    default:
      return new AwsError('ThrottlingException', 'Rate exceeded');
  }
}

function conflict(service: string, operation: string, items: number): AwsError {
  if (service === 's3')
    return new AwsError('OperationAborted', 'A conflicting conditional operation is currently in progress.', 409);
  if (operation !== 'TransactWriteItems' && operation !== 'TransactGetItems')
    return new AwsError('TransactionConflictException', 'Transaction is ongoing for the item');
  const reasons = Array.from({ length: items }, (_, index) =>
    index ? { Code: 'None' } : { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
