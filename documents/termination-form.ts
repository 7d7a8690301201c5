import { gap, type Ink, paragraph, type Setting, sideBySide, stack } from './blocks.ts';
import { chineseDate, chineseTime, dayOf } from './dates.ts';
import type { Span } from './lines.ts';
import { type Atom, type Printed, press, sheet } from './press.ts';

/** The blanks of Table B.1. */
export type FormBlank = 'matters' | 'year' | 'month' | 'day' | 'reason';

export interface TerminationWords {
  readonly title: string;
  /** Whose form it is; printed at the foot. */
  readonly source: string;
  readonly sentences: readonly (string | { readonly blank: FormBlank })[];
}

export interface TerminationFormData {
  readonly caseNumber: string;
  /** What the form says, with its blanks; Table B.1 unless another standard is followed. */
  readonly words: TerminationWords;
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

/** Prints the termination form (服务终止单, §7.2.5.2, Table B.1 unless another standard is followed) with its blanks filled and its signature. */
export function printTerminationForm(data: TerminationFormData): Promise<Printed> {
  const ink: Ink = new Set();
  const atoms = [
    ...paragraph([{ text: data.words.title, face: 'title' }], { size: 22, leading: 1.6, align: 'centre' }, ink),
    gap(24),
    ...paragraph(bodyOf(data), text, ink),
    gap(28, true),
    signing(data, ink),
  ];
  const footer = { left: `案件编号：${data.caseNumber}`, below: [data.words.source] };
  return press(atoms, { title: data.words.title, at: data.printedAt, footer }, ink);
}

const text: Setting = { size: 13, leading: 1.9, indent: 2 };

const bodyOf = (data: TerminationFormData): Span[] =>
  data.words.sentences.map((piece) => (typeof piece === 'string' ? { text: piece } : written(piece.blank, data)));

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

/** Table B.1, below its text. */
const sign = { agent: '代办人员：', blank: '（签名）', date: '日期：' } as const;

const left = sheet.textWidth / 2;
const right: Setting = { size: 13, leading: 1.9, width: sheet.textWidth - left, align: 'left' };
const small: Setting = { ...right, size: 8.5, leading: 1.45 };

/** The foot of the form, in one piece with the end of its text. */
function signing({ signature }: TerminationFormData, ink: Ink): Atom {
  const name: Span = { text: signature?.name ?? sign.blank, underline: signature !== undefined };
  const rows = [
    ...paragraph([{ text: sign.agent }, name], right, ink),
    ...(signature ? evidence(signature, ink) : []),
    ...paragraph(`${sign.date}${signature ? chineseDate(signature.at) : ''}`, right, ink),
  ];
  return sideBySide([{ atom: stack(rows), at: left }], true);
}

const evidence = (signature: NonNullable<TerminationFormData['signature']>, ink: Ink): Atom[] =>
  [
    `签署方式：${signature.method}`,
    `签署时间：${chineseTime(signature.at)}`,
    `所签摘要（SHA-256）：\n${signature.digest}`,
  ].flatMap((line) => paragraph(line, small, ink));
