import { createHmac } from 'node:crypto';
import { familyOf } from '../domain/case-number.ts';
import { canonicalJson } from '../domain/chain.ts';
import { lookupKeys, type MaskedPerson, maskPerson, type Person } from '../domain/person.ts';
import { decrypt, encrypt } from './cipher.ts';
import { keys, lists } from './keys.ts';
import { type DataKey, generateDataKey, unwrapDataKey } from './kms.ts';
import { ConditionFailed, type Item, type Table, type Write } from './table.ts';

/** Persons of a case by their place in it. */
export const personIds = ['principal', 'contact', 'witness', 'representative', 'guardian'] as const;
export type PersonId = (typeof personIds)[number];

interface PersonItem extends Item {
  readonly masked: MaskedPerson;
  readonly fingerprint: string;
  /** Under which hashes the person is found, so that they can be forgotten without being decrypted. */
  readonly hashes?: readonly string[];
  readonly cipher: Uint8Array;
}

interface WrappedKey extends Item {
  readonly wrapped: Uint8Array;
}

/**
 * Personal data: encrypted with a data key of the case's own, wrapped by the KMS key of the district, with a masked form
 * beside it for lists and keyed hashes for looking up (§5.3.2 d, A.4.3, 个人信息保护法 §51). Destroying the wrapped
 * key destroys the data; the history stays provable.
 */
export class PersonalData {
  readonly #table: Table;
  readonly #keyArn: string;
  #pepper: Promise<Buffer> | undefined;

  constructor(table: Table, keyArn: string) {
    this.#table = table;
    this.#keyArn = keyArn;
  }

