import { gap, type Ink, paragraph, type Setting, sideBySide, stack } from './blocks.ts';
import { chineseDate, chineseTime } from './dates.ts';
import { type Atom, type Printed, press, sheet } from './press.ts';
import { type Column, table } from './table.ts';

/** Where a paper went: to whom, when, and by what that is shown. */
interface HandOverRow {
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly to: string;
  /** ISO time; absent for a paper that went nowhere. */
  readonly at?: string;
  readonly way: string;
}

export interface HandOverListData {
  readonly caseNumber: string;
  /** ISO time of printing: the same data give the same bytes. */
  readonly printedAt: string;
  readonly office: string;
  readonly agent: string;
  readonly principal: string;
  readonly papers: readonly HandOverRow[];
}

/** Prints the hand-over list (材料移交清单, A.4.5, Table B.1): every paper that was in custody, and where it went. */
export function printHandOverList(data: HandOverListData): Promise<Printed> {
  const ink: Ink = new Set();
  const opening = `${data.office}代办期间保管的${data.principal}的材料共 ${data.papers.length} 项，去向如下。`;
  const atoms = [
    ...paragraph([{ text: '材料移交清单', face: 'title' }], { size: 22, leading: 1.6, align: 'centre' }, ink),
    gap(20),
    ...paragraph(opening, { size: 12, leading: 1.7, indent: 2 }, ink),
    gap(6, true),
    ...table(columns, data.papers.map(rowOf), ink),
    gap(24, true),
    signing(data, ink),
  ];
  const footer = {
    left: `案件编号：${data.caseNumber}`,
    below: ['附录 A 四.5、附录 B：全部资料已向委托服务对象移交完毕'],
  };
  return press(atoms, { title: '材料移交清单', at: data.printedAt, footer }, ink);
}

const columns: readonly Column[] = [
  { title: '序号', share: 0.08, align: 'centre' },
  { title: '材料名称', share: 0.28 },
  { title: '原件', share: 0.08, align: 'centre' },
  { title: '复印件', share: 0.09, align: 'centre' },
  { title: '接收人', share: 0.16 },
  { title: '时间', share: 0.15 },
  { title: '方式或去向', share: 0.16 },
];

const rowOf = ({ name, originals, copies, to, at, way }: HandOverRow, index: number) => [
  String(index + 1),
  name,
  String(originals),
  String(copies),
  to,
  at ? chineseTime(at) : '',
  way,
];

/** Who hands over is known; who received signs by hand where no receipt says so already. */
function signing({ agent, printedAt }: HandOverListData, ink: Ink): Atom {
  const half: Setting = { size: 12, leading: 1.8, width: sheet.textWidth / 2, align: 'left' };
  const piece = (words: string, at: number) => ({ atom: stack(paragraph(words, half, ink)), at });
  return stack(
    [
      sideBySide([piece(`移交人（代办人员）：${agent}`, 0), piece('接收人（签名）：', sheet.textWidth / 2)]),
      sideBySide([
        piece(`日期：${chineseDate(printedAt)}`, 0),
        piece('日期：　　　年　　月　　日', sheet.textWidth / 2),
      ]),
    ],
    true,
  );
}
