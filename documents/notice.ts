import { gap, headed, type Ink, paragraph, type Setting, sideBySide, stack } from './blocks.ts';
import { chineseDate, chineseTime } from './dates.ts';
import { type Atom, type Printed, press, sheet } from './press.ts';
import { fields, table } from './table.ts';

interface NoticeMaterial {
  readonly name: string;
  /** Counts asked for. */
  readonly originals: number;
  readonly copies: number;
  readonly required: boolean;
  /** 说明: form, issuer, where to get it. */
  readonly remark?: string;
}

interface NoticeMatter {
  readonly name: string;
  readonly code?: string;
  /** 情形 */
  readonly situation?: string;
  readonly legalBasis: readonly string[];
  /** In words with their unit: 20个工作日. */
  readonly statutoryLimit?: string;
  readonly promisedLimit?: string;
  /** 审批部门 */
  readonly authority: string;
  /** Steps, in order. */
  readonly procedure: readonly string[];
  readonly materials: readonly NoticeMaterial[];
}

export interface NoticeData {
  readonly caseNumber: string;
  readonly printedAt: string;
  readonly noticedAt: string;
  readonly recipient: string;
  readonly office: { readonly name: string; readonly address: string; readonly phone: string; readonly hours?: string };
  readonly helper: string;
  readonly catalogueVersion: string;
  readonly matters: readonly NoticeMatter[];
}

/** Prints the one-time notice (一次性告知单, §7.1.2.2, §7.2.3.1): all that is needed, told once. */
export function printNotice(data: NoticeData): Promise<Printed> {
  const ink: Ink = new Set();
  const atoms = [
    ...paragraph([{ text: '一次性告知单', face: 'title' }], { size: 22, leading: 1.6, align: 'centre' }, ink),
    gap(14),
    ...paragraph([{ text: data.recipient, underline: true }, { text: '：' }], { ...text, indent: 0 }, ink),
    ...paragraph(opening(data), text, ink),
    ...data.matters.flatMap((matter, index) => matterAtoms(matter, index, ink)),
    ...officeAtoms(data, ink),
    gap(16, true),
    receipt(data, ink),
  ];
  return press(atoms, imprintOf(data), ink);
}

const imprintOf = (data: NoticeData) => ({
  title: '一次性告知单',
  at: data.printedAt,
  footer: { left: `案件编号：${data.caseNumber}`, below: [`事项清单版本：${data.catalogueVersion}`] },
});

const text: Setting = { size: 12, leading: 1.6, indent: 2 };

const opening = ({ noticedAt, matters }: NoticeData) =>
  `现将您咨询或委托的 ${matters.length} 个事项的办理依据、时限、程序和所需材料于${chineseTime(noticedAt)}一次性告知如下。帮办代办服务不收取任何费用。`;

const counted = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function matterAtoms(matter: NoticeMatter, index: number, ink: Ink): Atom[] {
  const heading = `${counted[index] ?? index + 1}、${matter.name}`;
  const facts = fields(factsOf(matter), ink);
  const materials = matter.materials.map((material, at) => materialRow(material, at));
  const list = headed('所需材料', { ...text, indent: 0, size: 11 }, table(materialColumns, materials, ink), ink);
  const below = [gap(4, true), ...glueFirst(facts), gap(4), ...(materials.length > 0 ? list : none(ink))];
  return [gap(8), ...headed([{ text: heading, face: 'heading' }], { ...text, indent: 0, size: 13 }, below, ink)];
}

const none = (ink: Ink) => paragraph('本事项无需提交材料。', { ...text, indent: 0, size: 11 }, ink);

function glueFirst([first, ...rest]: readonly Atom[]): Atom[] {
  return first ? [{ ...first, glued: true }, ...rest] : [];
}

function factsOf(matter: NoticeMatter): (readonly [string, string])[] {
  const facts: (readonly [string, string | undefined])[] = [
    ['事项编码', matter.code],
    ['办理情形', matter.situation],
    ['审批部门', matter.authority],
    ['法律依据', matter.legalBasis.join('\n')],
    ['法定办结时限', matter.statutoryLimit],
    ['承诺办结时限', matter.promisedLimit],
    ['办理程序', matter.procedure.map((step, index) => `${index + 1}. ${step}`).join('\n')],
  ];
  return facts.filter((fact): fact is readonly [string, string] => Boolean(fact[1]));
}

const materialColumns = [
  { title: '序号', share: 0.09, align: 'centre' },
  { title: '材料名称', share: 0.37 },
  { title: '原件', share: 0.09, align: 'centre' },
  { title: '复印件', share: 0.1, align: 'centre' },
  { title: '必备', share: 0.09, align: 'centre' },
  { title: '说明', share: 0.26 },
] as const;

const pieces = (count: number) => (count > 0 ? `${count}份` : '—');

const materialRow = ({ name, originals, copies, required, remark }: NoticeMaterial, index: number) => [
  String(index + 1),
  name,
  pieces(originals),
  pieces(copies),
  required ? '必备' : '非必备',
  remark ?? '',
];

function officeAtoms({ office, helper }: NoticeData, ink: Ink): Atom[] {
  const pairs: (readonly [string, string])[] = [
    ['服务机构', office.name],
    ['办理地点', office.address],
    ['咨询电话', office.phone],
    ...(office.hours ? [['服务时间', office.hours] as const] : []),
    ['告知人员', helper],
  ];
  const heading = [{ text: '办理地点和联系方式', face: 'heading' as const }];
  return [
    gap(10),
    ...headed(heading, { ...text, indent: 0, size: 13 }, [gap(4), ...glueFirst(fields(pairs, ink))], ink),
  ];
}

/** Both sides sign that the notice was given. */
function receipt({ helper, noticedAt }: NoticeData, ink: Ink): Atom {
  const half: Setting = { ...text, indent: 0, width: sheet.textWidth / 2, align: 'left' };
  const piece = (words: string, at: number) => ({ atom: stack(paragraph(words, half, ink)), at });
  return stack(
    [
      sideBySide([piece(`告知人员：${helper}`, 0), piece('服务对象（签字）：', sheet.textWidth / 2)]),
      sideBySide([
        piece(`告知日期：${chineseDate(noticedAt)}`, 0),
        piece('签收日期：　　　年　　月　　日', sheet.textWidth / 2),
      ]),
    ],
    true,
  );
}
