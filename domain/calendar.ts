import type { Deadline } from './deadlines.ts';
import { inForce } from './in-force.ts';
import type { Day, Instant } from './values.ts';

/**
 * Working time in mainland China: days off and working weekends (调休) as the State Council's notice of each year says, and
 * the daily hours of the office. Time stands still outside them. Asia/Shanghai has kept UTC+8 without summer time since 1992.
 */
export interface Calendar {
  readonly hours: readonly (readonly [string, string])[];
  readonly years: Readonly<
    Record<
      string,
      { readonly notice: string; readonly holidays: readonly Day[]; readonly workingWeekends: readonly Day[] }
    >
  >;
}

/** When a deadline falls, and whether it rests on a year whose notice is not yet published. */
export interface DueDate {
  readonly at: Instant;
  readonly provisional: boolean;
}

const zoneOffset = 8 * 3_600_000;
const dayLength = 86_400_000;

/** The day in Asia/Shanghai. */
export const dayOf = (at: Instant): Day => new Date(Date.parse(at) + zoneOffset).toISOString().slice(0, 10);

/** The instant of a local time `HH:MM` on a day in Asia/Shanghai. */
const instantOf = (day: Day, time: string): number => Date.parse(`${day}T${time}:00.000Z`) - zoneOffset;

const iso = (ms: number): Instant => new Date(ms).toISOString();

const nextDay = (day: Day): Day => new Date(Date.parse(day) + dayLength).toISOString().slice(0, 10);

