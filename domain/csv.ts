/** Why a text is no CSV: the line, counted from 1, and what is wrong there. */
export interface CsvFault {
  readonly line: number;
  readonly fault: 'quote-open' | 'quote-inside' | 'after-quote';
}

/**
 * The records of a CSV, strictly by RFC 4180: quoted fields may hold commas, quotes doubled, and line breaks; a quote anywhere
 * else is a fault, not a guess. A line break at the end begins no record; a mark of UTF-8 at the start is passed over.
 */
export function parseCsv(given: string): readonly (readonly string[])[] | CsvFault {
  const text = given.replace(/^\uFEFF/, '');
  const records: string[][] = [];
  let record: string[] = [];
  let line = 1;
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/y;
  while (field.lastIndex < text.length || record.length > 0) {
    const from = field.lastIndex;
    const found = field.exec(text);
    if (!found) return { line, fault: faultAt(text.slice(from)) };
    const [whole, quoted, plain = '', end] = found;
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

function faultAt(rest: string): CsvFault['fault'] {
  if (!rest.startsWith('"')) return 'quote-inside';
  return /^"(?:[^"]|"")*"/.test(rest) ? 'after-quote' : 'quote-open';
}
