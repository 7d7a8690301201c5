import { gap, type Ink, paragraph, type Setting, sideBySide, stack } from './blocks.ts';
import { chineseDate, chineseTime } from './dates.ts';
import { type Atom, type Printed, press, sheet } from './press.ts';

/** A power of attorney (授权委托书) for one authority, with what 民法典 §165 asks of one. */
export interface PowerOfAttorneyData {
  readonly caseNumber: string;
  /** ISO time: the same data give the same bytes. */
  readonly issuedAt: string;
  /** 委托人 */
  readonly principal: string;
  /** 代理人的姓名, and the organisation that names it: 受托方 */
  readonly agent: string;
  readonly mandatary: string;
  /** Name of the authority to which it is shown. */
  readonly authority: string;
  /** 代理事项 */
  readonly matters: readonly string[];
  /** 代理权限 */
  readonly powers: readonly string[];
  /** 代理期限, days such as 2026-03-04. */
  readonly term: { readonly from: string; readonly until: string };
  /** Lower-case hex SHA-256 of what it says. */
  readonly digest: string;
  /** Absent for one that is to be signed by hand. */
  readonly signature?: { readonly method: string; readonly at: string };
}

export const powerOfAttorneyTitle = '授权委托书';

/** Prints a power of attorney: agent, matters, powers and term, and the principal's signature (A.1.2, 民法典 §165). */
export function printPowerOfAttorney(data: PowerOfAttorneyData): Promise<Printed> {
  const ink: Ink = new Set();
  const atoms = [
    ...paragraph([{ text: powerOfAttorneyTitle, face: 'title' }], { size: 22, leading: 1.6, align: 'centre' }, ink),
    gap(24),
    ...paragraph([{ text: data.authority, underline: true }, { text: '：' }], text, ink),
    ...paragraph(openingOf(data), { ...text, indent: 2 }, ink),
    ...elementsOf(data).flatMap(([label, value]) =>
      paragraph([{ text: `${label}：` }, { text: value, underline: true }], { ...text, indent: 2 }, ink),
    ),
    gap(28, true),
    signing(data, ink),
  ];
  const below = ['依据：《中华人民共和国民法典》第165条；DB32/T 5046—2025 附录A 一.2'];
  const footer = { left: `案件编号：${data.caseNumber}`, below };
  return press(atoms, { title: powerOfAttorneyTitle, at: data.issuedAt, footer }, ink);
}

const openingOf = ({ principal, mandatary }: PowerOfAttorneyData) => [
  { text: '委托人' },
  { text: principal, underline: true },
  { text: '已与' },
  { text: mandatary, underline: true },
  { text: '建立代办服务委托，现就向贵单位办理的事项另行授权如下：' },
];

/** 民法典 §165. */
const elementsOf = ({ agent, matters, powers, term }: PowerOfAttorneyData): [string, string][] => [
  ['代理人的姓名', agent],
  ['代理事项', matters.join('、')],
  ['代理权限', powers.join('、')],
  ['代理期限', `自${dayInWords(term.from)}起至${dayInWords(term.until)}止`],
];

const dayInWords = (day: string): string => chineseDate(`${day}T04:00:00.000Z`);

const text: Setting = { size: 13, leading: 1.9 };
const left = sheet.textWidth / 2;
const right: Setting = { size: 13, leading: 1.9, width: sheet.textWidth - left, align: 'left' };
const small: Setting = { ...right, size: 8.5, leading: 1.45 };

/** The foot, in one piece with the end of the text. */
function signing({ principal, signature, digest }: PowerOfAttorneyData, ink: Ink): Atom {
  const name = { text: signature ? principal : '（签名或者盖章）', underline: signature !== undefined };
  const evidence = signature
    ? [`签署方式：${signature.method}`, `签署时间：${chineseTime(signature.at)}`, `所签摘要（SHA-256）：\n${digest}`]
    : [];
  const rows = [
    ...paragraph([{ text: '委托人：' }, name], right, ink),
    ...evidence.flatMap((line) => paragraph(line, small, ink)),
    ...paragraph(`日期：${signature ? chineseDate(signature.at) : ''}`, right, ink),
  ];
  return sideBySide([{ atom: stack(rows), at: left }], true);
}
