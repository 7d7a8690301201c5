import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { lambdas } from '../../functions/lambdas.ts';
import { type Bundles, type Bundling, bundle } from '../../infra/bundle.ts';
import { settingsFile } from '../../infra/district.ts';

const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
const entries = join(folder, 'entries');
const project = new URL('../..', import.meta.url).pathname;

const write = (name: string, code: string) => writeFileSync(join(entries, `${name}.ts`), code);

const bundling = (instead: Partial<Bundling> = {}): Bundling => ({
  entries,
  outdir: join(folder, 'out'),
  settings: settingsFile('demo'),
  runtime: 'nodejs24.x',
  ...instead,
});

/** Runs the handler of a bundle as Lambda does: alone, in its own folder, with its role's credentials. */
function run(at: string): unknown {
  const code = "const { handler } = await import('./index.mjs'); console.log(JSON.stringify(await handler()))";
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: at,
    encoding: 'utf8',
    env: { AWS_REGION: 'cn-northwest-1', AWS_ACCESS_KEY_ID: 'AKIDTEST', AWS_SECRET_ACCESS_KEY: 'secret' },
  });
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** All code of a bundle. */
const codeIn = (at: string): string =>
  readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => readFileSync(join(at, file), 'utf8'))
    .join('\n');

/** The time a file was last written, ms. */
const writtenAt = (file: string) => statSync(file).mtimeMs;

let bundles: Bundles;

beforeAll(async () => {
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  cpSync(new URL('fixtures/lambdas', import.meta.url).pathname, entries, { recursive: true });
  for (const name of Object.keys(lambdas))
    if (!existsSync(join(entries, `${name}.ts`))) write(name, 'export const handler = async () => 1;\n');
  bundles = await bundle(bundling());
});

describe('what is bundled', () => {
  test('is one file per function, with the settings of the district in it', () => {
    expect(Object.keys(bundles).sort()).toEqual(Object.keys(lambdas).sort());
    expect(run(bundles.public.folder)).toBe('示范区');
  });

  test('takes credentials from the environment, and leaves the chain of providers behind', () => {
    expect(run(bundles.staff.folder)).toEqual({ accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' });
    const code = codeIn(bundles.staff.folder);
    const chain = ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_CONTAINER_CREDENTIALS', 'sso_start_url', 'credential_process'];
    expect(chain.filter((sign) => code.includes(sign))).toEqual([]);
  });

  test('leaves out what the SDK would load in a browser', () => {
    const code = codeIn(bundles.staff.folder);
    expect([code.includes('Googlebot'), code.includes('was left out of the bundle')]).toEqual([false, true]);
  });

  test('leaves out what only other machines need, and says so should it be asked for', () => {
    const code = codeIn(bundles.staff.folder);
    const elsewhere = ['AWS_SHARED_CREDENTIALS_FILE', 'latest/api/token', 'typesVersions'];
    expect(elsewhere.filter((sign) => code.includes(sign))).toEqual([]);
    expect(code).toContain('AdaptiveRetryStrategy was left out of the bundle');
  });

  test('runs although a package in it requires built-in modules the CommonJS way', () => {
    expect(run(bundles.worker.folder)).toBe('/');
  });

  test('has what it prints with beside it, under the names printing knows', async () => {
    const { colourProfile, fontFiles } = await import('../../documents/fonts.ts');
    const expected = [
      ...fontFiles.map((file) => join('fonts', file)),
      colourProfile.to,
      join('chunks', colourProfile.to),
    ];
    expect(expected.filter((file) => !existsSync(join(bundles.printer.folder, file)))).toEqual([]);
    expect(existsSync(join(bundles.staff.folder, 'fonts'))).toBe(false);
  });

  test('comes without source maps, which lie beside the folder', () => {
    const files = readdirSync(bundles.staff.folder, { recursive: true });
    expect(files.filter((file) => String(file).endsWith('.map'))).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, 'out/maps/staff/index.mjs.map'), 'utf8'))).toHaveProperty('mappings');
  });

  test('loads only when it is asked what it imports only then', () => {
    const entry = readFileSync(join(bundles.manager.folder, 'index.mjs'), 'utf8');
    expect(entry.length).toBeLessThan(2000);
    expect(bundles.manager.bytes).toBeGreaterThan(100_000);
    expect(run(bundles.manager.folder)).toBe('cn-northwest-1');
  });
});

