import * as z from 'zod/mini';
import { isWritable, Name, Phone } from './values.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the check character of the first seventeen digits, ISO 7064 MOD 11-2. */
export function identityCheck(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return '10X98765432'[sum % 11] as string;
}

/** GB 11643: shape, a birthday that exists, and the check character. */
export function isIdentityNumber(value: string): boolean {
  if (!/^\d{17}[\dX]$/.test(value)) return false;
  const [year, month, day] = [value.slice(6, 10), value.slice(10, 12), value.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ];
  const birthday = new Date(Date.UTC(year, month - 1, day));
  const exists =
    birthday.getUTCFullYear() === year && birthday.getUTCMonth() === month - 1 && birthday.getUTCDate() === day;
  return year >= 1880 && exists && identityCheck(value) === value[17];
}

const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 32100: the check character of the first seventeen, modulus 31; it may be any of the 31 characters. */
export function creditCheck(first17: string): string {
  const sum = creditWeights.reduce(
    (total, weight, index) => total + weight * creditCharacters.indexOf(first17[index] as string),
    0,
  );
  return creditCharacters[(31 - (sum % 31)) % 31] as string;
}

/** GB 32100: eighteen characters without I O S V Z, and the check character. */
export const isCreditCode = (value: string): boolean =>
  /^[0-9A-HJ-NP-RTUWXY]{18}$/.test(value) && creditCheck(value) === value[17];

export const IdentityNumber = z
  .string()
  .check(z.trim(), z.toUpperCase(), z.refine(isIdentityNumber, { error: 'identity-check' }));
export const CreditCode = z
  .string()
  .check(z.trim(), z.toUpperCase(), z.refine(isCreditCode, { error: 'credit-check' }));
const Address = z
  .string()
  .check(z.trim(), z.minLength(2), z.maxLength(200), z.refine(isWritable, { error: 'not-writable' }));

/** A natural person as given in a request; kept encrypted only. */
const NaturalPerson = z.strictObject({
  kind: z.literal('person'),
  name: Name,
  identityNumber: IdentityNumber,
  phone: Phone,
  address: z.optional(Address),
});

/** An enterprise or other organisation as given in a request. */
const Organisation = z.strictObject({
  kind: z.literal('organisation'),
  name: Name,
  creditCode: CreditCode,
  phone: Phone,
  address: z.optional(Address),
});

/** The principal (委托方、甲方) as given in a request. */
export const Principal = z.discriminatedUnion('kind', [NaturalPerson, Organisation]);
export type Principal = z.infer<typeof Principal>;

/** The principal's contact (甲方经办人), Annex A 二.1. */
export const Contact = z.strictObject({ kind: z.literal('contact'), name: Name, phone: Phone });
export type Contact = z.infer<typeof Contact>;

/** Who heard an oral mandate (§6.3.2) and is not staff. */
export const Witness = z.strictObject({ kind: z.literal('witness'), name: Name, phone: Phone });
export type Witness = z.infer<typeof Witness>;

/** 代表人: who signs for an organisation (A.7.4). */
export const Representative = z.strictObject({ kind: z.literal('representative'), name: Name, phone: Phone });
export type Representative = z.infer<typeof Representative>;

/** 监护人 (民法典 §27, 民法典 §28). */
export const Guardian = z.strictObject({
  kind: z.literal('guardian'),
  name: Name,
  identityNumber: IdentityNumber,
  phone: Phone,
});
export type Guardian = z.infer<typeof Guardian>;

/** 投诉人: no more than it takes to be answered. */
export const Complainant = z.strictObject({
  kind: z.literal('complainant'),
  name: Name,
  phone: Phone,
  address: z.optional(Address),
});
export type Complainant = z.infer<typeof Complainant>;

export type Person = Complainant | Principal | Contact | Witness | Representative | Guardian;

/** What may be shown without disclosure: names with a star, numbers with their middle hidden. */
export interface MaskedPerson {
  readonly kind: Person['kind'];
  readonly name: string;
  readonly phone: string;
  readonly identityNumber?: string;
  readonly creditCode?: string;
  readonly address?: string;
}

/** Made when first needed: loading its rules takes a third of the start of a function. */
let segmenter: Intl.Segmenter | undefined;

/** What a reader sees as one character: a rare one (𬱖), and one with a variation selector (葛󠄀), count once. */
function characters(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Two characters: the second hidden; longer: only the first and last are shown. */
export function maskName(name: string): string {
  const all = characters(name);
  if (all.length <= 1) return '*';
  if (all.length === 2) return `${all[0]}*`;
  return `${all[0]}${'*'.repeat(all.length - 2)}${all.at(-1)}`;
}

/** The first three and last four digits. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** The first six and last four. */
export const maskIdentityNumber = (number: string): string => `${number.slice(0, 6)}********${number.slice(-4)}`;

const longestShown = 6;

/** Down to the township, as far as the address tells it before its first number; else its beginning, never more than half. */
export function maskAddress(address: string): string {
  const township = /^(\P{Nd}*?(?:镇|乡|街道))/u.exec(address)?.[1];
  if (township) return `${township}****`;
  const all = characters(address);
  return `${all.slice(0, Math.min(longestShown, Math.floor(all.length / 2))).join('')}****`;
}

export function maskPerson(person: Person): MaskedPerson {
  const masked = { kind: person.kind, phone: maskPhone(person.phone) };
  if (person.kind === 'contact' || person.kind === 'witness' || person.kind === 'representative')
    return { ...masked, name: maskName(person.name) };
  if (person.kind === 'complainant')
    return {
      ...masked,
      name: maskName(person.name),
      ...(person.address ? { address: maskAddress(person.address) } : {}),
    };
  if (person.kind === 'guardian')
    return { ...masked, name: maskName(person.name), identityNumber: maskIdentityNumber(person.identityNumber) };
  const address = person.address ? { address: maskAddress(person.address) } : {};
  if (person.kind === 'organisation')
    return { ...masked, name: person.name, creditCode: person.creditCode, ...address };
  return {
    ...masked,
    name: maskName(person.name),
    identityNumber: maskIdentityNumber(person.identityNumber),
    ...address,
  };
}

/** What a person can be found by. */
export type LookupKind = 'identityNumber' | 'creditCode' | 'phone';

const lookupPrefixes: Record<LookupKind, string> = { identityNumber: 'id', creditCode: 'credit', phone: 'phone' };

/** The text whose keyed hash finds a person; a phone counts without its hyphens. */
export const lookupKey = (by: LookupKind, value: string): string =>
  `${lookupPrefixes[by]}:${by === 'phone' ? value.replaceAll('-', '') : value}`;

/** The numbers a person is found by, each through a keyed hash; nobody looks for a case by its witness. */
export function lookupKeys(person: Person): string[] {
  if (person.kind === 'witness') return [];
  const phone = lookupKey('phone', person.phone);
  if (person.kind === 'person' || person.kind === 'guardian')
    return [lookupKey('identityNumber', person.identityNumber), phone];
  if (person.kind === 'organisation') return [lookupKey('creditCode', person.creditCode), phone];
  return [phone];
}
