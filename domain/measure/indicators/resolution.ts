import type { Indicator } from '../indicator.ts';
import { count, rows, share, without } from './define.ts';

const section = 'resolution' as const;

/** ④ 解决, 口径v1 9.3, with the grounds of §7.2.5.2. */
export const resolution: readonly Indicator[] = [
  share(
    {
      id: 'resolution-rate',
      name: '解决率',
      section,
      definition:
        '解决件除以解决件与未解决件之和，按办结或终止月归属。未解决件为帮办未满足需求、因不满服务或未说明原因终止、其他终止，以及十五日内同一事再次提出的件。',
    },
    [rows('resolution', 'resolved')],
    [rows('resolution', 'unresolved', 'reopened', 'dissatisfied', 'reason-unknown', 'other')],
    without('不再需要或已自行办成', rows('resolution', 'not-needed')),
    without('弄虚作假', rows('resolution', 'deception')),
    without('不配合', rows('resolution', 'no-cooperation')),
    without('依法答复（不符合法定条件）', rows('resolution', 'not-qualified')),
  ),
  share(
    {
      id: 'call-back-resolution-rate',
      name: '回访认定解决率',
      section,
      definition: '回访时服务对象答“解决”的件数，除以有效回访数。',
    },
    [rows('call-back', 'resolved')],
    [rows('call-back', 'unresolved')],
    without('未接通', rows('call-back', 'not-reached')),
  ),
  count({ id: 'ended', name: '结案量', section, definition: '当月办结或终止的服务。' }, '件', rows('resolution')),
  count(
    { id: 'resolved', name: '解决量', section, definition: '办结送达，或帮办答复后满足需求的服务。' },
    '件',
    rows('resolution', 'resolved'),
  ),
  share(
    { id: 'termination-rate', name: '终止率', section, definition: '因五类情形终止的服务，除以结案量。' },
    [
      rows(
        'resolution',
        ...['not-needed', 'dissatisfied', 'reason-unknown', 'deception', 'no-cooperation', 'not-qualified', 'other'],
      ),
    ],
    [rows('resolution', 'resolved', 'unresolved', 'reopened')],
  ),
  count(
    {
      id: 'terminated-principal',
      name: '终止：服务对象申请',
      section,
      definition: '服务对象要求终止（7.2.5.2 a），含不再需要、因不满服务和未说明原因。',
    },
    '件',
    rows('resolution', 'not-needed', 'dissatisfied', 'reason-unknown'),
  ),
  count(
    { id: 'terminated-dissatisfied', name: '终止：因不满服务', section, definition: '服务对象因不满服务要求终止。' },
    '件',
    rows('resolution', 'dissatisfied'),
  ),
  count(
    { id: 'terminated-deception', name: '终止：弄虚作假', section, definition: '服务对象弄虚作假（7.2.5.2 b）。' },
    '件',
    rows('resolution', 'deception'),
  ),
  count(
    { id: 'terminated-no-cooperation', name: '终止：不配合', section, definition: '服务对象不配合（7.2.5.2 c）。' },
    '件',
    rows('resolution', 'no-cooperation'),
  ),
  count(
    {
      id: 'terminated-not-qualified',
      name: '终止：依法答复',
      section,
      definition: '不符合法定条件且已书面说明依据（7.2.5.2 d）。',
    },
    '件',
    rows('resolution', 'not-qualified'),
  ),
  count(
    { id: 'terminated-other', name: '终止：其他', section, definition: '其他情形终止（7.2.5.2 e）。' },
    '件',
    rows('resolution', 'other'),
  ),
  count(
    { id: 'reopened', name: '再次提出量', section, definition: '十五日内同一事再次提出，原件改判未解决的件。' },
    '件',
    rows('resolution', 'reopened'),
  ),
];
