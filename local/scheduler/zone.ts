/**
 * Wall-clock times of a time zone, as numbers: the milliseconds that `Date.UTC` gives for what a clock on the wall
 * shows there.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the wall shows at an instant (ms since the epoch). */
export function wallAt(zone: string, instant: number): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The first instant at which the wall shows this; undefined when the clock is put forward over it. */
export function instantOf(zone: string, wall: number): number | undefined {
  return candidates(zone, wall).find((instant) => wallAt(zone, instant) === wall);
}

/** The same, and for a time that is skipped the instant that many minutes after the clock was put forward. */
export function instantOrLater(zone: string, wall: number): number {
  return instantOf(zone, wall) ?? candidates(zone, wall).at(-1)!;
}

/** With the offsets of the day before and the day after, earlier instants first. */
function candidates(zone: string, wall: number): number[] {
  const offsets = [-86_400_000, 86_400_000].map((shift) => wallAt(zone, wall + shift) - (wall + shift));
  return offsets.map((offset) => wall - offset).sort((one, other) => one - other);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const numeric = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...numeric });
    formats.set(zone, format);
  }
  return format;
}
