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
    expect(refusals.length).toBeGreaterThan(30);
    for (const line of refusals) expect(line).toMatch(/^- .+ — `test\/local\/[\w/.-]+\.test\.ts`: .+$/);
  });

  test.each(refusals.map((line) => [line]))('%s', (line) => {
    const [, file = '', name = ''] = /`(test\/[^`]+)`: (.+)$/.exec(line)!;
    expect(existsSync(at(file))).toBe(true);
    const written = readFileSync(at(file), 'utf8').replaceAll("\\'", "'");
    expect(written).toContain(name);
  });

  test('shows the resources and properties as they are', () => {
    const [, shown] = /<!-- resources:begin -->\n([\s\S]*)\n<!-- resources:end -->/.exec(page)!;
    expect(shown).toBe(resourcesAsMarkdown());
  });
});
