import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Page } from '../../store/table.ts';
import { personalData } from '../store.ts';
import { type Problem, problem } from './problem.ts';

/**
 * Where the next page starts, as a text that tells nothing and can't be made up: the key, encrypted under a key of the
 * district and bound to its list, so that it holds for no other list and no other person.
 */
export type Position = Record<string, unknown>;

const nonceLength = 12;
const tagLength = 16;

const secret = async () => Buffer.from(await personalData().hash('key of the cursors'), 'hex');

/** @param list whose list it is and what it shows: `staff:agent-1 list-cases heping open` */
async function cursorOf(list: string, position: Position): Promise<string> {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-128-gcm', await secret(), nonce).setAAD(Buffer.from(list));
  const body = Buffer.concat([cipher.update(JSON.stringify(position), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
}

/** The position, or the problem of a cursor that was not given out for this list. */
export async function positionOf(list: string, cursor: string): Promise<Position | Problem> {
  const all = Buffer.from(cursor, 'base64url');
  if (all.length <= nonceLength + tagLength) return problem('cursor-invalid');
  const decipher = createDecipheriv('aes-128-gcm', await secret(), all.subarray(0, nonceLength));
  decipher.setAAD(Buffer.from(list)).setAuthTag(all.subarray(-tagLength));
  try {
    const body = decipher.update(all.subarray(nonceLength, -tagLength));
    return JSON.parse(Buffer.concat([body, decipher.final()]).toString('utf8')) as Position;
  } catch {
    return problem('cursor-invalid');
  }
}

/** A page as it is answered; `next` is absent on the last. */
export async function pageOf<T>(list: string, items: readonly T[], { next }: Page<unknown>) {
  return next ? { items, next: await cursorOf(list, next) } : { items };
}
