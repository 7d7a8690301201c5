import { AwsError } from '../service.ts';
import { type Cron, nextWall, parseCron } from './cron.ts';
import { instantOf, instantOrLater, wallAt } from './zone.ts';

/** When a schedule runs. */
export type Expression =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'rate'; readonly every: number }
  | { readonly kind: 'cron'; readonly cron: Cron; readonly zone: string };

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** @throws AwsError ValidationException, in the words of Scheduler */
export function parseExpression(text: string, zone: string): Expression {
  const [, kind, inside = ''] = /^(at|rate|cron)\((.*)\)$/.exec(text) ?? [];
  const found =
    kind === 'at'
      ? at(inside, zone)
      : kind === 'rate'
        ? rate(inside)
        : kind === 'cron'
          ? cron(inside, zone)
          : undefined;
  if (!found) throw new AwsError('ValidationException', `Invalid Schedule Expression ${text}.`);
  return found;
}

function at(text: string, zone: string): Expression | undefined {
  const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  return Number.isNaN(wall) ? undefined : { kind: 'at', at: instantOrLater(zone, wall) };
}

function rate(text: string): Expression | undefined {
  const [, value, unit = ''] = /^([1-9]\d*) +(minute|hour|day)s?$/.exec(text) ?? [];
  return value === undefined ? undefined : { kind: 'rate', every: Number(value) * UNITS[unit]! };
}

function cron(text: string, zone: string): Expression | undefined {
  const parsed = parseCron(text);
  return parsed && { kind: 'cron', cron: parsed, zone };
}

/**
 * The first occurrence after `after`, ms; undefined when there is none. A rate counts from `anchor`, its own first
 * occurrence. A wall-clock time that the clock skips in spring is skipped, one that it shows twice in autumn occurs
 * once (AWS: schedule-types, daylight saving time).
 */
export function nextAfter(expression: Expression, after: number, anchor: number): number | undefined {
  if (expression.kind === 'at') return expression.at > after ? expression.at : undefined;
  if (expression.kind === 'rate') {
    const { every } = expression;
    return after < anchor ? anchor : anchor + (Math.floor((after - anchor) / every) + 1) * every;
  }
  const { cron, zone } = expression;
  let wall = nextWall(cron, wallAt(zone, after));
  while (wall !== undefined) {
    const instant = instantOf(zone, wall);
    if (instant !== undefined && instant > after) return instant;
    wall = nextWall(cron, wall);
  }
  return undefined;
}
