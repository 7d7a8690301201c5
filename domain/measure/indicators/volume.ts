import type { Indicator } from '../indicator.ts';
import { count, of, rows } from './define.ts';

/** ② 服务量, 口径v1 9.1. */
export const volume: readonly Indicator[] = [
  count(
    {
      id: 'requests',
      name: '请求量',
      section: 'volume',
      definition: '当月产生的帮办、代办请求，已扣除合并的重复请求、剔除件和转入件。',
    },
    '件',
    rows('request', 'counted'),
  ),
  count(
    { id: 'assistance-requests', name: '帮办请求量', section: 'volume', definition: '请求量中的帮办请求。' },
    '件',
    of('assistance', rows('request', 'counted')),
  ),
  count(
    { id: 'agency-requests', name: '代办请求量', section: 'volume', definition: '请求量中的代办请求。' },
    '件',
    of('agency', rows('request', 'counted')),
  ),
  count(
    {
      id: 'merged-requests',
      name: '合并重复量',
      section: 'volume',
      definition: '同一人、同一事项在未结期间重复提交，并入原件的请求。',
    },
    '件',
    rows('request', 'merged'),
  ),
  count(
    {
      id: 'void-requests',
      name: '剔除量',
      section: 'volume',
      definition: '测试件，以及无法联系且核实无效的请求。',
    },
    '件',
    rows('request', 'void'),
  ),
  count(
    {
      id: 'imported-cases',
      name: '转入件',
      section: 'volume',
      definition: '自其他系统转入的在办件，不计入请求量和响应率。',
    },
    '件',
    rows('request', 'imported'),
  ),
  count(
    { id: 'received', name: '接待量', section: 'volume', definition: '当月接待（受理）的请求。' },
    '件',
    rows('reception', 'received'),
  ),
  count(
    {
      id: 'out-of-scope',
      name: '不属于服务范围告知量',
      section: 'volume',
      definition: '接待时告知不属于服务范围，并引导至其他单位的请求。',
    },
    '件',
    rows('reception', 'declined', 'redirected'),
  ),
  count(
    { id: 'withdrawn-requests', name: '撤回量', section: 'volume', definition: '委托生效前由服务对象撤回的请求。' },
    '件',
    rows('reception', 'withdrawn'),
  ),
  count(
    { id: 'mandates', name: '代办委托量', section: 'volume', definition: '当月生效的代办委托，含书面和口头。' },
    '件',
    rows('mandate'),
  ),
  count(
    { id: 'in-hand', name: '月末在办量', section: 'volume', definition: '月末尚未办结、未终止的代办件。' },
    '件',
    rows('in-hand'),
  ),
  count(
    { id: 're-entrustments', name: '重新委托量', section: 'volume', definition: '终止后重新登记委托的请求。' },
    '件',
    rows('re-entry'),
  ),
];
