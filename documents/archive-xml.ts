import type { Basics, Metadata, Retention } from './metadata.ts';

/** One step of 过程信息: who did what in which stage, from when to when. */
export interface Step {
  readonly stage: string;
  readonly actor: string;
  readonly opinionType?: string;
  readonly opinion?: string;
  readonly at: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly unitCode?: string;
}

export const retentionWords = (retention: Retention) => (retention.class === '永久' ? '永久' : `${retention.years}年`);

/** 基本信息.xml */
export function basicsXml(metadata: Metadata): string {
  const { organisation, archiveNumber, retention, archivedAt, basics, caseNumber } = metadata;
  const elements: Pair[] = [
    ['单位名称', organisation.name],
    ['档号', archiveNumber],
    ['保管期限', retentionWords(retention)],
    ['归档时间', archivedAt],
    ['办件编号', caseNumber],
    ...basicNames.map(([name, field]): Pair => [name, basics[field]]),
  ];
  return file('基本信息', elements.map(element).join(''));
}

const basicNames: readonly (readonly [string, keyof Basics])[] = [
  ['事项类型', 'itemType'],
  ['牵头部门', 'leadDepartment'],
  ['申请人', 'applicant'],
  ['手机', 'phone'],
  ['地址', 'address'],
  ['证件号', 'certificate'],
  ['法人', 'legalRepresentative'],
  ['办件名称', 'caseTitle'],
  ['受理部门', 'acceptingDepartment'],
  ['受理时间', 'acceptedAt'],
  ['办结时间', 'completedAt'],
  ['服务类型', 'serviceType'],
  ['办件类型', 'caseType'],
  ['结果', 'result'],
  ['结果编号', 'resultNumber'],
  ['事项编码', 'itemCode'],
  ['版本', 'itemVersion'],
];

/** 过程信息.xml */
export function courseXml(steps: readonly Step[]): string {
  const written = steps.map(
    (step, index) => `<过程 序号="${index + 1}">\n${stepPairs(step).map(element).join('')}</过程>\n`,
  );
  return file('过程信息', written.join(''));
}

const stepPairs = (step: Step): Pair[] => [
  ['环节', step.stage],
  ['处理人', step.actor],
  ['处理单位代码', step.unitCode ?? ''],
  ['意见类型', step.opinionType ?? ''],
  ['意见内容', step.opinion ?? ''],
  ['开始时间', step.startedAt ?? ''],
  ['结束时间', step.endedAt ?? ''],
  ['时间', step.at],
];

type Pair = readonly [name: string, value: string];

const file = (root: string, body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n${body}</${root}>\n`;

const element = ([name, value]: Pair) => `<${name}>${escaped(value)}</${name}>\n`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Characters XML 1.0 cannot hold at all become U+FFFD. */
const escaped = (value: string) =>
  value
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>\r]/g, (character) => entities[character]!);
