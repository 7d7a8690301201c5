import { randomUUID } from 'node:crypto';
import type { Timer } from '../clock.ts';
import { Outbox } from '../events/outbox.ts';
import type { Principal, Surroundings } from '../service.ts';
import type { Wish } from './checks.ts';
import { nextAfter, parseExpression } from './expression.ts';
import type { Schedule, Store } from './store.ts';

/** Runs schedules: one timer stands for the one that is due first. */
export class Clockwork {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly surroundings: Surroundings;
  #timer: Timer | undefined;
  #started = false;

  constructor(store: Store, surroundings: Surroundings) {
    this.store = store;
    this.surroundings = surroundings;
    this.outbox = new Outbox(store.database, surroundings);
  }

  now(): number {
    return Math.floor(this.surroundings.clock.now());
  }

  /** Makes a schedule or gives it a new wish; its occurrences count from now. */
  set(wish: Wish, principal: Principal, more: { token?: string | null; declared?: boolean } = {}): Schedule {
    const now = this.now();
    const old = this.store.schedule(wish.GroupName, wish.Name);
    const schedule = {
      wish,
      principal,
      token: more.token ?? null,
      declared: more.declared ?? old?.declared ?? false,
      created: old?.created ?? now,
      modified: now,
      anchor: wish.StartDate ?? now,
    };
    // a rate without a StartDate starts at once
    const whole = { ...schedule, ...this.#following(schedule, now - 1) };
    this.store.put(whole);
    this.arm();
    return whole;
  }

  /** What fell due while nothing ran is delivered once, late. */
  start(): void {
    this.#started = true;
    this.outbox.flush();
    this.arm();
  }

  arm(): void {
    this.#timer?.cancel();
    const due = this.#started ? this.store.nextDue() : undefined;
    this.#timer = due === undefined ? undefined : this.surroundings.clock.at(due, () => this.#ring());
  }

  close(): void {
    this.#started = false;
    this.#timer?.cancel();
    this.outbox.close();
    this.store.database.close();
  }

  #ring(): void {
    if (!this.#started) return;
    const now = this.now();
    for (const schedule of this.store.due(now)) this.store.database.transaction(() => this.#fire(schedule, now));
    this.outbox.flush();
    this.arm();
  }

  /** Hands the delivery to the outbox and finds the next occurrence, or completes the schedule. */
  #fire(schedule: Schedule, now: number): void {
    const { wish } = schedule;
    this.#deliver(schedule);
    const following = this.#following(schedule, Math.max(now, schedule.occurrence!));
    if (following.occurrence === null && wish.ActionAfterCompletion === 'DELETE') this.store.delete(wish);
    else this.store.put({ ...schedule, ...following });
  }

  #following({ wish, anchor }: Pick<Schedule, 'wish' | 'anchor'>, after: number): Pick<Schedule, 'occurrence' | 'due'> {
    const { State, StartDate, EndDate, FlexibleTimeWindow } = wish;
    const expression = parseExpression(wish.ScheduleExpression, wish.ScheduleExpressionTimezone);
    const once = expression.kind === 'at';
    const from = once ? after : Math.max(after, (StartDate ?? 0) - 1);
    const occurrence = State === 'ENABLED' ? nextAfter(expression, from, anchor) : undefined;
    if (occurrence === undefined || (!once && EndDate !== undefined && occurrence > EndDate))
      return { occurrence: null, due: null };
    const minutes = FlexibleTimeWindow.Mode === 'FLEXIBLE' ? FlexibleTimeWindow.MaximumWindowInMinutes! : 0;
    return { occurrence, due: occurrence + Math.floor(Math.random() * minutes * 60_000) };
  }

  #deliver({ wish, principal, occurrence }: Schedule): void {
    const { Arn, RetryPolicy = {}, DeadLetterConfig, SqsParameters, EventBridgeParameters } = wish.Target;
    const uuid = randomUUID();
    const context = { arn: this.arnOf(wish), time: iso(occurrence!), uuid };
    const target = { arn: Arn, principal, messageGroup: SqsParameters?.MessageGroupId, event: EventBridgeParameters };
    const attributes = { SCHEDULE_ARN: context.arn, SCHEDULED_TIME: context.time, EXECUTION_ID: uuid };
    const { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: maxAge } = RetryPolicy;
    const policy = { retries, maxAge, deadLetterArn: DeadLetterConfig?.Arn, attributes };
    this.outbox.add(target, this.#payload(wish, context), policy, uuid);
  }

  /** The wish's input with the context attributes of Scheduler filled in, or without one the default event. */
  #payload({ Target }: Wish, { arn, time, uuid }: { arn: string; time: string; uuid: string }): string {
    if (Target.Input === undefined) return JSON.stringify(this.#defaultEvent(arn, time, uuid));
    return String(Target.Input)
      .replaceAll('<aws.scheduler.schedule-arn>', arn)
      .replaceAll('<aws.scheduler.scheduled-time>', time)
      .replaceAll('<aws.scheduler.execution-id>', uuid);
  }

  #defaultEvent(arn: string, time: string, id: string): object {
    const { account, region } = this.surroundings;
    const kind = { 'detail-type': 'Scheduled Event', source: 'aws.scheduler' };
    return { version: '0', id, ...kind, account, time, region, resources: [arn], detail: '{}' };
  }

  arnOf({ GroupName, Name }: Pick<Wish, 'GroupName' | 'Name'>): string {
    const { partition, region, account } = this.surroundings;
    return `arn:${partition}:scheduler:${region}:${account}:schedule/${GroupName}/${Name}`;
  }
}

const iso = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`;
