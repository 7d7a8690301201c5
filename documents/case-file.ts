import { gap, headed, type Ink, paragraph, type Setting, type Words } from './blocks.ts';
import type {
  CaseFileConsent,
  CaseFileData,
  CaseFileEvaluation,
  CaseFileMaterial,
  CaseFileMatter,
  CaseFileParty,
  CaseFileResult,
} from './case-file-data.ts';
import { chineseTime } from './dates.ts';
import { type Atom, type Printed, pageBreak, press } from './press.ts';
import { type Column, fields, table } from './table.ts';

export type { CaseFileData } from './case-file-data.ts';

/** Prints the case file (帮办代办案卷, §7.2.7): who, what, the whole course, materials, notices, results, evaluation. */
export function printCaseFile(data: CaseFileData): Promise<Printed> {
  const ink: Ink = new Set();
  const atoms = [
    ...cover(data, ink),
    ...sectionsOf(data).flatMap((section, index) => sectionAtoms(section, index, ink)),
  ];
  return press(atoms, imprintOf(data), ink);
}

const imprintOf = ({ printedAt, caseNumber, chain }: CaseFileData) => ({
  title: '帮办代办案卷',
  at: printedAt,
  footer: {
    left: `案件编号：${caseNumber}`,
    below: [`过程记录链首值（SHA-256，共 ${chain.commits} 条）：${chain.head}`],
  },
});

function cover(data: CaseFileData, ink: Ink): Atom[] {
  const title: Setting = { size: 30, leading: 1.8, align: 'centre' };
  const titles = [
    gap(40),
    ...paragraph([{ text: '政务服务帮办代办', face: 'title' }], { ...title, size: 22 }, ink),
    ...paragraph([{ text: `${data.kind}案卷`, face: 'title' }], title, ink),
    gap(46),
  ];
  const note = data.masked ? '本卷个人信息已作掩码处理。' : '本卷含个人信息，按规定保管和使用。';
  const small: Setting = { size: 9, leading: 1.6, align: 'left' };
  return [...titles, ...fields(coverFields(data), ink), gap(8), ...paragraph(note, small, ink), pageBreak];
}

function coverFields(data: CaseFileData): (readonly [string, Words])[] {
  const facts: (readonly [string, Words | undefined])[] = [
    ['案件编号', data.caseNumber],
    ['档　　号', data.archiveNumber],
    ['承办机构', data.office],
    ...data.parties.map(({ role, name }) => [role, name] as const),
    ['事　　项', data.matters.map(({ name }) => name).join('\n')],
    ['委托期限', data.term && `${chineseTime(data.term.from)}至${chineseTime(data.term.until)}`],
    ['立案时间', chineseTime(data.openedAt)],
    ['结束时间', data.closedAt && chineseTime(data.closedAt)],
    ['结束方式', data.ending],
    ['保管期限', data.retention],
    ['过程记录', recordOf(data)],
    ['打印时间', chineseTime(data.printedAt)],
  ];
  return facts.filter((fact): fact is readonly [string, Words] => Boolean(fact[1]));
}

const recordOf = ({ chain }: CaseFileData) => [
  { text: `${chain.commits} 条，链首值（SHA-256）：\n` },
  { text: chain.head, size: 9 },
];

interface Section {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** What is printed where there is nothing to list. */
  readonly none: string;
}

function sectionsOf(data: CaseFileData): Section[] {
  return [
    { title: '当事各方', columns: partyColumns, rows: data.parties.map(partyRow), none: '无。' },
    { title: '事项及状态', columns: matterColumns, rows: data.matters.map(matterRow), none: '无。' },
    { title: '办理过程', columns: courseColumns, rows: data.course.map(courseRow), none: '尚无记录。' },
    { title: '材料收发', columns: materialColumns, rows: data.materials.map(materialRow), none: '未收取材料。' },
    { title: '告知记录', columns: noticeColumns, rows: data.notices.map(noticeRow), none: '尚未告知。' },
    ...consentSection(data),
    { title: '结果及送达', columns: resultColumns, rows: data.results.map(resultRow), none: '尚无结果。' },
    {
      title: '服务评价',
      columns: evaluationColumns,
      rows: data.evaluations.map(evaluationRow),
      none: '未评价。未评价不计为满意。',
    },
  ];
}

const counted = ['一', '二', '三', '四', '五', '六', '七', '八'];

