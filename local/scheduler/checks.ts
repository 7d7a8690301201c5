import { kindOf } from '../events/targets.ts';
import { AwsError, type Json, type Surroundings } from '../service.ts';
import { parseExpression } from './expression.ts';
import { isZone } from './zone.ts';

/** A schedule as its owner wishes it: the members of CreateSchedule. */
export interface Wish {
  readonly Name: string;
  readonly GroupName: string;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone: string;
  /** ms */
  readonly StartDate?: number;
  /** ms */
  readonly EndDate?: number;
  readonly State: 'ENABLED' | 'DISABLED';
  readonly Description?: string;
  readonly FlexibleTimeWindow: { readonly Mode: 'OFF' | 'FLEXIBLE'; readonly MaximumWindowInMinutes?: number };
  readonly Target: Json;
  readonly ActionAfterCompletion: 'NONE' | 'DELETE';
}

const MEMBERS =
  'Name GroupName ScheduleExpression ScheduleExpressionTimezone StartDate EndDate State Description FlexibleTimeWindow Target ActionAfterCompletion ClientToken';
const TARGET = 'Arn RoleArn Input RetryPolicy DeadLetterConfig SqsParameters EventBridgeParameters';

/** @throws AwsError ValidationException naming what is wrong, or not supported here */
export function checkWish(input: Json, surroundings: Surroundings): Wish {
  refuseOthers(input, MEMBERS, '');
  const { ScheduleExpressionTimezone = 'UTC', State = 'ENABLED', ActionAfterCompletion = 'NONE' } = input;
  const wish = {
    Name: checkName(input.Name, 'name'),
    GroupName: checkName(input.GroupName ?? 'default', 'groupName'),
    ScheduleExpression: String(input.ScheduleExpression),
    ScheduleExpressionTimezone,
    State: oneOf(State, 'state', ['ENABLED', 'DISABLED']),
    ActionAfterCompletion: oneOf(ActionAfterCompletion, 'actionAfterCompletion', ['NONE', 'DELETE']),
    FlexibleTimeWindow: checkWindow(input.FlexibleTimeWindow),
    Target: checkTarget(input.Target, surroundings),
    ...(input.Description !== undefined && { Description: input.Description }),
    ...(input.StartDate !== undefined && { StartDate: dateOf(input.StartDate, 'startDate') }),
    ...(input.EndDate !== undefined && { EndDate: dateOf(input.EndDate, 'endDate') }),
  } as Wish;
  if (!isZone(ScheduleExpressionTimezone))
    throw invalid(`Invalid Schedule Expression Timezone ${ScheduleExpressionTimezone}.`);
  if (wish.StartDate !== undefined && wish.EndDate !== undefined && wish.StartDate >= wish.EndDate)
    throw invalid('The StartDate must be before the EndDate.');
  parseExpression(wish.ScheduleExpression, ScheduleExpressionTimezone);
  return wish;
}

export function checkName(name: unknown, member: string): string {
  if (typeof name === 'string' && /^[0-9a-zA-Z_.-]{1,64}$/.test(name)) return name;
  throw invalid(
    `1 validation error detected: Value '${name}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$`,
  );
}

function checkWindow(window: Json): Wish['FlexibleTimeWindow'] {
  const { Mode, MaximumWindowInMinutes: minutes } = window ?? {};
  oneOf(Mode, 'flexibleTimeWindow.mode', ['OFF', 'FLEXIBLE']);
  if (Mode === 'OFF' && minutes !== undefined)
    throw invalid('MaximumWindowInMinutes must not be set when the mode is OFF.');
  if (Mode === 'FLEXIBLE' && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440))
    throw invalid('MaximumWindowInMinutes must be from 1 to 1440 when the mode is FLEXIBLE.');
  return window;
}

function checkTarget(target: Json, { partition }: Surroundings): Json {
  refuseOthers(target ?? {}, TARGET, 'target.');
  const { Arn, RoleArn, RetryPolicy = {}, DeadLetterConfig, EventBridgeParameters, Input } = target ?? {};
  if (typeof Arn !== 'string' || typeof RoleArn !== 'string') throw invalid('The target needs Arn and RoleArn.');
  const kind = kindOf(Arn, partition);
  if (!kind)
    throw invalid(
      `Provided Arn is not in correct format, or nothing is delivered there by this embedded cloud: ${Arn}`,
    );
  if (kind === 'events' && !EventBridgeParameters) throw invalid('An event bus as target needs EventBridgeParameters.');
  if (kind === 'sdk' && Input === undefined) throw invalid('A universal target needs Input.');
  between(RetryPolicy.MaximumRetryAttempts, 0, 185, 'maximumRetryAttempts');
  between(RetryPolicy.MaximumEventAgeInSeconds, 60, 86_400, 'maximumEventAgeInSeconds');
  if (DeadLetterConfig?.Arn && kindOf(DeadLetterConfig.Arn, partition) !== 'sqs')
    throw invalid(`The dead-letter queue ${DeadLetterConfig.Arn} is no queue.`);
  return target;
}

function between(value: unknown, low: number, high: number, member: string): void {
  if (value !== undefined && !(typeof value === 'number' && value >= low && value <= high))
    throw invalid(
      `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must be between ${low} and ${high}`,
    );
}

function oneOf<Value extends string>(value: unknown, member: string, values: readonly Value[]): Value {
  if (values.includes(value as Value)) return value as Value;
  throw invalid(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`,
  );
}

/** ms, from seconds (on the wire) or ISO 8601 (in a template). */
function dateOf(value: unknown, member: string): number {
  const date = typeof value === 'number' ? value * 1000 : Date.parse(String(value));
  if (Number.isNaN(date)) throw invalid(`Value '${value}' at '${member}' is no date.`);
  return date;
}

function refuseOthers(members: Json, known: string, at: string): void {
  const other = Object.keys(members).find(
    (member) => !known.split(' ').includes(member) && members[member] !== undefined,
  );
  if (other) throw invalid(`${at}${other} is not supported by this embedded cloud.`);
}

const invalid = (message: string) => new AwsError('ValidationException', message);
