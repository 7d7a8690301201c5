import { sha256Hex } from './digest.ts';
import { keys } from './keys.ts';
import { ConditionFailed, type Item, type Table, TransactionRefused, type Write } from './table.ts';

/** A one-time link, as it is kept: never the token, never a name. */
export interface IssuedLink {
  readonly caseId: string;
  /** What it is for; a later one for the same takes the place of the one before. */
  readonly purpose: string;
  readonly channel: string;
  /** Staff id; of a link that the system issues, its task. */
  readonly issuedBy: string;
  readonly issuedAt: string;
  readonly until: string;
  readonly shownAt?: string;
  readonly usedAt?: string;
}

/** By which a service is rated. */
export interface RatingLink extends IssuedLink {
  readonly purpose: 'evaluation' | 'evaluation-device';
  /** The counter device, where it was opened at one. */
  readonly device?: string;
}

/** By which something is signed. */
export interface KeptLink extends IssuedLink {
  /** Digest of the terms that it shows. */
  readonly digest: string;
  /** Which person of the case is to sign. */
  readonly signatory: string;
  /** What must be typed, keyed by the token: only who has the link can compare. */
  readonly check: string;
  /** The same under the key of the district, for the history. */
  readonly name: string;
}

/** How long a link that is over can still say so, in seconds. */
const remembered = 30 * 24 * 60 * 60;

/** One-time links, found by the SHA-256 of their token alone. */
export class Links {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Keeps a link, and revokes the one issued before for the same.
   * @throws ConditionFailed when another was issued meanwhile.
   */
  async issue(token: string, link: IssuedLink): Promise<void> {
    const place = keys.linkOf(link.caseId, link.purpose);
    const before = await this.#table.get<Item & { readonly tokenHash: string }>(place);
    const tokenHash = sha256Hex(token);
    const same = before
      ? { condition: 'tokenHash = :before', values: { ':before': before.tokenHash } }
      : { condition: 'attribute_not_exists(pk)' };
    try {
      await this.#table.transact([
        { put: { ...place, v: 1, tokenHash }, ...same },
        { put: itemOf(token, link) },
        ...(before ? [{ remove: keys.link(before.tokenHash) }] : []),
      ]);
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      throw new ConditionFailed('another link was issued', { cause: error });
    }
  }

  /** Keeps the first link for its purpose; nothing happens where there was one before. */
  async issueFirst(token: string, link: IssuedLink): Promise<void> {
    const condition = 'attribute_not_exists(pk)';
    const place = { ...keys.linkOf(link.caseId, link.purpose), v: 1, tokenHash: sha256Hex(token) };
    try {
      await this.#table.transact([{ put: place, condition }, { put: itemOf(token, link) }]);
    } catch (error) {
      if (!(error instanceof TransactionRefused && error.failed(0))) throw error;
    }
  }

  async find(token: string): Promise<IssuedLink | undefined> {
    const item = await this.#table.get<Item & IssuedLink>(keys.link(sha256Hex(token)));
    if (!item) return undefined;
    const { pk: _, sk: __, v: ___, expiresAt: ____, ...link } = item;
    return link;
  }

  /** Notes when it was shown first, unless it was revoked or used meanwhile. */
  async shown(token: string, link: IssuedLink, at: string): Promise<void> {
    if (link.shownAt) return;
    try {
      const live = 'attribute_exists(pk) AND attribute_not_exists(usedAt) AND attribute_not_exists(shownAt)';
      await this.#table.put(itemOf(token, { ...link, shownAt: at }), live);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }

  /** The write that uses it up, in the transaction of what it was used for. */
  use(token: string, link: IssuedLink, at: string): Write {
    return { put: itemOf(token, { ...link, usedAt: at }), condition: 'attribute_not_exists(usedAt)' };
  }
}

const itemOf = (token: string, link: IssuedLink): Item => ({
  ...keys.link(sha256Hex(token)),
  v: 1,
  ...link,
  expiresAt: Math.ceil(Date.parse(link.until) / 1000) + remembered,
});
