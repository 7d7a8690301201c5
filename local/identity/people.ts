import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** An invented person who can sign in here. */
export interface Person {
  /** What the access token says of the person, and nothing else. */
  readonly sub: string;
  /** What the sign-in page shows. */
  readonly name: string;
}

const defaultPeople = fileURLToPath(new URL('../people.json', import.meta.url));

/** @throws Error naming what is wrong with the file */
export function readPeople(path = defaultPeople): Person[] {
  const people: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(people) || !people.every(isPerson))
    throw new Error(`${path} must hold a list of { "sub": "…", "name": "…" }`);
  return people;
}

const isPerson = (one: unknown): one is Person =>
  typeof one === 'object' && one !== null && 'sub' in one && 'name' in one && typeof one.sub === 'string';
