import fc from 'fast-check';
import { expect, it } from 'vitest';
import { definitionOf, type Measure, measures } from '../../../domain/measure/measures.ts';
import {
  channels,
  groups,
  leafKey,
  none,
  parseLeafKey,
  parseRowKey,
  pendingUntil,
  rowKey,
  rowServices,
} from '../../../domain/measure/row.ts';
import { clause } from '../../clause.ts';
import { row } from './facts.ts';

const names = Object.keys(measures) as Measure[];

const anyRow = fc.constantFrom(...names).chain((measure) => {
  const definition = definitionOf(measure);
  const value: fc.Arbitrary<string | number> =
    'unit' in definition ? fc.nat() : fc.constantFrom(...definition.values, pendingUntil('2026-03-04T01:05:00.000Z'));
  return fc.record({
    measure: fc.constant(measure),
    value,
    service: fc.constantFrom(...rowServices),
    channel: fc.constantFrom(...channels),
    groups: fc.subarray([...groups]),
    staff: fc.stringMatching(/^[\x21-\x7e]{1,40}$/),
  });
});

clause('8.3', () => {
  it('keeps a row as a short text, what it says before whom it is about', () => {
    const long = row('response', 'on-time', { groups: ['elderly', 'disabled'] });
    expect(rowKey(long)).toBe('response=on-time=a~o=ed=agent-1');
    expect(rowKey(row('response-time', 35))).toBe('response-time=35=a~o==agent-1');
  });

  it('reads every row back from its text, whatever signs a staff id has', () => {
    fc.assert(
      fc.property(anyRow, (any) => {
        expect(parseRowKey(rowKey(any))).toEqual(any);
      }),
    );
  });

  it('keeps a leaf as text, and reads it back', () => {
    const leaf = { office: 'village-1', day: '2026-03-04', item: none, cut: '2026-04' };
    expect(leafKey(leaf)).toBe('village-1#2026-03-04#-#2026-04');
    expect(parseLeafKey(leafKey(leaf))).toEqual(leaf);
  });

  it('knows no other texts', () => {
    for (const key of [
      '',
      'response=on-time=a',
      'nothing=1=a~o==x',
      'response=on-time=z~o==x',
      'response=on-time=a~o==',
    ])
      expect(() => parseRowKey(key)).toThrow();
    expect(() => parseLeafKey('village-1')).toThrow();
  });
});
