import { signingWords } from './annex-a.ts';
import { gap, type Ink, paragraph, type Setting, sideBySide, stack } from './blocks.ts';
import { chineseTime, dayOf } from './dates.ts';
import { drawingAtom, type Strokes } from './drawing.ts';
import type { Span } from './lines.ts';
import { type Atom, sheet } from './press.ts';

/**
 * `electronic`: who signed, how (签署方式), when, and the digest of what was signed.
 * `paper`: the place to sign is left free; a name or date known already is printed.
 */
export type Signature =
  | {
      readonly form: 'electronic';
      readonly name: string;
      readonly method: string;
      readonly at: string;
      readonly digest: string;
      /** Drawn by hand, if it was. */
      readonly drawn?: Strokes;
    }
  | { readonly form: 'paper'; readonly name?: string; readonly at?: string };

export interface SignedData {
  readonly principal: string;
  readonly mandatary: string;
  readonly termsDigest: string;
  readonly principalSignature: Signature;
  readonly mandatarySignature: Signature;
}

const between = 24;
const width = (sheet.textWidth - between) / 2;
const setting: Setting = { size: 13, leading: 1.7, width, align: 'left' };
const small: Setting = { size: 8.5, leading: 1.45, width, align: 'left' };

/** The foot of the agreement in one piece, which also holds on to the text before it. */
export function signatureBlock(data: SignedData, ink: Ink): Atom {
  const { principalSignature: a, mandatarySignature: b } = data;
  const { principal, mandatary, seal, representative } = signingWords;
  const rows = [
    across(nameLine(principal, data.principal, ink), nameLine(mandatary, data.mandatary, ink)),
    across(paragraph(seal, setting, ink), paragraph(seal, setting, ink)),
    gap(a.form === 'paper' || b.form === 'paper' ? 42 : 6),
    across(nameLine(representative, a.name, ink), nameLine(representative, b.name, ink)),
    ...drawings(a, b),
    across(evidence(a, data.termsDigest, ink), evidence(b, data.termsDigest, ink)),
    gap(10),
    sideBySide([{ atom: stack(paragraph(dateLine(a, b), setting, ink)), at: width + between }]),
  ];
  return stack(rows, true);
}

/** Room for what was drawn by hand, points. */
const drawn = { width: 150, height: 46 };

/** What either side drew, between its name and what shows it. */
function drawings(a: Signature, b: Signature): Atom[] {
  const atoms = [a, b].map((each) => (each.form === 'electronic' && each.drawn ? [ink(each.drawn)] : []));
  return atoms.some((each) => each.length > 0) ? [across(atoms[0]!, atoms[1]!), gap(4)] : [];
}

const ink = (strokes: Strokes): Atom => drawingAtom(strokes, drawn.width, drawn.height);

const across = (left: readonly Atom[], right: readonly Atom[]) =>
  sideBySide([
    { atom: stack(left), at: 0 },
    { atom: stack(right), at: width + between },
  ]);

function nameLine(label: string, name: string | undefined, ink: Ink): Atom[] {
  const room = Math.floor(width / setting.size!) - [...label].length;
  const value: Span = { text: name || '\u3000'.repeat(room), underline: true };
  return paragraph([{ text: label }, value], setting, ink);
}

function evidence(signature: Signature, termsDigest: string, ink: Ink): Atom[] {
  if (signature.form === 'paper') return [];
  const { name, method, at, digest } = signature;
  const told = [
    `电子签名：${name}`,
    `签署方式：${method}`,
    `签署时间：${chineseTime(at)}`,
    `所签摘要（SHA-256）：\n${digest}`,
    ...(digest === termsDigest ? [] : ['注意：所签摘要与本协议条款摘要不一致']),
  ];
  return told.flatMap((line) => paragraph(line, small, ink));
}

/** The date of the last signature, from which the agreement counts (七 4); blank until both have signed. */
function dateLine(a: Signature, b: Signature): Span[] {
  const last = lastOf(a.at, b.at);
  const { year, month, day } = last ? dayOf(last) : { year: '\u3000\u3000', month: '\u3000', day: '\u3000' };
  return [{ text: `${signingWords.date}${year} 年 ${month} 月 ${day} 日` }];
}

function lastOf(a: string | undefined, b: string | undefined): string | undefined {
  if (!a || !b) return undefined;
  return Date.parse(a) > Date.parse(b) ? a : b;
}
