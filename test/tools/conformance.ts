import type { TestCase, TestModule, TestSuite } from 'vitest/node';
import { type Clause, type ClauseEntry, citation, clauses } from '../../domain/standard.ts';

/** Where the report lies, from the root of the project. */
export const reportPath = 'docs/conformance.md';

/** The tests that show each clause: file, and the test's name below the clause. */
export type Shown = ReadonlyMap<Clause, ReadonlySet<string>>;

const entries = Object.entries(clauses) as [Clause, ClauseEntry][];

/** The tests under a `clause(…)`, of the modules that vitest ran or collected. */
export function shownBy(modules: readonly TestModule[]): Shown {
  const shown = new Map<Clause, Set<string>>();
  for (const module of modules)
    for (const test of module.children.allTests()) {
      const place = placeOf(test);
      if (place)
        shown.set(
          place.clause,
          (shown.get(place.clause) ?? new Set()).add(`${module.relativeModuleId}\t${place.name}`),
        );
    }
  return shown;
}

/** The innermost clause around a test, and the names from there to the test. */
function placeOf(test: TestCase): { clause: Clause; name: string } | undefined {
  const names = [test.name];
  for (let at: TestSuite | TestModule = test.parent; at.type === 'suite'; at = at.parent) {
    const number = /^§(\S+) /.exec(at.name)?.[1];
    if (number && number in clauses) return { clause: number as Clause, name: names.join(' › ') };
    names.unshift(at.name);
  }
  return undefined;
}

/** The report in the order of the standard; the same tests give the same text, in whatever order they ran. */
export function conformanceReport(shown: Shown): string {
  const of = (kept: (entry: ClauseEntry, clause: Clause) => boolean) =>
    entries.filter(([clause, entry]) => kept(entry, clause)).map(([clause]) => clause);
  const isKept = ({ kept }: ClauseEntry) => kept !== 'planned' && kept !== 'outside';
  const lines = [
    '# Conformance to DB32/T 5046—2025',
    '',
    'Written by `npm run conformance` from the tests; `npm test` fails when it is not what the tests say.',
    'A clause is *kept* by a room, *planned* for later work, or *outside* what software can do.',
    '',
    ...summary(
      'Kept, and shown by tests',
      of((entry, clause) => isKept(entry) && shown.has(clause)),
    ),
    ...summary(
      'Kept, not yet shown by a test of its own',
      of((entry, clause) => isKept(entry) && !shown.has(clause)),
    ),
    ...summary(
      'Planned',
      of(({ kept }) => kept === 'planned'),
    ),
    ...summary(
      'Outside',
      of(({ kept }) => kept === 'outside'),
    ),
    '',
    ...entries.flatMap(([clause, entry]) => section(clause, entry, shown.get(clause))),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const summary = (title: string, found: readonly Clause[]): string[] => [
  `- ${title}: ${found.length}${found.length > 0 ? ` (${found.map((clause) => citation(clause)).join(', ')})` : ''}`,
];

function section(
  clause: Clause,
  { words, force, kept, note }: ClauseEntry,
  tests: ReadonlySet<string> | undefined,
): string[] {
  const room = kept === 'planned' || kept === 'outside' ? kept : `kept in \`${kept}/\``;
  return [
    `## ${citation(clause)}`,
    '',
    `> ${words.trim()}`,
    '',
    `${force}, ${room}${note ? `: ${note}` : ''}`,
    '',
    ...byFile(tests ?? new Set()),
  ];
}

function byFile(tests: ReadonlySet<string>): string[] {
  const files = Map.groupBy([...tests].sort(), (line) => line.split('\t')[0] as string);
  return [...files].flatMap(([file, lines]) => [
    `\`${file}\``,
    '',
    ...lines.map((line) => `- ${escaped(line.slice(file.length + 1))}`),
    '',
  ]);
}

/** Names of tests are no Markdown. */
const escaped = (name: string) => name.replaceAll(/[\\`*_<>[\]|]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, ' ');
