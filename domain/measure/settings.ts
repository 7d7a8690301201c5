import type { Day } from '../values.ts';

/** A number of the statistics that no standard fixes: a setting with its basis and version. */
interface StatisticsSetting {
  readonly value: number;
  readonly basis: string;
  readonly version: string;
  readonly effectiveFrom: Day;
}

const proposed = (value: number, why: string): StatisticsSetting => ({
  value,
  basis: `建议默认：${why}`,
  version: '1',
  effectiveFrom: '2026-01-01',
});

/** How months are frozen and what is too few to be published. */
export const statistics = {
  /** A month is frozen when this day of the next begins. */
  freezeDay: proposed(14, '次月第14日0时冻结（口径v1 9.1）'),
  /** A need that is raised again within so many days of its end was not met. */
  reEntryDays: proposed(15, '十五日内同一事再次提出的，原件改判未解决（口径v1 9.3）'),
  /** Fewer in the denominator: no rate is published. */
  smallestSample: proposed(30, '样本小于30的不公布比率（口径v1 9.4）'),
  /** Fewer: the cell is hidden. */
  smallestCell: proposed(5, '小于5的格子隐去（口径v1 9.4）'),
} as const;
