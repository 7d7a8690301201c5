/**
 * What every command answers, however it is asked: the whole table stands in `answers/`, a page per command, and is
 * compared cell by cell. To write it anew, and review the difference:
 *
 *     ANSWERS=write npx vitest run test/domain/answers.test.ts
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Answer, answersOf, inWords } from './asked/answers.ts';
import { entries } from './asked/entries.ts';
import { caseCommands } from './case-commands.ts';

const folder = new URL('answers/', import.meta.url);
const pageOf = (command: string): URL => new URL(`${command}.md`, folder);
const writes = process.env['ANSWERS'] === 'write';

const all = caseCommands.map((command) => ({ command, entry: entries[command], answers: answersOf(entries[command]) }));

if (writes) {
  for (const name of readdirSync(folder)) rmSync(new URL(name, folder));
  for (const { command, answers } of all) writeFileSync(pageOf(command), pageWith(command, answers));
}

/** One line per cell, so that a difference shows which. */
function pageWith(command: string, answers: readonly Answer[]): string {
  const rows = (wanted: (answer: Answer) => boolean) =>
    answers.filter(wanted).map(({ words, said }) => `| ${words} | ${inWords(said)} |`);
  const asked = rows(({ column }) => column !== 'situation');
  const situations = rows(({ column }) => column === 'situation');
  const table = (title: string, lines: readonly string[]) => [`| ${title} | answer |`, '| --- | --- |', ...lines];
  return [`# ${command}`, '', ...table('asked', asked), '', ...table('situation', situations), ''].join('\n');
}

const isRecorded = ({ said }: Answer): boolean => said.outcome === 'decided' && said.events.length > 0;
const recordedIn = (answers: readonly Answer[], ...columns: Answer['column'][]): string[] =>
  answers.filter((answer) => columns.includes(answer.column) && isRecorded(answer)).map(({ words }) => words);

describe('what every command answers', () => {
  test('there is a page for each command and no other', () => {
    const names = readdirSync(folder).map((name) => name.replace(/\.md$/, ''));
    expect(names.sort()).toEqual([...caseCommands].sort());
  });

  test.each(all)('$command: as its page says, cell by cell', ({ command, answers }) => {
    const page = pageOf(command);
    const committed = existsSync(page) ? readFileSync(page, 'utf8') : '';
    expect(pageWith(command, answers).split('\n')).toEqual(committed.split('\n'));
  });
});

describe.each(all)('laws of the table: $command', ({ entry, answers }) => {
  test('asked rightly it is recorded, by whomever it may be asked', () => {
    expect(recordedIn(answers, 'right')).toHaveLength(1);
  });

  test('who may never ask is refused: another resident, another office, a case of their own', () => {
    const never = ['by another resident', 'by the right one, in a case of their own', 'by staff of another office'];
    expect(answers.filter(({ words, said }) => never.includes(words) && said.outcome !== 'refused')).toEqual([]);
  });

  test('without consent, without proof, with dates that cannot be it is refused', () => {
    const spoilt = answers.filter(({ column }) => ['consent', 'evidence', 'dates'].includes(column));
    expect(spoilt.filter(({ said }) => said.outcome !== 'refused')).toEqual([]);
  });

  test('without a mandate in force it is refused, unless it says why it outlives it', () => {
    if (entry.outlives === undefined) expect(recordedIn(answers, 'mandate')).toEqual([]);
    else expect(entry.outlives).not.toBe('');
  });

  test('the same again is not recorded again, unless it says why', () => {
    expect(recordedIn(answers, 'repeated')).toEqual(entry.repeatable === undefined ? [] : ['the same again']);
  });
});
