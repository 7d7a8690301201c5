import notices from '../../../domain/data/calendar.json' with { type: 'json' };
import type { GoldenCase } from './golden.ts';

/**
 * Deadlines counted another way, to compare with: days are listed one by one and picked from the list, hours are counted
 * minute by minute. It shares nothing with `domain/calendar.ts` but the notices themselves. Times are local, to the minute.
 */
const years = notices.years as Record<string, { holidays: string[]; workingWeekends: string[] }>;
const holidays = new Set(Object.values(years).flatMap((year) => year.holidays));
const worked = new Set(Object.values(years).flatMap((year) => year.workingWeekends));

const minutesOf = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`) / 60_000;
const timeOf = (minutes: number): string => new Date(minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
const isWeekend = (day: string): boolean =>
  ['Sat', 'Sun'].includes(new Date(`${day}T12:00Z`).toUTCString().slice(0, 3));
const works = (day: string): boolean => worked.has(day) || !(holidays.has(day) || isWeekend(day));

/** So many days from this one on, itself included. */
function daysFrom(day: string, count: number): string[] {
  const start = Date.parse(day);
  return Array.from({ length: count }, (_, index) => new Date(start + index * 86_400_000).toISOString().slice(0, 10));
}

/** Far enough for every deadline of the table. */
const horizon = 500;

export function secondOpinion({ from, value, unit, pauses = [] }: GoldenCase): string {
  const rests = (time: string): boolean => pauses.some(([start, end]) => start <= time && time < end);
  const [today = '', ...later] = daysFrom(from.slice(0, 10), horizon);
  if (unit === 'working-days') {
    const lostToday = works(today) && rests(`${today} 17:00`) ? 1 : 0;
    const counted = later.filter((day) => works(day) && !rests(`${day} 17:00`));
    return `${counted[value + lostToday - 1]} 17:00`;
  }
  if (unit === 'days') {
    const lostToday = rests(`${today} 23:59`) ? 1 : 0;
    const counted = later.filter((day) => !rests(`${day} 23:59`));
    return `${counted.slice(value + lostToday - 1).find(works)} 23:59`;
  }
  return minuteByMinute(from, value * 60, rests);
}

function minuteByMinute(from: string, needed: number, rests: (time: string) => boolean): string {
  const isOpen = (time: string): boolean => {
    const clock = time.slice(11);
    return works(time.slice(0, 10)) && ((clock >= '09:00' && clock < '12:00') || (clock >= '13:00' && clock < '17:00'));
  };
  let left = needed;
  let stood = false;
  for (let at = minutesOf(from); ; at += 1) {
    const time = timeOf(at);
    if (left > 0) {
      if (isOpen(time) && !rests(time)) left -= 1;
    } else if (rests(time)) stood = true;
    // Due at the end of its last minute; when the clock stands there, as soon as it runs again, which it does in open hours.
    else if (!stood || isOpen(time)) return time;
  }
}
