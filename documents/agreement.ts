import { annexA, type Blank, type Clause, termClause } from './annex-a.ts';
import { gap, headed, type Ink, marked, paragraph, type Setting } from './blocks.ts';
import { chineseDate } from './dates.ts';
import type { Span } from './lines.ts';
import { type Atom, type Printed, press } from './press.ts';
import { type Signature, signatureBlock } from './signatures.ts';

interface Person {
  readonly name: string;
  readonly phone: string;
}

export interface AgreementData {
  readonly caseNumber: string;
  /** ISO time of printing: the same data give the same bytes. */
  readonly printedAt: string;
  readonly principal: string;
  readonly mandatary: string;
  readonly matters: readonly string[];
  /** 甲方经办人 */
  readonly contact: Person;
  /** 代办人员 */
  readonly agent: Person;
  /** Left open, both blanks of 六 stay blank. `name` without 仲裁委员会 or 人民法院, which the form has. */
  readonly dispute?: { readonly way: 'arbitration' | 'court'; readonly name: string };
  /** Days, both included: `2026-03-04`. */
  readonly term: { readonly from: string; readonly until: string };
  /** Lower-case hex SHA-256 of the agreed terms: what both sides sign. */
  readonly termsDigest: string;
  readonly principalSignature: Signature;
  readonly mandatarySignature: Signature;
}

/** Prints the entrustment agreement (代办服务委托协议, §7.2.2, Table A.1) with its term and signatures. */
export function printAgreement(data: AgreementData): Promise<Printed> {
  const ink: Ink = new Set();
  const atoms = [...opening(data, ink), ...articles(data, ink), gap(14, true), signatureBlock(data, ink)];
  const imprint = {
    title: annexA.title,
    at: data.printedAt,
    footer: {
      left: `案件编号：${data.caseNumber}`,
      below: [`协议条款摘要（SHA-256）：${data.termsDigest}`, remark],
    },
  };
  return press(atoms, imprint, ink);
}

const remark = '左侧有竖线的条款依法增加，其余条款同 DB32/T 5046—2025 表 A.1。';

const text: Setting = { size: 13, leading: 1.7, indent: 2 };
const party: Setting = { ...text, indent: 0, hanging: 8 };

function opening(data: AgreementData, ink: Ink): Atom[] {
  const [principal, mandatary, preamble] = annexA.opening.map((clause) => fill(clause, data));
  return [
    ...paragraph([{ text: annexA.title, face: 'title' }], { size: 22, leading: 1.6, align: 'centre' }, ink),
    gap(18),
    ...paragraph(principal!, party, ink),
    ...paragraph(mandatary!, party, ink),
    gap(6),
    ...paragraph(preamble!, text, ink),
  ];
}

function articles(data: AgreementData, ink: Ink): Atom[] {
  return annexA.articles.flatMap(({ heading, opening, items }, index) => {
    const clauses = opening ? [opening, ...items] : items;
    const below = clauses.flatMap((clause) => paragraphsOf(clause, data, ink));
    const added = index === annexA.articles.length - 1 ? [marked(paragraph(termOf(data), text, ink))] : [];
    return headed([{ text: heading, face: 'heading' }], text, [...below, ...added], ink);
  });
}

const termOf = ({ term }: AgreementData) => termClause(chineseDate(term.from), chineseDate(term.until));

/** Several matters stand one below the other. */
function paragraphsOf(clause: Clause, data: AgreementData, ink: Ink): Atom[] {
  const listed =
    data.matters.length > 1 && clause.some((piece) => typeof piece !== 'string' && piece.blank === 'matters');
  if (!listed) return paragraph(fill(clause, data), text, ink);
  const last = data.matters.length - 1;
  const matters = data.matters.flatMap((matter, index) =>
    paragraph(
      [{ text: `（${index + 1}）` }, { text: matter, underline: true }, { text: index < last ? '；' : '。' }],
      text,
      ink,
    ),
  );
  return headed(fill([clause[0]!], data), text, matters, ink);
}

const fill = (clause: Clause, data: AgreementData): Span[] =>
  clause.map((piece) => (typeof piece === 'string' ? { text: piece } : written(piece.blank, data)));

/** What stands in a blank, underlined; an empty one leaves room to write. */
function written(blank: Blank, data: AgreementData): Span {
  const value = values[blank](data).trim();
  return { text: value === '' ? '\u3000'.repeat(roomFor[blank] ?? 8) : value, underline: true };
}

const values: Readonly<Record<Blank, (data: AgreementData) => string>> = {
  principal: ({ principal }) => principal,
  mandatary: ({ mandatary }) => mandatary,
  matters: ({ matters }) => matters.join('；'),
  contact: ({ contact }) => contact.name,
  contactPhone: ({ contact }) => contact.phone,
  agent: ({ agent }) => agent.name,
  agentPhone: ({ agent }) => agent.phone,
  disputeWay: ({ dispute }) => (dispute ? { arbitration: '1', court: '2' }[dispute.way] : ''),
  arbitration: ({ dispute }) => (dispute?.way === 'arbitration' ? dispute.name : ''),
  court: ({ dispute }) => (dispute?.way === 'court' ? dispute.name : ''),
};

/** In characters. */
const roomFor: Partial<Record<Blank, number>> = { disputeWay: 2, contact: 5, agent: 5 };
