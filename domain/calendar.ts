import type { Deadline } from './deadlines.ts';
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

/**
 * When a deadline that starts at `from` falls.
 * The day of the start is not counted (民法典 §201). Calendar days end at midnight of the last day, or of the first working
 * day after it when it is a day off (民法典 §203); working days pass over days off and end when the office closes. Hours
 * count only while the office is open.
 */
export function dueDate(calendar: Calendar, from: Instant, deadline: Pick<Deadline, 'value' | 'unit'>): DueDate {
  switch (deadline.unit) {
    case 'days':
      return addCalendarDays(calendar, from, deadline.value);
    case 'working-days':
      return addWorkingDays(calendar, from, deadline.value);
    case 'working-hours':
      return addWorkingHours(calendar, from, deadline.value);
  }
}

const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(day) + count * dayLength).toISOString().slice(0, 10);

const lastOf = (day: Day): number => instantOf(nextDay(day), '00:00') - 1;

/** The last millisecond of the day in Asia/Shanghai. */
export const endOfDay = (day: Day): Instant => iso(lastOf(day));

/** The beginning of the day that comes so many days before. */
export const daysBefore = (day: Day, count: number): Instant => iso(instantOf(addDays(day, -count), '00:00'));

function addCalendarDays(calendar: Calendar, from: Instant, count: number): DueDate {
  let last = addDays(dayOf(from), count);
  let provisional = !isPublished(calendar, last);
  while (!isWorkingDay(calendar, last)) {
    last = nextDay(last);
    if (!isPublished(calendar, last)) provisional = true;
  }
  return { at: iso(lastOf(last)), provisional };
}

function addWorkingDays(calendar: Calendar, from: Instant, count: number): DueDate {
  let day = dayOf(from);
  let provisional = !isPublished(calendar, day);
  for (let left = count; left > 0; ) {
    day = nextDay(day);
    if (!isPublished(calendar, day)) provisional = true;
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  const [, close] = calendar.hours.at(-1) as readonly [string, string];
  return { at: iso(instantOf(day, close)), provisional };
}

function addWorkingHours(calendar: Calendar, from: Instant, hours: number): DueDate {
  let left = hours * 3_600_000;
  let provisional = false;
  const start = Date.parse(from);
  for (let day = dayOf(from); ; day = nextDay(day)) {
    if (!isPublished(calendar, day)) provisional = true;
    if (!isWorkingDay(calendar, day)) continue;
    for (const [open, close] of calendar.hours) {
      const begin = Math.max(instantOf(day, open), start);
      const end = instantOf(day, close);
      if (begin >= end) continue;
      if (end - begin >= left) return { at: iso(begin + left), provisional };
      left -= end - begin;
    }
  }
}