/** Whether the office works that day; without a published notice, Monday to Friday. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const year = calendar.years[day.slice(0, 4)];
  if (year?.holidays.includes(day)) return false;
  if (year?.workingWeekends.includes(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

const isPublished = (calendar: Calendar, day: Day) => calendar.years[day.slice(0, 4)] !== undefined;

/** A time in which a clock stands, from its first to before its last moment. */
export interface Standstill {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * When a deadline that starts at `from` falls, by its version then in force.
 * The day of the start is not counted (民法典 §201). Calendar days end at midnight of the last day, or of the first working
 * day after it when it is a day off (民法典 §203); working days pass over days off and end when the office closes. Hours
 * count only while the office is open.
 *
 * What was due is due later by the time that the clock stood: by its working hours, or by the days at whose end it stood,
 * also by the first day, which is not counted itself; and nothing ever falls due while it stands.
 * @param stands when the clock stood, the earliest first, all of them over
 */
export function dueDate(
  calendar: Calendar,
  from: Instant,
  deadline: Pick<Deadline, 'value' | 'unit'> & Partial<Pick<Deadline, 'effectiveFrom' | 'earlier'>>,
  stands: readonly Standstill[] = [],
): DueDate {
  const { value, unit } = inForce(deadline, dayOf(from));
  switch (unit) {
    case 'hours':
      return addHours(from, value, stands);
    case 'days':
      return addCalendarDays(calendar, from, value, stands);
    case 'working-days':
      return addWorkingDays(calendar, from, value, stands);
    case 'working-hours':
      return addWorkingHours(calendar, from, value, stands);
  }
}

/** Working time from one moment to another, less what stood still, ms; 0 when the other is not later. */
export function workingTime(
  calendar: Calendar,
  from: Instant,
  until: Instant,
  stands: readonly Standstill[] = [],
): number {
  const end = Date.parse(until);
  let total = 0;
  for (let day = dayOf(from); day <= dayOf(until); day = nextDay(day)) {
    if (!isWorkingDay(calendar, day)) continue;
    for (const [begin, stop] of worked(calendar, day, Date.parse(from), stands))
      total += Math.max(0, Math.min(stop, end) - begin);
  }
  return total;
}

/** Working days from one moment to another as deadlines count them: not the first, nor those at whose end the clock stood. */
export function workingDays(
  calendar: Calendar,
  from: Instant,
  until: Instant,
  stands: readonly Standstill[] = [],
): number {
  let count = 0;
  for (let day = dayOf(from); day < dayOf(until); ) {
    day = nextDay(day);
    if (isWorkingDay(calendar, day) && !standsAt(stands, closing(calendar, day))) count += 1;
  }
  return count;
}

/** When a day is over for the office: at its closing, or at that of the first working day after it. */
export function closingOf(calendar: Calendar, day: Day): DueDate {
  let last = day;
  while (!isWorkingDay(calendar, last)) last = nextDay(last);
  return { at: iso(closing(calendar, last)), provisional: !isPublished(calendar, last) };
}

function closing(calendar: Calendar, day: Day): number {
  const [, close] = calendar.hours.at(-1) as readonly [string, string];
  return instantOf(day, close);
}

const standsAt = (stands: readonly Standstill[], ms: number): boolean =>
  stands.some(({ from, until }) => Date.parse(from) <= ms && ms < Date.parse(until));

const lastOf = (day: Day): number => instantOf(nextDay(day), '00:00') - 1;

/** On how many working days from the first to before the last the clock stood when the office closed. */
export function closingsStood(calendar: Calendar, first: Day, last: Day, stands: readonly Standstill[]): number {
  if (stands.length === 0) return 0;
  let count = 0;
  for (let day = first; day < last; day = nextDay(day))
    if (isWorkingDay(calendar, day) && standsAt(stands, closing(calendar, day))) count += 1;
  return count;
}

/** The last millisecond of the day in Asia/Shanghai. */
export const endOfDay = (day: Day): Instant => iso(lastOf(day));

/** The beginning of the day that comes so many days before. */
export const daysBefore = (day: Day, count: number): Instant => iso(instantOf(day, '00:00') - count * dayLength);

/** Hours by the clock, by day and night; those for which the clock stood come on top. */
function addHours(from: Instant, count: number, stands: readonly Standstill[]): DueDate {
  let at = Date.parse(from) + count * 3_600_000;
  for (const stand of stands) {
    const begin = Math.max(Date.parse(stand.from), Date.parse(from));
    if (begin <= at && Date.parse(stand.until) > begin) at += Date.parse(stand.until) - begin;
  }
  return { at: iso(at), provisional: false };
}

function addCalendarDays(calendar: Calendar, from: Instant, count: number, stands: readonly Standstill[]): DueDate {
  let day = dayOf(from);
  let provisional = false;
  const stood = (): boolean => standsAt(stands, lastOf(day));
  for (let left = count + (stood() ? 1 : 0); left > 0 || stood() || !isWorkingDay(calendar, day); ) {
    day = nextDay(day);
    if (left > 0 && !stood()) left -= 1;
    // Days off matter only from the last counted day on.
    if (left === 0 && !isPublished(calendar, day)) provisional = true;
  }
  return { at: endOfDay(day), provisional };
}

function addWorkingDays(calendar: Calendar, from: Instant, count: number, stands: readonly Standstill[]): DueDate {
  let day = dayOf(from);
  let provisional = !isPublished(calendar, day);
  const stood = (): boolean => isWorkingDay(calendar, day) && standsAt(stands, closing(calendar, day));
  for (let left = count + (stood() ? 1 : 0); left > 0; ) {
    day = nextDay(day);
    if (!isPublished(calendar, day)) provisional = true;
    if (isWorkingDay(calendar, day) && !stood()) left -= 1;
  }
  return { at: iso(closing(calendar, day)), provisional };
}

/** A stretch of working time, ms. */
type Stretch = readonly [begin: number, end: number];

function addWorkingHours(calendar: Calendar, from: Instant, hours: number, stands: readonly Standstill[]): DueDate {
  let left = hours * 3_600_000;
  let provisional = false;
  const start = Date.parse(from);
  for (let day = dayOf(from); ; day = nextDay(day)) {
    if (!isPublished(calendar, day)) provisional = true;
    if (!isWorkingDay(calendar, day)) continue;
    for (const [begin, end] of worked(calendar, day, start, stands)) {
      if (end - begin >= left && !standsAt(stands, begin + left)) return { at: iso(begin + left), provisional };
      left -= end - begin;
    }
  }
}

/** The stretches of a working day that count: after the start, while the office is open and the clock runs. */
function worked(calendar: Calendar, day: Day, start: number, stands: readonly Standstill[]): Stretch[] {
  const open = calendar.hours.map(
    ([begin, end]): Stretch => [Math.max(instantOf(day, begin), start), instantOf(day, end)],
  );
  return stands.reduce(without, open).filter(([begin, end]) => begin < end);
}

const without = (stretches: readonly Stretch[], { from, until }: Standstill): Stretch[] =>
  stretches
    .flatMap(([begin, end]): Stretch[] => [
      [begin, Math.min(end, Date.parse(from))],
      [Math.max(begin, Date.parse(until)), end],
    ])
    .filter(([begin, end]) => begin < end);
