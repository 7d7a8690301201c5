import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Reason, reasons } from '../../domain/reasons.ts';

const textsOf = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.startsWith('reasons.'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

const root = join(import.meta.dirname, '../..');
const known = Object.keys(reasons) as Reason[];

test('every reason is given by a rule', () => {
  const rules = textsOf(join(root, 'domain'), '.ts');
  expect(known.filter((reason) => !rules.includes(`'${reason}'`))).toEqual([]);
});

test('every reason is shown by a test of the domain', () => {
  const tests = textsOf(join(root, 'test/domain'), '.test.ts');
  expect(known.filter((reason) => !tests.includes(`'${reason}'`))).toEqual([]);
});

test('every reason is a whole sentence for people, without codes', () => {
  for (const sentence of Object.values(reasons)) expect(sentence).toMatch(/^[^A-Za-z0-9_]+。$/);
});
