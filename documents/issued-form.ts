import { gap, type Ink, paragraph, type Setting, sideBySide, stack } from './blocks.ts';
import { chineseDate, chineseTime } from './dates.ts';
import { type Atom, type Printed, press, sheet } from './press.ts';

/** A form (文书) that a profile prescribes, as it was issued: everything it says comes from data. */
export interface IssuedFormData {
  readonly caseNumber: string;
  /** ISO time: the same data give the same bytes. */
  readonly issuedAt: string;
  readonly title: string;
  /** Where its pattern comes from; printed at the foot. */
  readonly source: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** The sentences; what stands in a blank is underlined. */
  readonly text: readonly ({ readonly text: string } | { readonly filled: string })[];
  /** Lower-case hex SHA-256 of what the form says. */
  readonly digest: string;
  readonly signatures: readonly { readonly label: string; readonly name: string; readonly method: string }[];
}

/** Prints a form of a profile: its title, its sentences, its fields one by one, and who signed it. */
export function printIssuedForm(data: IssuedFormData): Promise<Printed> {
  const ink: Ink = new Set();
  const { title, source, caseNumber, issuedAt } = data;
  const atoms = [
    ...paragraph([{ text: title, face: 'title' }], { size: 22, leading: 1.6, align: 'centre' }, ink),
    gap(24),
    ...paragraph(spansOf(data), body, ink),
    gap(16),
    ...data.rows.flatMap(({ label, value }) => paragraph(`${label}：${value || '—'}`, row, ink)),
    gap(28, true),
    signing(data, ink),
  ];
  const footer = { left: `案件编号：${caseNumber}`, below: [source] };
  return press(atoms, { title, at: issuedAt, footer }, ink);
}

const spansOf = ({ text }: IssuedFormData) =>
  text.map((piece) => ('text' in piece ? { text: piece.text } : { text: piece.filled || blank, underline: true }));

/** Room to write by hand. */
const blank = '\u3000'.repeat(12);

const body: Setting = { size: 13, leading: 1.9, indent: 2 };
const row: Setting = { size: 11, leading: 1.7, hanging: 2 };
const left = sheet.textWidth / 2;
const right: Setting = { size: 13, leading: 1.9, width: sheet.textWidth - left, align: 'left' };
const small: Setting = { ...right, size: 8.5, leading: 1.45 };

/** The foot of the form, in one piece with the end of its text. */
function signing({ signatures, issuedAt, digest }: IssuedFormData, ink: Ink): Atom {
  const rows = [
    ...signatures.flatMap(({ label, name, method }) => [
      ...paragraph([{ text: `${label}：` }, { text: name, underline: true }], right, ink),
      ...paragraph(`签署方式：${method}`, small, ink),
    ]),
    ...paragraph(`出具时间：${chineseTime(issuedAt)}`, small, ink),
    ...paragraph(`文书摘要（SHA-256）：\n${digest}`, small, ink),
    ...paragraph(`日期：${chineseDate(issuedAt)}`, right, ink),
  ];
  return sideBySide([{ atom: stack(rows), at: left }], true);
}
