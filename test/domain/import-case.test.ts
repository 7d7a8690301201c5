import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../domain/csv.ts';
import { replay } from '../../domain/evolve.ts';
import { type ImportRow, importCase } from '../../domain/import-case.ts';
import { caseId } from '../a-case.ts';
import { clause } from '../clause.ts';
import { clock, contextOf, judged } from '../given.ts';
import { agent, helper, manager, resident, stranger } from '../people.ts';

const row: ImportRow = {
  key: 'OLD-1',
  principal: resident,
  need: '想办变更登记',
  items: ['GT-SETUP'],
  agent: 'agent-1',
  startedOn: '2026-02-10',
};
const source = { office: 'heping', source: '原台账', row: 2 };
const importing = (change: Partial<ImportRow> = {}, by = manager, to = agent) =>
  importCase(caseId, { ...row, ...change }, source, to, contextOf(by));

clause('7.2.1.1', () => {
  test('a running case is registered, received, and says where it comes from; it waits for its agreement', () => {
    judged(importing()).thenRecordedTypes('CaseRegistered', 'CaseImported', 'CaseReceived');
    const decision = importing();
    const events = decision.outcome === 'decided' ? decision.events : [];
    const { key, startedOn } = row;
    expect(replay([{ at: clock, events }])).toMatchObject({
      stage: 'acceptance',
      agent: 'agent-1',
      imported: { key, startedOn, source: '原台账', row: 2 },
    });
    expect(JSON.stringify(events)).not.toContain(resident.name);
  });

  test('a day that has not come, an agent of elsewhere, an unknown office are refused', () => {
    judged(importing({ startedOn: '2026-12-01' })).thenRefusedBy('7.2.1.1', 'started-in-future');
    judged(importing({ agent: stranger.id }, manager, stranger)).thenRefusedBy('7.2.1.1', 'assignee-unfit');
    const unknown = importCase(caseId, row, source, undefined, contextOf(manager));
    judged(unknown).thenRefusedBy('7.2.1.1', 'assignee-unfit');
    const nowhere = importCase(caseId, row, { ...source, office: 'moon' }, agent, contextOf(manager));
    judged(nowhere).thenRefusedBy('5.1.2', 'office-unknown');
  });
});

clause('6.2', () => {
  test('an item that the catalogue does not have is refused', () => {
    judged(importing({ items: ['FLY'] })).thenRefusedBy('6.2', 'item-unknown');
  });
});

clause('5.3.2', () => {
  test.each([agent, helper, stranger])('only a manager above imports: $id does not', (by) => {
    judged(importing({}, by)).thenRefusedBy('5.3.2', 'not-permitted');
  });
});

describe('a CSV', () => {
  test.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a,1","b ""2""\nc"\n', [['a,1', 'b "2"\nc']]],
    ['a,\n', [['a', '']]],
    [',', [['', '']]],
    ['\uFEFFa\n', [['a']]],
    ['', []],
  ])('%j is read by RFC 4180', (text, records) => {
    expect(parseCsv(text)).toEqual(records);
  });

  test.each([
    ['a\n"b', { line: 2, fault: 'quote-open' }],
    ['a"b', { line: 1, fault: 'quote-inside' }],
    ['"a"b', { line: 1, fault: 'after-quote' }],
  ])('%j is none', (text, fault) => {
    expect(parseCsv(text)).toEqual(fault);
  });
});
