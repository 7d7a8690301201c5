import { parseCsv } from '../domain/csv.ts';
import { ImportRow } from '../domain/import-case.ts';
import { type Fault, faultsIn } from './http/faults.ts';

/** The columns of an import, in their order, by the field that each fills. */
const columns = {
  key: '原编号',
  kind: '类别（个人/企业）',
  name: '姓名或名称',
  number: '证件号码或统一社会信用代码',
  phone: '电话',
  address: '地址',
  need: '需求',
  items: '事项编码（以；分隔）',
  agent: '代办人员标识',
  startedOn: '原登记日期（2026-03-04）',
} as const;

const names = Object.keys(columns) as (keyof typeof columns)[];

/** What a spreadsheet opens as UTF-8. */
export const template = `\uFEFF${Object.values(columns).join(',')}\r\n`;

/** Rows of one request: each is a transaction and a call of KMS, and all must be done in ten seconds. */
const mostRows = 100;

/** A row as it was read: good, or with what is wrong with it, column by column. */
export interface ReadRow {
  /** As a spreadsheet counts: the first under the headings is 2. */
  readonly row: number;
  readonly key: string;
  readonly good?: ImportRow;
  readonly errors: readonly Fault[];
}

const faultWords = {
  'quote-open': '引号没有结束。',
  'quote-inside': '未加引号的内容中不能有引号。',
  'after-quote': '引号之后应为逗号或换行。',
} as const;

/** The rows of a file, or why the whole of it can't be read. */
export function readTable(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): readonly ReadRow[] | Fault {
  const text = decoded(bytes, encoding);
  if (text === undefined) return { field: 'csv', message: '文件编码与所选的不符，请选择 utf-8 或 gb18030。' };
  const records = parseCsv(text);
  if ('fault' in records) return { field: 'csv', message: `第 ${records.line} 行：${faultWords[records.fault]}` };
  const [heading, ...rows] = records;
  if (heading?.join() !== Object.values(columns).join())
    return { field: 'csv', message: '第一行应与模板的列名一致，请下载模板填写。' };
  if (rows.length === 0) return { field: 'csv', message: '没有要导入的行。' };
  if (rows.length > mostRows) return { field: 'csv', message: `一次最多导入 ${mostRows} 行，请分批导入。` };
  return rows.map((cells, index) => rowOf(cells, index + 2));
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function rowOf(cells: readonly string[], row: number): ReadRow {
  const cell = (name: keyof typeof columns) => (cells[names.indexOf(name)] ?? '').trim();
  const key = cell('key');
  if (cells.length !== names.length)
    return { row, key, errors: [{ field: '', message: `应有 ${names.length} 列，现有 ${cells.length} 列。` }] };
  const given = {
    key,
    principal: principalOf(cell),
    need: cell('need'),
    items: cell('items')
      .split(/[;；]/)
      .map((code) => code.trim())
      .filter(Boolean),
    agent: cell('agent'),
    startedOn: cell('startedOn'),
  };
  const parsed = ImportRow.safeParse(given);
  if (parsed.success) return { row, key, good: parsed.data, errors: [] };
  const errors = faultsIn(parsed.error.issues, given).map(({ field, message }) => ({
    field: columnOf(field),
    message,
  }));
  return { row, key, errors };
}

function principalOf(cell: (name: keyof typeof columns) => string) {
  const own = { name: cell('name'), phone: cell('phone'), ...(cell('address') ? { address: cell('address') } : {}) };
  if (cell('kind') === '个人') return { kind: 'person', ...own, identityNumber: cell('number') };
  if (cell('kind') === '企业') return { kind: 'organisation', ...own, creditCode: cell('number') };
  return { kind: cell('kind'), ...own };
}

/** The heading of the column that a field is filled from. */
function columnOf(field: string): string {
  const last = field.split('.').find((part) => part !== 'principal') ?? field;
  if (last === 'identityNumber' || last === 'creditCode') return columns.number;
  return columns[last as keyof typeof columns] ?? columns.kind;
}
