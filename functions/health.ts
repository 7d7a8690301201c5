import { dayOf } from '../domain/calendar.ts';
import { calendarWarning, knownUntil } from '../domain/calendar-end.ts';
import { calendar, district } from './district.ts';
import { open } from './http/call.ts';
import { version } from './version.ts';

/** That the interface answers, which version of it, for which district, and until when it knows the working days. */
export const health = open(({ now }) => {
  const warning = calendarWarning(calendar, dayOf(now));
  return {
    status: 200,
    body: {
      status: 'ok',
      version,
      profile: district.profile,
      district: district.name,
      calendar: { until: knownUntil(calendar), ...(warning && { warning }) },
    },
  };
});
