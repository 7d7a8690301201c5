import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDistrict, settingsFile, WrongSettings } from '../../infra/district.ts';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
const demo = JSON.parse(readFileSync(settingsFile('demo'), 'utf8'));

/** What the reader is told about a file with this content. */
function faultsIn(content: string): readonly string[] {
  const file = join(folder, 'district.json');
  writeFileSync(file, content);
  try {
    readDistrict(file);
  } catch (error) {
    if (error instanceof WrongSettings) return error.faults;
    throw error;
  }
  return [];
}

const office = (code: string, parent?: string, kind = 'township') => ({
  ...demo.offices[1],
  code,
  kind,
  parent,
});
const centre = { ...demo.offices[0] };

describe('the settings that come along', () => {
  test.each(readdirSync(new URL('../../infra/districts', import.meta.url)))('%s can be deployed', (file) => {
    expect(faultsIn(JSON.stringify(JSON.parse(readFileSync(settingsFile(file.replace('.json', '')), 'utf8'))))).toEqual(
      [],
    );
  });

  test.each(['operations.md', 'operations.zh-CN.md'])('are explained in docs/%s, each by its name', (file) => {
    const page = readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
    expect(Object.keys(demo).filter((name) => !page.includes(`\`${name}`))).toEqual([]);
  });
});

describe('a wrong setting is named with its path', () => {
  const { region: _region, ...withoutRegion } = demo;

  test.each([
    ['one that is missing', withoutRegion, [/^region: must be string$/]],
    ['one that nobody knows', { ...demo, colour: 'red' }, [/^\(file\): unknown setting colour$/]],
    ['one of the wrong type', { ...demo, throttle: { rate: 'fast', burst: 1 } }, [/^throttle\.rate: must be /]],
    ['one that is not among the possible', { ...demo, runtime: 'nodejs20.x' }, [/^runtime: must be one of "nodejs24/]],
    ['one deep in a list', { ...demo, offices: [{ ...centre, hours: 8 }] }, [/^offices\.0\.hours: must be string$/]],
    ['an issuer that is no address', { ...demo, identity: { issuer: 'us', audience: 'x' } }, [/^identity\.issuer: /]],
    [
      'no years to keep archives',
      { ...demo, retention: { archiveYears: 0, basis: '无' } },
      [/^retention\.archiveYears: /],
    ],
    ['a deadline nobody has', { ...demo, deadlines: { lunch: {} } }, [/^deadlines: unknown setting lunch$/]],
    ['a parent nobody has', { ...demo, offices: [centre, office('a', 'b')] }, [/^offices\.1\.parent: no office .*b$/]],
    [
      'parents in a ring',
      { ...demo, offices: [centre, office('a', 'b'), office('b', 'a')] },
      [/^offices\.1\.parent: the parents form a ring$/, /^offices\.2\.parent: the parents form a ring$/],
    ],
    [
      'two centres',
      { ...demo, offices: [centre, office('second', undefined, 'centre')] },
      [/^offices: exactly one office, the centre, has no parent$/],
    ],
    [
      'one code for two offices',
      { ...demo, offices: [centre, office('centre', 'centre')] },
      [/^offices\.1\.code: /, /./],
    ],
  ])('%s', (_, settings, expected) => {
    const faults = faultsIn(JSON.stringify(settings));
    expect(faults.length).toBe(expected.length);
    expected.forEach((pattern, index) => {
      expect(faults[index]).toMatch(pattern);
    });
  });

  test('several are named at once, one line each', () => {
    expect(faultsIn(JSON.stringify({ ...demo, name: '', division: '1' }))).toHaveLength(2);
  });

  test('a file that is no JSON', () => {
    expect(faultsIn('{ name: ')).toEqual([expect.stringMatching(/^not JSON: /)]);
  });

  test('a file that is not there', () => {
    expect(() => readDistrict(join(folder, 'nowhere.json'))).toThrow(
      /nowhere\.json can't be used:\n {2}there is no such file$/,
    );
  });
});
