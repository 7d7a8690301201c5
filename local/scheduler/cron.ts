import awsCron from 'aws-cron-parser';

type Parsed = ReturnType<typeof awsCron.parse>;
type DaysOf = (year: number, month: number) => number[];

/** A cron expression of AWS, over wall-clock times. */
export interface Cron {
  readonly parsed: Parsed;
  /** The days on which it falls, for a month (1–12). */
  readonly days: DaysOf;
}

/** Names of months and days of the week, and what each field may hold. */
const MONTH = '(?:\\d{1,2}|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)';
const WEEKDAY = '(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)';
const NUMBER = '\\d{1,4}';
const UNITS = [NUMBER, NUMBER, NUMBER, MONTH, WEEKDAY, NUMBER];

/** A cron expression of six fields that parses to nothing special, to parse one field at a time. */
const PLAIN = ['0', '0', '1', '1', '?', '2000'];
const FIELDS = ['minutes', 'hours', 'daysOfMonth', 'months', 'daysOfWeek', 'years'] as const;

/** Parses what stands between the brackets of `cron(…)`; undefined when it is not right. */
export function parseCron(text: string): Cron | undefined {
  const fields = text.trim().toUpperCase().split(/\s+/);
  if (fields.length !== 6 || (fields[2] === '?') === (fields[4] === '?')) return undefined;
  const days = fields[4] === '?' ? daysOfMonth(fields[2]!) : daysOfWeek(fields[4]!);
  const numbers = fields.map((field, index) => (index === 2 || index === 4 ? [1] : numbersOf(field, index)));
  if (!days || numbers.some((list) => !list)) return undefined;
  return { parsed: Object.fromEntries(FIELDS.map((name, index) => [name, numbers[index]])) as unknown as Parsed, days };
}

/** The numbers that a field of lists, ranges and steps stands for. */
function numbersOf(field: string, index: number): number[] | undefined {
  const unit = UNITS[index]!;
  const item = new RegExp(`^(?:\\*|${unit}(?:-${unit})?)(?:/\\d{1,4})?$`);
  const numbers = new Set<number>();
  for (const part of field.split(',')) {
    if (!item.test(part)) return undefined;
    const found = parsePart(part, index);
    if (!found?.length) return undefined;
    for (const number of found) numbers.add(number);
  }
  return [...numbers].sort((one, other) => one - other);
}

function parsePart(part: string, index: number): number[] | undefined {
  try {
    const parsed = awsCron.parse(PLAIN.with(index, part).join(' '));
    return parsed[FIELDS[index]!] as number[];
  } catch {
    return undefined;
  }
}

function daysOfMonth(field: string): DaysOf | undefined {
  if (field === 'L') return (year, month) => [lengthOf(year, month)];
  if (field === 'LW') return (year, month) => [nearestWeekday(year, month, lengthOf(year, month))];
  const near = /^(\d{1,2})W$/.exec(field)?.[1];
  if (near)
    return Number(near) < 1 || Number(near) > 31 ? undefined : (year, month) => nearest(year, month, Number(near));
  const numbers = numbersOf(field, 2);
  return numbers && ((year, month) => numbers.filter((day) => day <= lengthOf(year, month)));
}

function daysOfWeek(field: string): DaysOf | undefined {
  if (field === 'L') return daysOfWeek('7');
  const last = new RegExp(`^(${WEEKDAY})L$`).exec(field)?.[1];
  if (last) return (year, month) => weekdays(year, month, numbersOf(last, 4)!).slice(-1);
  const [, nth, count] = new RegExp(`^(${WEEKDAY})#([1-5])$`).exec(field) ?? [];
  if (nth) return (year, month) => weekdays(year, month, numbersOf(nth, 4)!).slice(Number(count) - 1, Number(count));
  const numbers = numbersOf(field, 4);
  return numbers && ((year, month) => weekdays(year, month, numbers));
}

/** All days of the month that fall on one of these days of the week (1 = Sunday). */
const weekdays = (year: number, month: number, wanted: readonly number[]): number[] =>
  Array.from({ length: lengthOf(year, month) }, (_, index) => index + 1).filter((day) =>
    wanted.includes(weekday(year, month, day)),
  );

/** No day at all in a month that has not so many. */
const nearest = (year: number, month: number, day: number): number[] =>
  day > lengthOf(year, month) ? [] : [nearestWeekday(year, month, day)];

/** The nearest day from Monday to Friday within the month. */
function nearestWeekday(year: number, month: number, day: number): number {
  const near = [0, -1, 1, -2, 2]
    .map((shift) => day + shift)
    .filter((other) => other >= 1 && other <= lengthOf(year, month));
  return near.find((other) => ![1, 7].includes(weekday(year, month, other)))!;
}

const weekday = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
const lengthOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The first wall-clock time after `after` that fits, undefined when there is none. The parser looks through one month
 * at a time, with its days worked out, since by itself it gives up on dates that are rare.
 */
export function nextWall({ parsed, days }: Cron, after: number): number | undefined {
  const from = new Date(after);
  const first = from.getUTCFullYear() * 12 + from.getUTCMonth();
  for (const year of parsed.years as number[])
    for (const month of parsed.months as number[]) {
      if (year * 12 + month - 1 < first) continue;
      const daysOfMonth = days(year, month);
      if (!daysOfMonth.length) continue;
      const found = awsCron.next({ ...parsed, years: [year], months: [month], daysOfMonth, daysOfWeek: [] }, from);
      if (found) return found.getTime();
    }
  return undefined;
}
