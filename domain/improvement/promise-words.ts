import type { Indicator } from '../measure/indicator.ts';
import type { Improvement, Movement, Reading } from './improvement.ts';

const movementWords: Readonly<Record<Movement, string>> = {
  'as-wanted': '按预期变化',
  unchanged: '没有变化',
  opposite: '与预期相反',
  unknown: '口径或数据不同，无法比较',
};

/** §8.3: a promise and what became of it, as a report tells it; nobody is named. */
export function promiseWords(
  now: Improvement,
  offices: ReadonlyMap<string, string>,
  indicators: readonly Indicator[],
): string {
  const { office, action, dueOn, indicator, base, closed } = now;
  const { name = indicator, unit = '' } = indicators.findLast(({ id }) => id === indicator) ?? {};
  const read = ({ month, value }: Reading) => `${month} ${value === undefined ? '无数据' : `${value} ${unit}`}`;
  const became = closed
    ? `已办结，${read(closed.effect)}，${movementWords[closed.movement]}`
    : { open: '尚未完成', done: '已完成，待核验成效', closed: '已办结', dropped: '已撤销' }[now.state];
  const last = /[。！？]$/.test(action) ? '' : '。';
  return `${offices.get(office) ?? office}：${action}${last}期限 ${dueOn}；${name}：${read(base)}；${became}。`;
}
