import { annexB, type FormBlank } from './annex-b.ts';
import { gap, type Ink, paragraph, type Setting, sideBySide, stack } from './blocks.ts';
import { chineseDate, chineseTime, dayOf } from './dates.ts';
import type { Span } from './lines.ts';
import { type Atom, type Printed, press, sheet } from './press.ts';

export interface TerminationFormData {
  readonly caseNumber: string;
  /** ISO time of printing: the same data give the same bytes. */
  readonly printedAt: string;
  /** The matters whose service was terminated. */
  readonly matters: readonly string[];
  /** ISO time. */
  readonly endedAt: string;
  /** 终止原因, without a full stop at its end. */
  readonly reason: string;
  /** Absent for a form that is to be signed by hand. */
  readonly signature?: {
    readonly name: string;
    /** 签署方式 */
    readonly method: string;
    readonly at: string;
    /** Lower-case hex SHA-256 of what the form says. */
    readonly digest: string;
  };
}

/** Prints the termination form (服务终止单, §7.2.5.2, Table B.1) with its blanks filled and its signature. */
export function printTerminationForm(data: TerminationFormData): Promise<Printed> {
  const ink: Ink = new Set();
  const atoms = [
    ...paragraph([{ text: annexB.title, face: 'title' }], { size: 22, leading: 1.6, align: 'centre' }, ink),
    gap(24),
    ...paragraph(bodyOf(data), text, ink),
    gap(28, true),
    signing(data, ink),
  ];
  const footer = { left: `案件编号：${data.caseNumber}`, below: ['样式同 DB32/T 5046—2025 表 B.1。'] };
  return press(atoms, { title: annexB.title, at: data.printedAt, footer }, ink);
}

const text: Setting = { size: 13, leading: 1.9, indent: 2 };

const bodyOf = (data: TerminationFormData): Span[] =>
  annexB.body.map((piece) => (typeof piece === 'string' ? { text: piece } : written(piece.blank, data)));

/** What stands in a blank, underlined; an empty one leaves room to write. */
function written(blank: FormBlank, data: TerminationFormData): Span {
  const value = fillingOf(blank, data).trim();
  return { text: value === '' ? '\u3000'.repeat(roomFor[blank]) : value, underline: true };
}

function fillingOf(blank: FormBlank, { matters, endedAt, reason }: TerminationFormData): string {
  switch (blank) {
    case 'matters':
      return matters.join('、');
    case 'reason':
      return reason;
    default:
      return endedAt && dayOf(endedAt)[blank];
  }
}

/** In characters. */
const roomFor: Readonly<Record<FormBlank, number>> = { matters: 18, year: 4, month: 3, day: 3, reason: 24 };

const left = sheet.textWidth / 2;
const right: Setting = { size: 13, leading: 1.9, width: sheet.textWidth - left, align: 'left' };
const small: Setting = { ...right, size: 8.5, leading: 1.45 };

/** The foot of the form, in one piece with the end of its text. */
function signing({ signature }: TerminationFormData, ink: Ink): Atom {
  const name: Span = { text: signature?.name ?? annexB.sign, underline: signature !== undefined };
  const rows = [
    ...paragraph([{ text: annexB.agent }, name], right, ink),
    ...(signature ? evidence(signature, ink) : []),
    ...paragraph(`${annexB.date}${signature ? chineseDate(signature.at) : ''}`, right, ink),
  ];
  return sideBySide([{ atom: stack(rows), at: left }], true);
}

const evidence = (signature: NonNullable<TerminationFormData['signature']>, ink: Ink): Atom[] =>
  [
    `签署方式：${signature.method}`,
    `签署时间：${chineseTime(signature.at)}`,
    `所签摘要（SHA-256）：\n${signature.digest}`,
  ].flatMap((line) => paragraph(line, small, ink));
