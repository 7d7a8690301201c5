import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Commit, canonicalJson, genesis, type HashedCommit, hashCommit, verifyChain } from '../../domain/chain.ts';

const sha256Hex = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const bare = (seq: number): Omit<Commit, 'prev'> => ({
  v: 1,
  caseId: 'case-1',
  seq,
  at: `2026-03-04T01:0${seq}:00.000Z`,
  actor: { kind: 'agent', id: 'agent-1' },
  command: { type: 'ReportProgress' },
  events: [{ type: 'ProgressReported', text: `第${seq}次反馈` }],
});

function chain(length: number): HashedCommit[] {
  const commits: HashedCommit[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const prev = commits.at(-1)?.hash ?? genesis;
    commits.push({ ...bare(seq), prev, hash: hashCommit(sha256Hex, prev, bare(seq)) });
  }
  return commits;
}

const five = chain(5);
const without = (seq: number) => five.filter((commit) => commit.seq !== seq);
const at = (seq: number) => five[seq - 1]!;

describe('canonical JSON (RFC 8785)', () => {
  test('writes the sample of RFC 8785 §3.2.2 as its §3.2.3 prints it', () => {
    const sample = {
      // biome-ignore lint/correctness/noPrecisionLoss: the RFC's own sample has more digits than a double holds
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts members by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = [...canonicalJson(sample).matchAll(/:"([^"]+)"/g)].map(([, name]) => name);
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test('reads back as the same value and is the same for every order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
        const wellFormed = JSON.parse(JSON.stringify(value).toWellFormed());
        const reversed = Object.fromEntries(Object.entries(wellFormed).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(wellFormed));
        expect(JSON.parse(canonicalJson(wellFormed))).toEqual(JSON.parse(JSON.stringify(wellFormed)));
      }),
      { numRuns: 200 },
    );
  });

  test('leaves out undefined members and writes minus zero as zero', () => {
    expect(canonicalJson({ b: undefined, a: -0 })).toBe('{"a":0}');
  });

  test.each([
    ['NaN', Number.NaN],
    ['an infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['undefined in a list', [undefined]],
    // biome-ignore lint/suspicious/noSparseArray: the hole is the case
    ['a hole in a list', [1, , 2]],
    ['a lone surrogate', '\ud842'],
    ['a lone surrogate in a name', { '\ud842': 1 }],
    ['a date', new Date(0)],
    ['a map', new Map()],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });

  test('refuses a cycle, but not the same object twice', () => {
    const shared = { a: 1 };
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
    expect(() => canonicalJson(cycle)).toThrow('cycle');
  });
});

describe('the chain of a case', () => {
  test('holds when nothing was touched, and its head is the last hash', () => {
    expect(verifyChain(sha256Hex, five)).toEqual({ ok: true, head: at(5).hash });
  });

  test('of no commits has the genesis as its head', () => {
    expect(verifyChain(sha256Hex, [])).toEqual({ ok: true, head: genesis });
  });

  test('does not depend on the order of members or on fields outside the eight', () => {
    const { hash, prev, events, ...rest } = at(2);
    const shuffled = { hash, events, prev, ...rest, ttl: 7 };
    expect(verifyChain(sha256Hex, [at(1), shuffled])).toEqual({ ok: true, head: at(2).hash });
  });

  test('a cut tail gives another head', () => {
    expect(verifyChain(sha256Hex, without(5))).toEqual({ ok: true, head: at(4).hash });
  });

  test.each([
    ['altered in its events', [at(1), { ...at(2), events: [] }, at(3)], 2, 'altered'],
    ['altered in its time', [{ ...at(1), at: '2020-01-01T00:00:00Z' }], 1, 'altered'],
    ['altered in its actor', [{ ...at(1), actor: 'x' }], 1, 'altered'],
    ['altered in its command', [{ ...at(1), command: {} }], 1, 'altered'],
    ['altered in its version', [{ ...at(1), v: 2 }], 1, 'altered'],
    ['altered in its hash', [{ ...at(1), hash: genesis }], 1, 'altered'],
    ['altered in its link', [at(1), { ...at(2), prev: genesis }], 2, 'altered'],
    ['dropped in the middle', without(3), 4, 'missing-before'],
    ['dropped at the start', without(1), 2, 'missing-before'],
    ['moved', [at(1), at(3), at(2)], 3, 'missing-before'],
    ['doubled', [at(1), at(1)], 1, 'out-of-order'],
    ['of another case', [at(1), { ...at(2), caseId: 'case-2' }], 2, 'other-case'],
    [
      'inserted and hashed anew',
      [
        at(1),
        {
          ...bare(2),
          events: [],
          prev: at(1).hash,
          hash: hashCommit(sha256Hex, at(1).hash, { ...bare(2), events: [] }),
        },
        at(3),
      ],
      3,
      'not-linked',
    ],
  ] as const)('a commit %s shows', (_, commits, seq, why) => {
    expect(verifyChain(sha256Hex, commits)).toEqual({ ok: false, at: seq, why });
  });
});
