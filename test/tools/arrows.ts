import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { importsOf } from './imports.ts';

/**
 * The arrows between the rooms: `npm run check:arrows`. They point inward, so that what the standard says depends on
 * nothing, and the rest on it.
 */
export interface Arrows {
  /** Rooms, and single files of rooms, that may be imported. */
  readonly rooms: readonly string[];
  /** Packages and `node:` modules that may be imported; absent when any may. */
  readonly packages?: readonly string[];
}

export const arrows: Readonly<Record<string, Arrows>> = {
  domain: { rooms: ['domain'], packages: ['zod/mini'] },
  store: { rooms: ['store', 'domain'] },
  documents: { rooms: ['documents', 'domain'] },
  functions: { rooms: ['functions', 'store', 'documents', 'domain', '#district', '#profile'] },
  /** What functions declare of themselves, and which files printing takes along. */
  infra: {
    rooms: [
      'infra',
      'functions/env.ts',
      'functions/route.ts',
      'functions/routes.ts',
      'functions/routes',
      'functions/lambdas.ts',
      'documents/fonts.ts',
      'domain',
    ],
  },
  local: { rooms: ['local'] },
  web: { rooms: ['web'] },
};

// `test` and `bench` have no row: they may import anything, and stand in no row, so nobody imports them.

/** What is wrong, one line per finding; none when every arrow points the right way. */
export function wrongArrows(root: string): string[] {
  return Object.keys(arrows).flatMap((room) =>
    sourcesIn(join(root, room)).flatMap((path) => findingsIn(root, room, relative(root, path).replaceAll(sep, '/'))),
  );
}

function findingsIn(root: string, room: string, file: string): string[] {
  const { rooms, packages } = arrows[room] as Arrows;
  return importsOf(readFileSync(join(root, file), 'utf8')).flatMap(({ from, line }) => {
    const wrong = (why: string) => [`${file}:${line}: ${why}`];
    if (from === undefined) return packages ? wrong('a computed import cannot be checked; name what is imported') : [];
    const target = targetOf(root, file, from);
    if (target === undefined) {
      if (packages === undefined || packages.includes(from)) return [];
      return wrong(`${room} → ${from}; ${room} may import no package but ${packages.join(', ')}`);
    }
    if (rooms.some((allowed) => target === allowed || target.startsWith(`${allowed}/`))) return [];
    return wrong(`${room} → ${target}; ${room} may import ${rooms.join(', ')}`);
  });
}

/** The file within the project that an import names, `#…` as it is; undefined for a package. */
function targetOf(root: string, file: string, from: string): string | undefined {
  if (from.startsWith('#')) return from;
  if (!/^[./]/.test(from)) return undefined;
  return relative(root, resolve(root, dirname(file), from)).replaceAll(sep, '/');
}

function sourcesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?tsx?$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

if (import.meta.main) {
  const findings = wrongArrows(process.cwd());
  for (const finding of findings) console.error(finding);
  console.log(findings.length === 0 ? 'Every arrow points inward.' : `Wrong arrows: ${findings.length}.`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
