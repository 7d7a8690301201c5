import { dayOf } from '../../../domain/calendar.ts';
import { isFrozen, lastFrozen, periodOf, type ReportPeriod } from '../../../domain/measure/report-period.ts';
import type { ReportStage } from '../../../domain/measure/report-review.ts';
import type { PeriodKind } from '../../../domain/measure/report-shape.ts';
import { district } from '../../district.ts';
import { reports } from '../../store.ts';

/** A period by its code, or the last of its kind that is over at an instant, as the schedule gives it. */
export interface PeriodAsked {
  readonly period?: string;
  readonly kind?: PeriodKind;
  readonly at?: string;
}

/** What the workflow goes on with: what is computed, in how many parts. */
interface Found {
  readonly period: string;
  readonly stage: ReportStage | 'none';
  readonly round: number;
  readonly parts: number;
}

/** An error whose name the workflow knows. */
class PeriodIsNotOver extends Error {
  override readonly name = 'PeriodIsNotOver';
}

/** Offices whose leaves one part sums: their month takes a query each, and a part some seconds. */
export const officesPerPart = 200;

/** Which period is to be computed, and how its report stands. @throws PeriodIsNotOver while it is not frozen */
export async function findReport(asked: PeriodAsked): Promise<Found> {
  const now = new Date().toISOString();
  const period = periodAsked(asked, now);
  if (!isFrozen(period, now)) throw new PeriodIsNotOver(`${period.code} is not frozen`);
  const before = await reports().find(period.code);
  return {
    period: period.code,
    stage: before?.stage ?? 'none',
    round: (before?.round ?? 0) + 1,
    parts: Math.ceil(district.offices.length / officesPerPart),
  };
}

function periodAsked({ period: code, kind = 'month', at }: PeriodAsked, now: string): ReportPeriod {
  if (code === undefined) return lastFrozen(kind, at ?? now, dayOf(at ?? now));
  const period = periodOf(code);
  if (!period) throw new Error('No such period');
  return period;
}
