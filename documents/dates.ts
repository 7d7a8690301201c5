const zone = 'Asia/Shanghai';

const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

const isDay = (iso: string) => /^\d{4}-\d{2}-\d{2}$/.test(iso);

function inShanghai(iso: string): Record<string, string> {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not an ISO date: ${iso}`);
  return Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** Year, month and day in Asia/Shanghai of an instant, or of a day (`2026-03-04`), which has no zone. */
export function dayOf(iso: string): { year: string; month: string; day: string } {
  const { year = '', month = '', day = '' } = inShanghai(isDay(iso) ? `${iso}T12:00:00+08:00` : iso);
  return { year, month, day };
}

/** 2026-03-04, the day in Asia/Shanghai. */
export function isoDate(iso: string): string {
  const { year, month, day } = dayOf(iso);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** 2026年3月4日 */
export function chineseDate(iso: string): string {
  const { year, month, day } = dayOf(iso);
  return `${year}年${month}月${day}日`;
}

/** 2026年3月4日 09:05, or without the time when only the day is known. */
export function chineseTime(iso: string): string {
  if (isDay(iso)) return chineseDate(iso);
  const { hour, minute } = inShanghai(iso);
  return `${chineseDate(iso)} ${hour}:${minute}`;
}
