import type { Json } from '../service.ts';

export const equalsIgnoringCase = (text: Json, value: Json): boolean =>
  typeof value === 'string' && typeof text === 'string' && text.toLowerCase() === value.toLowerCase();

/** Compares a text with an operand: a text, a list of them, or `{ 'equals-ignore-case': text }`. */
export function texts(operand: Json, value: Json, compare: (text: string, part: string) => boolean): boolean {
  if (typeof value !== 'string') return false;
  if (typeof operand === 'string') return compare(value, operand);
  if (Array.isArray(operand)) return operand.some((part) => texts(part, value, compare));
  return compare(value.toLowerCase(), String(operand['equals-ignore-case']).toLowerCase());
}

/** `*` stands for any characters; `\*` and `\\` for themselves. */
export function fitsWildcard(wildcard: string, value: Json): boolean {
  if (typeof value !== 'string') return false;
  const parts = wildcard.match(/\\[*\\]|\*|[^*\\]+|\\/g) ?? [];
  const source = parts.map((part) => (part === '*' ? '[^]*' : literally(part.replace(/^\\(?=[*\\])/, ''))));
  return new RegExp(`^${source.join('')}$`).test(value);
}

const literally = (text: string) => text.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&');