  /** The writes that keep a new case's principal: key, person and look-ups. One KMS call. */
  async sealFirst(caseId: string, office: string, person: Person, at: string): Promise<Write[]> {
    const { plain, wrapped } = await generateKey(this.#keyArn, caseId);
    return [
      { put: { ...keys.dataKey(caseId), v: 1, wrapped } },
      ...(await this.#writes(caseId, office, [['principal', person]], plain, at)),
    ];
  }

  /**
   * The writes that put these persons in their places of an existing case, or leave a place empty. What was kept of whoever
   * was there goes with them, except a number by which somebody else of the case is found (个人信息保护法 §47: what is no
   * longer needed is deleted).
   */
  async replace(
    caseId: string,
    office: string,
    places: Readonly<Partial<Record<PersonId, Person | undefined>>>,
    at: string,
  ): Promise<Write[]> {
    const ids = Object.keys(places) as PersonId[];
    const all = await this.#persons(caseId);
    const before = all.filter(({ sk }) => ids.some((id) => sk === keys.person(caseId, id).sk));
    const coming = ids.flatMap((id) => (places[id] ? [[id, places[id]] as const] : []));
    const others = all.filter((person) => !before.includes(person)).flatMap(({ hashes = [] }) => hashes);
    const stay = new Set([...others, ...(await this.#hashes(coming.map(([, person]) => person)))]);
    const gone = new Set(before.flatMap(({ hashes = [] }) => hashes).filter((hash) => !stay.has(hash)));
    const left = before.filter(({ sk }) => !coming.some(([id]) => sk === keys.person(caseId, id).sk));
    return [
      ...(coming.length > 0 ? await this.#writes(caseId, office, coming, await this.#dataKey(caseId), at) : []),
      ...left.map(({ pk, sk }) => ({ remove: { pk, sk } })),
      ...[...gone].map((hash) => ({ remove: keys.lookup(caseId, hash) })),
    ];
  }

  /** The writes by which an existing case is found at another office: its look-ups with the office in their index key. */
  async moveLookups(caseId: string, office: string): Promise<Write[]> {
    const range = { partition: keys.casePartition(caseId), from: 'LOOKUP#', to: 'LOOKUP#~' };
    const lookups = await this.#table.all<Item>(range);
    return lookups.map((item) => ({
      put: { ...item, gsi2pk: lists.person(office, item.sk.slice('LOOKUP#'.length), familyOf(caseId)) },
    }));
  }

  /** Each once: two persons of a case may share a phone. */
  async #hashes(persons: readonly Person[]): Promise<string[]> {
    return Promise.all([...new Set(persons.flatMap(lookupKeys))].map((value) => this.hash(value)));
  }

  async #writes(
    caseId: string,
    office: string,
    persons: readonly (readonly [PersonId, Person])[],
    key: Buffer,
    at: string,
  ): Promise<Write[]> {
    const items = await Promise.all(persons.map(([id, person]) => this.#sealed(caseId, id, person, key)));
    const found = await this.#hashes(persons.map(([, person]) => person));
    return [
      ...items.map((item) => ({ put: item })),
      ...found.map((hash) => ({
        put: {
          ...keys.lookup(caseId, hash),
          v: 1,
          caseId,
          gsi2pk: lists.person(office, hash, familyOf(caseId)),
          gsi2sk: `${at}#${caseId}`,
        },
      })),
    ];
  }

  async #sealed(caseId: string, id: PersonId, person: Person, key: Buffer): Promise<Item> {
    const cipher = encrypt(key, JSON.stringify(person), `${caseId}/${id}`);
    const [fingerprint, hashes] = await Promise.all([this.fingerprint(person), this.#hashes([person])]);
    return { ...keys.person(caseId, id), v: 1, masked: maskPerson(person), fingerprint, hashes, cipher };
  }

  /** The masked forms and fingerprints of a case's persons. */
  async masked(caseId: string): Promise<Partial<Record<PersonId, { masked: MaskedPerson; fingerprint: string }>>> {
    const items = await this.#persons(caseId);
    return Object.fromEntries(
      items.map(({ sk, masked, fingerprint }) => [sk.slice('PERSON#'.length), { masked, fingerprint }]),
    );
  }

  /**
   * Whether two cases have the same principal, by the keyed hash of the identity number or credit code, which stands first.
   * Nothing is decrypted.
   */
  async samePrincipal(one: string, other: string): Promise<boolean> {
    const read = (caseId: string) => this.#table.get<PersonItem>(keys.person(caseId, 'principal'));
    const [a, b] = await Promise.all([read(one), read(other)]);
    if (!a || !b) return false;
    return a.fingerprint === b.fingerprint || (a.hashes?.[0] !== undefined && a.hashes[0] === b.hashes?.[0]);
  }

  /** The persons in clear: for printing, and for a disclosure that has been logged. One KMS call. */
  async open(caseId: string): Promise<Partial<Record<PersonId, Person>>> {
    const [items, key] = await Promise.all([this.#persons(caseId), this.#dataKey(caseId)]);
    return Object.fromEntries(
      items.map(({ sk, cipher }) => {
        const id = sk.slice('PERSON#'.length);
        return [id, JSON.parse(decrypt(key, cipher, `${caseId}/${id}`)) as Person];
      }),
    );
  }

  #persons(caseId: string): Promise<PersonItem[]> {
    return this.#table.all<PersonItem>({ partition: keys.casePartition(caseId), from: 'PERSON#', to: 'PERSON#~' });
  }

  /** The keyed hash of a number; without the district's pepper it can't be guessed back. */
  async hash(value: string): Promise<string> {
    return createHmac('sha256', await this.#loadPepper())
      .update(value, 'utf8')
      .digest('hex')
      .slice(0, 32);
  }

  /** 256 bits that only this district can make of a text, as base64url: the same whenever it is asked. */
  async secret(of: string): Promise<string> {
    return createHmac('sha256', await this.#loadPepper())
      .update(`secret:${of}`, 'utf8')
      .digest('base64url');
  }

  /** The keyed fingerprint of a person's data, which the agreed terms carry in place of the data. */
  async fingerprint(person: Person): Promise<string> {
    return createHmac('sha256', await this.#loadPepper())
      .update(canonicalJson(person), 'utf8')
      .digest('hex');
  }

  async #dataKey(caseId: string): Promise<Buffer> {
    const item = await this.#table.get<WrappedKey>(keys.dataKey(caseId));
    if (!item) throw new Error('The data key of the case is missing');
    return unwrap(this.#keyArn, item.wrapped, caseId);
  }

  /** Made once for the district by whoever comes first, then kept by each function for as long as it lives. */
  #loadPepper(): Promise<Buffer> {
    this.#pepper ??= this.#readPepper().catch((error) => {
      this.#pepper = undefined;
      throw error;
    });
    return this.#pepper;
  }

  async #readPepper(): Promise<Buffer> {
    const item = await this.#table.get<WrappedKey>(keys.pepper);
    if (item) return unwrap(this.#keyArn, item.wrapped, 'pepper');
    const { plain, wrapped } = await generateKey(this.#keyArn, 'pepper');
    try {
      await this.#table.put({ ...keys.pepper, v: 1, wrapped }, 'attribute_not_exists(pk)');
      return plain;
    } catch (error) {
      if (error instanceof ConditionFailed) return this.#readPepper();
      throw error;
    }
  }
}

/** The encryption context binds a wrapped key to its case: it can't be used for another. */
const generateKey = (keyArn: string, about: string): Promise<DataKey> => generateDataKey(keyArn, { about });

const unwrap = (keyArn: string, wrapped: Uint8Array, about: string): Promise<Buffer> =>
  unwrapDataKey(keyArn, wrapped, { about });
