import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { resourcesAsMarkdown } from '../../local/resources/markdown.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const page = readFileSync(at('docs/embedded-cloud.md'), 'utf8');
const refusals = /## What it refuses as AWS does\n([\s\S]*?)\n## /
  .exec(page)![1]!
  .split('\n')
  .filter((line) => line.startsWith('- '));

describe('docs/embedded-cloud.md', () => {
  test('lists the refusals, each with the test that shows it', () => {
    expect(refusals.length).toBeGreaterThan(300);
    for (const line of refusals) expect(line).toMatch(/^- .+ — `test\/local\/[\w/.-]+\.test\.ts`: .+$/);
    expect(new Set(refusals).size).toBe(refusals.length);
  });

  test.each(refusals.map((line) => [line]))('%s', (line) => {
    const [, file = '', name = ''] = /`(test\/[^`]+)`: (.+)$/.exec(line)!;
    expect(existsSync(at(file))).toBe(true);
    expect(hasTest(readFileSync(at(file), 'utf8'), name)).toBe(true);
  });

  test('would tell a test that is not there', () => {
    const source = `
      describe('sizes', () => {
        test('a large one is refused', () => {});
        test.each([['too long', 10]])('%s: %i bytes', () => {});
      });`;
    for (const name of ['a large one is refused', 'sizes › too long: 10 bytes', '%s: %i bytes', 'sizes › %s: %i bytes'])
      expect(hasTest(source, name), name).toBe(true);
    for (const name of ['a large one', 'too short: 10 bytes', 'too long: 11 bytes', 'sizes', 'names › %s: %i bytes'])
      expect(hasTest(source, name), name).toBe(false);
  });

  test('shows the resources and properties as they are', () => {
    const [, shown] = /<!-- resources:begin -->\n([\s\S]*)\n<!-- resources:end -->/.exec(page)!;
    expect(shown).toBe(resourcesAsMarkdown());
  });
});

/** Whether a source has a test of this name: as it is written, or filled with the values of one row; groups may stand before it. */
function hasTest(source: string, name: string): boolean {
  const groups = name.split(' › ');
  const own = groups.pop() as string;
  const described = titlesIn(source, /\bdescribe/);
  return (
    groups.every((group) => described.includes(group)) &&
    titlesIn(source, /(?:\btest|[\])])/).some((title) => title === own || isRowOf(source, title, own))
  );
}

/** The first argument of the calls of a function, where it is a text with something after it. */
const titlesIn = (source: string, called: RegExp): string[] =>
  [...source.matchAll(new RegExp(`${called.source}\\(\\s*(['"])((?:\\\\.|(?!\\1).)*)\\1,`, 'g'))].map(([, , title]) =>
    (title as string).replaceAll(/\\(.)/g, '$1'),
  );

/** Whether a name is that of a table of tests, with values that stand in the source. */
function isRowOf(source: string, title: string, name: string): boolean {
  const parts = title.split(/%[si]/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const values = parts.length > 1 ? new RegExp(`^${parts.join('(.+)')}$`).exec(name)?.slice(1) : undefined;
  return (
    values?.every(
      (value) => [`'${value}'`, `"${value}"`].some((text) => source.includes(text)) || isNumberIn(source, value),
    ) ?? false
  );
}

const isNumberIn = (source: string, value: string) => /^\d+$/.test(value) && new RegExp(`\\b${value}\\b`).test(source);
