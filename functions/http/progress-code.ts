import { sha256Hex } from '../../store/digest.ts';
import { personalData } from '../store.ts';

/** Without letters that are taken for digits (Crockford). */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** 80 bits, in four groups: nobody guesses one, and people can copy it. */
const length = 16;

/**
 * The code with which, and the number, anybody may see how a complaint stands. It is drawn from the key of the district, the number
 * and the request, and not kept: so the request, repeated, is told the same.
 */
export async function progressCode(id: string, request: string | undefined): Promise<string> {
  const drawn = await personalData().hash(`progress-code:${id}:${request ?? ''}`);
  const bits = BigInt(`0x${drawn}`);
  const all = Array.from({ length }, (_, nth) => letters[Number((bits >> BigInt(5 * nth)) & 31n)]).join('');
  return all.replace(/(.{4})(?=.)/g, '$1-');
}

/** What is kept of it. @param code as people type it: hyphens, blanks and capitals do not count */
export const progressHash = (id: string, code: string): string =>
  sha256Hex(`${id}:${code.toLowerCase().replaceAll(/[-\s]/g, '')}`);
