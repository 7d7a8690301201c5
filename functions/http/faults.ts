import type * as z from 'zod/mini';

/** One field that is wrong, in Chinese. The value that was given is never part of it. */
export interface Fault {
  /** `principal.identityNumber`, `plan.0.by`; empty for the whole. */
  readonly field: string;
  readonly message: string;
  /** What would be right. */
  readonly expected?: string;
}

type Issue = z.core.$ZodIssue;

/** At most so many are told: nobody mends more at once, and an answer stays small. */
const most = 50;

/**
 * What is wrong with a body or query, field by field; of each field the first thing.
 * @param given what was parsed, to tell a missing field from a wrong one
 */
export function faultsIn(issues: readonly Issue[], given: unknown): Fault[] {
  const faults = issues.flatMap((issue) => faultsOf(issue, given));
  const first = faults.filter(({ field }, index) => faults.findIndex((other) => other.field === field) === index);
  return first.slice(0, most);
}

function faultsOf(issue: Issue, given: unknown): Fault[] {
  const field = fieldOf(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return [missingOr(issue, given, { field, message: `应为${kinds[issue.expected] ?? '另一种内容'}。` })];
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknown(field, key));
    case 'invalid_value':
      return [missingOr(issue, given, { field, message: '不在允许的取值之内。', expected: listed(issue.values) })];
    case 'invalid_format':
      return [{ field, message: formatMessage(issue.format, field) }];
    case 'too_small':
      return [{ field, message: `${measure(issue.origin)[0]}不得少于 ${issue.minimum}${measure(issue.origin)[1]}。` }];
    case 'too_big':
      return [{ field, message: `${measure(issue.origin)[0]}不得多于 ${issue.maximum}${measure(issue.origin)[1]}。` }];
    case 'invalid_union':
      return unionFaults(issue, given);
    case 'custom':
      return [{ field, message: sentences[issue.message] ?? '内容不符合要求。' }];
    default:
      return [{ field, message: '内容不符合要求。' }];
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  array: '列表',
  object: '对象',
};

const sentences: Readonly<Record<string, string>> = {
  'personal-data-in-text': '文字中不得含有身份证号码或手机号码，请填写在专门的栏目中（个人信息保护法第6条）。',
  'not-writable': '文字中含有不能书写的字符。',
  'identity-check': '身份证号码有误：位数、出生日期或校验位不符，请核对。',
  'drawing-too-long': '笔迹的点数过多，请减少采样后再提交。',
  'drawing-too-small': '笔迹过小，请签写完整姓名。',
  'credit-check': '统一社会信用代码有误：位数、字符或校验位不符，请核对。',
};

const formats: Readonly<Record<string, string>> = {
  phone: '应为手机号码或带区号的固定电话号码。',
  name: '含有姓名或名称中不应出现的字符。',
  sha256: '应为 64 位小写十六进制的 SHA-256。',
  digest: '应为 64 位小写十六进制的 SHA-256。',
  tracking: '应为 6 至 40 位字母、数字或连字符。',
  authorityNumber: '应为 1 至 64 位字母、数字、下划线或连字符。',
};

function formatMessage(format: string, field: string): string {
  if (format === 'date') return '应为日期，如 2026-03-04。';
  return formats[field.split('.').at(-1) ?? ''] ?? '格式不正确，应为字母、数字和连字符。';
}

/** What is counted, and in what. */
const measure = (origin: string): readonly [string, string] =>
  origin === 'array' ? ['项数', ' 项'] : origin === 'string' ? ['字数', ' 个字'] : ['数值', ''];

const listed = (values: readonly unknown[]): string => values.map(String).join('、');

const fieldOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

function missingOr(issue: Issue, given: unknown, otherwise: Fault): Fault {
  return at(given, issue.path) === undefined ? { ...otherwise, message: '缺少此项。' } : otherwise;
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inside, name) => (inside as Record<PropertyKey, unknown> | undefined)?.[name], value);

/** A name that doesn't look like a field may be anything, personal data too: it is not repeated. */
function unknown(parent: string, key: string): Fault {
  const nameable = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(key);
  const field = nameable ? (parent ? `${parent}.${key}` : key) : parent;
  return { field, message: nameable ? '没有这一项。' : '含有未定义的项。' };
}

type UnionIssue = Extract<Issue, { code: 'invalid_union' }>;

/** The branch that was meant: the one that fits at its root, best with all its fields. Without one, what the choice is. */
function unionFaults(issue: UnionIssue, given: unknown): Fault[] {
  const field = fieldOf(issue.path);
  if ('options' in issue && Array.isArray(issue.options))
    return [missingOr(issue, given, { field, message: '不在允许的取值之内。', expected: listed(issue.options) })];
  const fitting = issue.errors.filter((branch) => branch.length > 0 && branch.every(fitsAtRoot));
  const meant = fitting.find((branch) => branch.every(({ code }) => code !== 'unrecognized_keys')) ?? fitting[0];
  if (!meant) return [missingOr(issue, given, { field, message: '不是任何一种允许的形式。' })];
  return meant.flatMap((inner) => faultsOf({ ...inner, path: [...issue.path, ...inner.path] } as Issue, given));
}

const fitsAtRoot = ({ code, path }: Issue): boolean => path.length > 0 || code === 'unrecognized_keys';
