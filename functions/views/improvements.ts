import { endOfDay } from '../../domain/calendar.ts';
import type {
  Direction,
  Improvement,
  ImprovementEvent,
  ImprovementSource,
  ImprovementState,
  Movement,
} from '../../domain/improvement/improvement.ts';
import { indicators } from '../../domain/measure/indicators/all.ts';
import type { Told } from '../../store/chronicles.ts';
import { type ImprovementSummary, summaryOf } from '../listed-improvement.ts';
import { officeName } from '../tasks/words.ts';
import type { ImprovementLine, ImprovementView } from './shapes/improvements.ts';

const sourceNames: Readonly<Record<ImprovementSource, string>> = {
  'poor-rating': '差评',
  complaint: '投诉',
  indicator: '指标',
  survey: '测评',
  supervisor: '监督意见',
  inspection: '检查',
};

const stateNames: Readonly<Record<ImprovementState, string>> = {
  open: '进行中',
  done: '已完成、待核验成效',
  closed: '已办结',
  dropped: '已撤销',
};

const directionNames: Readonly<Record<Direction, string>> = { higher: '提高', lower: '降低' };

const movementNames: Readonly<Record<Movement, string>> = {
  'as-wanted': '按预期变化',
  unchanged: '没有变化',
  opposite: '与预期相反',
  unknown: '无法比较',
};

const named = <Code extends string>(code: Code, names: Readonly<Record<Code, string>>) => ({ code, name: names[code] });

const indicatorName = (id: string): string => indicators.findLast((each) => each.id === id)?.name ?? id;

/** @param at when it is looked at */
export const improvementLine = (
  { office, indicator, state, ...rest }: ImprovementSummary,
  at: string,
): ImprovementLine => ({
  ...rest,
  office: { code: office, name: officeName(office) },
  indicator: { code: indicator, name: indicatorName(indicator) },
  state: named(state, stateNames),
  overdue: state === 'open' && at > endOfDay(rest.dueOn),
});

/** A measure with all that was said of it. */
export function improvementView({ now, version }: Told<Improvement, ImprovementEvent>, at: string): ImprovementView {
  const { source, problem, wanted, base, openedAt, openedBy, notes, done, closed, dropped, reminded } = now;
  const { kind, reference } = source;
  return {
    ...improvementLine(summaryOf(now), at),
    source: { kind: named(kind, sourceNames), ...(reference !== undefined && { reference }) },
    problem,
    wanted: named(wanted, directionNames),
    base,
    openedAt,
    openedBy,
    notes: [...notes],
    ...(done && { done }),
    ...(closed && { closed: { ...closed, movement: named(closed.movement, movementNames) } }),
    ...(dropped && { dropped }),
    reminded,
    version,
  };
}
