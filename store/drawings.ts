import { createHmac } from 'node:crypto';
import { canonicalJson } from '../domain/chain.ts';
import type { Drawing } from '../domain/drawing.ts';
import { decrypt, encrypt } from './cipher.ts';
import { keys } from './keys.ts';
import { generateDataKey, unwrapDataKey } from './kms.ts';
import type { Item, Table, Write } from './table.ts';

interface DrawingItem extends Item {
  readonly wrapped: Uint8Array;
  readonly cipher: Uint8Array;
  readonly fingerprint: string;
}

/** A drawing ready to be kept, and the fingerprint by which the history refers to it. */
export interface SealedDrawing {
  readonly fingerprint: string;
  readonly write: Write;
}

/**
 * Signatures drawn by hand: personal data of the case (§5.3.2 d, A.4.3), each under a data key of its own, so that who keeps
 * one needs no right to open anything. The fingerprint is keyed by that key: with it gone, nothing can be guessed back.
 */
export class Drawings {
  readonly #table: Table;
  readonly #keyArn: string;

  constructor(table: Table, keyArn: string) {
    this.#table = table;
    this.#keyArn = keyArn;
  }

  /** One KMS call; a later one for the same takes the place of the one before. */
  async seal(caseId: string, purpose: string, drawing: Drawing): Promise<SealedDrawing> {
    const about = aboutOf(caseId, purpose);
    const { plain, wrapped } = await generateDataKey(this.#keyArn, { about });
    const fingerprint = fingerprintOf(plain, drawing);
    const cipher = encrypt(plain, JSON.stringify(drawing), about);
    return { fingerprint, write: { put: { ...keys.drawing(caseId, purpose), v: 1, wrapped, cipher, fingerprint } } };
  }

  /** What was drawn, if it is what the history refers to. One KMS call. */
  async open(caseId: string, purpose: string, fingerprint: string): Promise<Drawing | undefined> {
    const item = await this.#table.get<DrawingItem>(keys.drawing(caseId, purpose));
    if (item?.fingerprint !== fingerprint) return undefined;
    const about = aboutOf(caseId, purpose);
    const plain = await unwrapDataKey(this.#keyArn, item.wrapped, { about });
    const drawing = JSON.parse(decrypt(plain, item.cipher, about)) as Drawing;
    return fingerprintOf(plain, drawing) === fingerprint ? drawing : undefined;
  }
}

const aboutOf = (caseId: string, purpose: string): string => `${caseId}/signature/${purpose}`;

const fingerprintOf = (key: Buffer, drawing: Drawing): string =>
  createHmac('sha256', key).update(canonicalJson(drawing), 'utf8').digest('hex').slice(0, 32);