function sectionAtoms({ title, columns, rows, none }: Section, index: number, ink: Ink): Atom[] {
  const body = rows.length > 0 ? table(columns, rows, ink) : paragraph(none, { size: 11, leading: 1.6 }, ink);
  const heading = [{ text: `${counted[index]}、${title}`, face: 'heading' as const }];
  return headed(heading, { size: 13, leading: 2.2 }, [...body, gap(8)], ink);
}

const time = (iso: string | undefined) => (iso ? chineseTime(iso) : '');

const partyColumns: Column[] = [
  { title: '身份', share: 0.16 },
  { title: '姓名或名称', share: 0.28 },
  { title: '证件', share: 0.3 },
  { title: '电话', share: 0.26 },
];
const partyRow = ({ role, name, certificate, phone }: CaseFileParty) => [role, name, certificate ?? '', phone ?? ''];

const matterColumns: Column[] = [
  { title: '事项', share: 0.34 },
  { title: '审批部门', share: 0.2 },
  { title: '状态', share: 0.12, align: 'centre' },
  { title: '递交时间', share: 0.17 },
  { title: '办结时间', share: 0.17 },
];
const matterRow = ({ name, code, authority, state, submittedAt, completedAt }: CaseFileMatter) => [
  code ? `${name}\n${code}` : name,
  authority,
  state,
  time(submittedAt),
  time(completedAt),
];

const courseColumns: Column[] = [
  { title: '序号', share: 0.08, align: 'centre' },
  { title: '时间', share: 0.18 },
  { title: '行为', share: 0.44 },
  { title: '行为人', share: 0.17 },
  { title: '条款', share: 0.13, align: 'centre' },
];
const courseRow = ({ at, act, actor, clause }: CaseFileData['course'][number], index: number) => [
  String(index + 1),
  chineseTime(at),
  act,
  actor,
  clause ? `§${clause}` : '',
];

const materialColumns: Column[] = [
  { title: '材料', share: 0.36 },
  { title: '收取', share: 0.1, align: 'centre' },
  { title: '递交', share: 0.1, align: 'centre' },
  { title: '退还', share: 0.1, align: 'centre' },
  { title: '结存', share: 0.1, align: 'centre' },
  { title: '说明', share: 0.24 },
];
const materialRow = ({ name, received, submitted, returned, balance, remark }: CaseFileMaterial) => [
  name,
  ...[received, submitted, returned, balance].map(String),
  remark ?? '',
];

const noticeColumns: Column[] = [
  { title: '时间', share: 0.2 },
  { title: '告知内容', share: 0.38 },
  { title: '方式', share: 0.16 },
  { title: '事项清单版本', share: 0.26 },
];
const noticeRow = ({ at, title, way, catalogueVersion }: CaseFileData['notices'][number]) => [
  chineseTime(at),
  title,
  way,
  catalogueVersion ?? '',
];

/** Where nothing was asked for there is nothing to list. */
const consentSection = ({ consents = [] }: CaseFileData): Section[] =>
  consents.length > 0 ? [{ title: '同意记录', columns: consentColumns, rows: consents.map(consentRow), none: '' }] : [];

const consentColumns: Column[] = [
  { title: '时间', share: 0.18 },
  { title: '同意的内容', share: 0.38 },
  { title: '方式', share: 0.1, align: 'centre' },
  { title: '同意书版本', share: 0.16 },
  { title: '撤回时间', share: 0.18 },
];
const consentRow = ({ at, scope, wordingVersion, way, withdrawnAt }: CaseFileConsent) => [
  chineseTime(at),
  scope,
  way,
  wordingVersion,
  time(withdrawnAt),
];

const resultColumns: Column[] = [
  { title: '事项', share: 0.3 },
  { title: '结果', share: 0.26 },
  { title: '送达时间', share: 0.17 },
  { title: '方式', share: 0.12 },
  { title: '签收人', share: 0.15 },
];
const resultRow = ({ matter, result, number, deliveredAt, way, receiver }: CaseFileResult) => [
  matter,
  number ? `${result}\n${number}` : result,
  time(deliveredAt),
  way ?? '',
  receiver ?? '',
];

const evaluationColumns: Column[] = [
  { title: '时间', share: 0.2 },
  { title: '评价', share: 0.14, align: 'centre' },
  { title: '渠道', share: 0.14 },
  { title: '意见建议', share: 0.52 },
];
const evaluationRow = ({ at, rating, channel, remarks }: CaseFileEvaluation) => [
  chineseTime(at),
  rating,
  channel,
  remarks ?? '',
];
