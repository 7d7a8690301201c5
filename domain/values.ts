import * as z from 'zod/mini';

/** The small vocabulary that the whole system shares. Lengths are characters. */

/** An instant in UTC, `2026-03-04T01:05:00.000Z`: fixed width, so that it sorts as text. */
export type Instant = string;

/** A calendar day in Asia/Shanghai, `2026-03-04`. */
export const Day = z.iso.date();
export type Day = string;

/** Eighteen digits as people write them, in one piece or in groups; the last may be an X. A case number is longer. */
const identityNumber = /(?<!\d)\d{6}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dX](?!\d)/i;
/** Eleven digits, in one piece or in groups, with or without the country's prefix. */
const mobileNumber = /(?<!\d)(\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/;

/** Full-width digits and letters are the same numbers, and so are those with invisible characters in between. */
const holdsPersonalNumber = (text: string) => {
  const narrow = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  return identityNumber.test(narrow) || mobileNumber.test(narrow);
};

/**
 * Half a surrogate pair or a control character: no text, and nothing that could be hashed or printed. U+FFFD is what
 * became of bytes in another encoding: words that nobody can read any more.
 */
const unwritable = /\p{Cs}|\ufffd|(?![\n\r\t])\p{Cc}/u;

/** Text that can be hashed and printed. */
export const isWritable = (text: string): boolean => !unwritable.test(text);

/**
 * Words written by people, kept in events and so in the history for ever: hence without identity or mobile numbers
 * (个人信息保护法 §6: no more than the purpose needs; §5.3.2 d). Personal data have fields of their own, which are encrypted.
 */
export const plainText = (longest: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(longest),
    z.refine(isWritable, { error: 'not-writable' }),
    z.refine((text) => !holdsPersonalNumber(text), { error: 'personal-data-in-text' }),
  );

/** An identifier given by this system: letters, digits, hyphens. */
export const Id = z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/));

/** A member of staff: the `sub` of their tokens, as it may stand in keys. */
export const StaffId = z.string().check(z.regex(/^[\x21-\x7e]{1,255}$/));

/** SHA-256 as lower-case hex. */
export const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const longestName = 60;

/** A person's or an organisation's name; rare characters (生僻字) and the middle dot of ethnic names are welcome. */
export const Name = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(longestName), z.regex(/^[\p{Script=Han}\p{L}\p{M}·•.\-（）() 　\d]+$/u));

/** A mobile or landline number as people write it in China. */
export const Phone = z.string().check(z.regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})$/));
