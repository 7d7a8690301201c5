import type { Indicator } from '../indicator.ts';
import { count, rows, share, without } from './define.ts';

const section = 'people' as const;

/** 人员与协作, A.2.3, A.3.4, A.3.5, A.4.4, A.6. */
export const people: readonly Indicator[] = [
  count(
    { id: 'agent-changes', name: '变更代办人员量', section, definition: '当月变更代办人员的次数。' },
    '次',
    rows('agent-change'),
  ),
  share(
    {
      id: 'agent-request-rate',
      name: '撤换申请同意率',
      section,
      definition: '同意的撤换代办人员申请，除以已答复的申请。',
    },
    [rows('agent-request', 'granted')],
    [rows('agent-request', 'refused')],
    without('尚未答复', rows('agent-request', 'open')),
  ),
  count(
    { id: 'conduct-reports', name: '服务、廉政行为反映量', section, definition: '当月收到的对服务、廉政行为的反映。' },
    '件',
    rows('conduct'),
  ),
  count(
    { id: 'conduct-found', name: '反映属实量', section, definition: '当月收到、经核实属实的反映。' },
    '件',
    rows('conduct', 'found'),
  ),
  count(
    { id: 'sub-delegations', name: '转委托量', section, definition: '经服务对象同意的转委托。' },
    '次',
    rows('sub-delegation'),
  ),
  count({ id: 'disputes', name: '争议量', section, definition: '当月提出的争议。' }, '件', rows('dispute')),
];
