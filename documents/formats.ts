/** How a file of a format begins. A format not listed here is not judged. */
const beginnings: Readonly<Record<string, readonly (readonly number[])[]>> = {
  pdf: [[0x25, 0x50, 0x44, 0x46, 0x2d]],
  jpg: [[0xff, 0xd8, 0xff]],
  jpeg: [[0xff, 0xd8, 0xff]],
  png: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  tif: [
    [0x49, 0x49, 0x2a, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a],
  ],
  tiff: [
    [0x49, 0x49, 0x2a, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a],
  ],
  ofd: [[0x50, 0x4b, 0x03, 0x04]],
};

/** Why a file is not of the format its name says, in Chinese; undefined when nothing speaks against it. */
export function unreadableBecause(path: string, bytes: Uint8Array): string | undefined {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const known = beginnings[extension];
  if (known && !known.some((beginning) => beginning.every((byte, at) => bytes[at] === byte))) {
    return `内容不是 ${extension.toUpperCase()} 格式`;
  }
  return extension === 'pdf' ? brokenPdf(bytes, path.includes('/文书/')) : undefined;
}

/** A file is walked back through so many revisions. */
const mostRevisions = 1000;

/**
 * Follows a PDF from its end, as a reader does: cross-references and their trailers, back to the first. `strict` asks also
 * that every object stands where the table says; scanners get that wrong often enough, and readers repair it.
 */
function brokenPdf(bytes: Uint8Array, strict: boolean): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const tail = /startxref\s+(\d+)\s+%%EOF(?![\s\S]*startxref)/.exec(text.slice(-2048));
  if (!tail) return 'PDF 结尾不完整';
  let rooted = false;
  let at: number | undefined = Number(tail[1]);
  const seen = new Set<number>();
  while (at !== undefined) {
    if (seen.has(at) || seen.size > mostRevisions) return 'PDF 交叉引用循环';
    seen.add(at);
    const section = crossReference(text, at, strict);
    if (typeof section === 'string') return section;
    rooted ||= section.rooted;
    at = section.before;
  }
  return rooted ? undefined : 'PDF 没有文档目录';
}

interface CrossReference {
  readonly rooted: boolean;
  /** Where the revision before is described. */
  readonly before: number | undefined;
}

function crossReference(text: string, at: number, strict: boolean): CrossReference | string {
  if (text.startsWith('xref', at)) return tableAt(text, at, strict);
  const stream = /^\d+\s+\d+\s+obj\s*(<<[\s\S]*?)stream\r?\n/.exec(text.slice(at, at + 4096));
  if (!stream || !/\/Type\s*\/XRef/.test(stream[1]!)) return 'PDF 交叉引用缺失';
  return described(stream[1]!);
}

function tableAt(text: string, start: number, strict: boolean): CrossReference | string {
  const subsection = /\s*(\d+)\s+(\d+)[ \t]*\r?\n/y;
  let at = start + 'xref'.length;
  for (;;) {
    subsection.lastIndex = at;
    const found = subsection.exec(text);
    if (!found) break;
    at = subsection.lastIndex + 20 * Number(found[2]);
    if (at > text.length) return 'PDF 交叉引用表不完整';
    const misplaced = strict ? misplacedIn(text, subsection.lastIndex, Number(found[1]), Number(found[2])) : undefined;
    if (misplaced !== undefined) return `PDF 第 ${misplaced} 号对象不在其位`;
  }
  const trailer = /^\s*trailer\s*(<<[\s\S]*?>>)\s*startxref/.exec(text.slice(at));
  return trailer ? described(trailer[1]!) : 'PDF 缺少 trailer';
}

function misplacedIn(text: string, at: number, first: number, count: number): number | undefined {
  for (let index = 0; index < count; index++) {
    const entry = text.slice(at + 20 * index, at + 20 * (index + 1));
    const found = /^(\d{10}) (\d{5}) ([nf])/.exec(entry);
    const number = first + index;
    if (!found) return number;
    if (found[3] === 'n' && !text.startsWith(`${number} ${Number(found[2])} obj`, Number(found[1]))) return number;
  }
  return undefined;
}

function described(dictionary: string): CrossReference {
  const before = /\/Prev\s+(\d+)/.exec(dictionary);
  return { rooted: /\/Root\s+\d+\s+\d+\s+R/.test(dictionary), before: before ? Number(before[1]) : undefined };
}
