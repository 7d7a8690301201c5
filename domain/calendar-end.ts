import type { Calendar } from './calendar.ts';
import { calendarAhead } from './deadlines.ts';
import type { Day } from './values.ts';

/** The last day that a notice of the State Council covers: every date after it is provisional. */
export const knownUntil = (calendar: Calendar): Day => `${Object.keys(calendar.years).sort().at(-1) ?? '0000'}-12-31`;

const dayLength = 86_400_000;

/** How many days sooner the notices end than the settings want to know them: 0 while they reach far enough. */
export function daysMissing(calendar: Calendar, today: Day, wanted: number = calendarAhead.value): number {
  const left = Math.round((Date.parse(knownUntil(calendar)) - Date.parse(today)) / dayLength);
  return Math.max(0, wanted - left);
}

/** What is to be done once the notices end too soon; undefined while they reach far enough. */
export const calendarWarning = (calendar: Calendar, today: Day): string | undefined =>
  daysMissing(calendar, today) > 0
    ? `工作日安排只录入到 ${knownUntil(calendar)}，此后的日期均为暂定：请按国务院办公厅公布的次年节假日安排更新 domain/data/calendar.json 并重新部署。`
    : undefined;