describe('building again', () => {
  const built = () => writtenAt(join(bundles.public.folder, 'index.mjs'));

  test('is left out while nothing changed', async () => {
    const before = built();
    expect(await bundle(bundling())).toEqual(bundles);
    expect(built()).toBe(before);
  });

  test('happens when a source changed, for the function it goes into and for no other', async () => {
    write('resident', 'export const handler = async () => 2;\n');
    const others = built();
    const after = await bundle(bundling());
    expect(built()).toBe(others);
    expect(after.resident.hash).not.toBe(bundles.resident.hash);
    expect({ ...after, resident: null }).toEqual({ ...bundles, resident: null });
  });

  test('happens when the settings changed', async () => {
    const settings = join(folder, 'other.json');
    const demo = JSON.parse(readFileSync(settingsFile('demo'), 'utf8'));
    writeFileSync(settings, JSON.stringify({ ...demo, name: '另一区' }));
    const other = await bundle(bundling({ settings, outdir: join(folder, 'other') }));
    expect(run(other.public.folder)).toBe('另一区');
  });

  test('takes along the standard that the settings name, and no other', async () => {
    const settings = join(folder, 'sister.json');
    const demo = JSON.parse(readFileSync(settingsFile('demo'), 'utf8'));
    writeFileSync(settings, JSON.stringify({ ...demo, profile: 'DB3205/T 1077—2023' }));
    const sister = await bundle(bundling({ settings, outdir: join(folder, 'sister') }));
    expect(run(bundles.authority.folder)).toBe('DB32/T 5046—2025');
    expect(run(sister.authority.folder)).toBe('DB3205/T 1077—2023');
  });

  test('leaves nothing behind of what is no longer there', async () => {
    const chunks = () => readdirSync(join(bundles.manager.folder, 'chunks')).length;
    const before = chunks();
    const manager = readFileSync(join(entries, 'manager.ts'), 'utf8');
    write('manager', 'export const handler = async () => 3;\n');
    await bundle(bundling());
    expect(chunks()).toBeLessThan(before);
    write('manager', manager);
    await bundle(bundling());
    expect(chunks()).toBe(before);
  });

  test('happens when something it made is gone', async () => {
    const file = join((await bundle(bundling())).printer.folder, 'fonts');
    rmSync(file, { recursive: true });
    await bundle(bundling());
    expect(existsSync(file)).toBe(true);
  });

  test('gives the same names on every machine: nothing of the machine is in them', async () => {
    const elsewhere = await bundle(bundling({ outdir: join(folder, 'elsewhere') }));
    const here = await bundle(bundling());
    expect(Object.values(elsewhere).map(({ hash }) => hash)).toEqual(Object.values(here).map(({ hash }) => hash));
    expect(Object.values(elsewhere).filter(({ folder: at }) => codeIn(at).includes(project))).toEqual([]);
  });
});

describe('a source that cannot be built', () => {
  test('is named with its line, and leaves no build to be taken for fresh', async () => {
    write('manager', "import { nothing } from './nowhere.ts';\nexport const handler = nothing;\n");
    await expect(bundle(bundling())).rejects.toThrow(/manager\.ts:1:\d+: ERROR: Could not resolve ".\/nowhere\.ts"/);
    write('manager', 'export const handler = async () => 1;\n');
    expect(await bundle(bundling())).toHaveProperty('manager.hash');
  });
});
