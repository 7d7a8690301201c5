import { expect, test } from 'vitest';
import { evaluationLevels } from '../../domain/case/endings.ts';
import { evaluate } from '../../domain/evaluate.ts';
import { judgeRating } from '../../domain/judge-rating.ts';
import { flagsOf, ratingChecksOf } from '../../domain/rating-checks.ts';
import { levelOf, nationalCodes, stars } from '../../domain/rating-codes.ts';
import { caseAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, clock, given, later, type Story } from '../given.ts';
import { agent, headOfTown, manager, principal, stranger } from '../people.ts';

const ended = caseAfter('deliver');
const doubted = and(ended, principal, evaluate, { level: 'satisfied', signs: { staffAccount: true } });
const idOf = ({ now }: Story) => ('ratings' in now ? (now.ratings?.at(-1)?.id ?? '') : '');
const invalid = { verdict: 'invalid', reason: '系工作人员代评' } as const;
const valid = { verdict: 'valid', reason: '经电话核实系本人评价' } as const;
const third = { ...headOfTown, id: 'manager-3' };

clause('7.2.6', () => {
  test('a flagged rating is kept with its flags, and counts', () => {
    expect(doubted.now).toMatchObject({ evaluation: { level: 'satisfied', flags: ['staff-account'] } });
  });

  test('it counts until two different people found it invalid, with their reasons', () => {
    const once = and(doubted, manager, judgeRating, idOf(doubted), invalid);
    expect(once.now).toMatchObject({ evaluation: { level: 'satisfied' } });
    given(once).by(manager).when(judgeRating, idOf(doubted), invalid).thenNothing();
    given(once).by(manager).when(judgeRating, idOf(doubted), valid).thenRefusedBy('7.2.6', 'second-person');
    given(once)
      .by(headOfTown)
      .when(judgeRating, idOf(doubted), { ...invalid, reason: '同意' })
      .thenRecordedTypes('RatingJudged', 'RatingSettled');
    const twice = and(once, headOfTown, judgeRating, idOf(doubted), { ...invalid, reason: '同意' });
    expect(twice.now).not.toHaveProperty('evaluation');
    expect(twice.now).toMatchObject({ ratings: [{ settled: 'invalid', judgements: [{}, {}] }] });
    given(twice).by(third).when(judgeRating, idOf(doubted), valid).thenRefusedBy('7.2.6', 'rating-settled');
  });

  test('two who differ settle nothing; a third decides', () => {
    const differ = and(
      and(doubted, manager, judgeRating, idOf(doubted), invalid),
      headOfTown,
      judgeRating,
      idOf(doubted),
      valid,
    );
    expect(differ.now).toMatchObject({ evaluation: { judgements: [{}, {}] } });
    const cleared = and(differ, third, judgeRating, idOf(doubted), valid);
    expect(cleared.now).toMatchObject({ evaluation: { settled: 'valid' } });
  });

  test('the rating before counts again when the last is found invalid', () => {
    const again = and(and(ended, principal, evaluate, { level: 'very-satisfied' }), principal, evaluate, {
      level: 'dissatisfied',
    });
    const settled = and(
      and(again, manager, judgeRating, idOf(again), invalid),
      headOfTown,
      judgeRating,
      idOf(again),
      invalid,
    );
    expect(settled.now).toMatchObject({ evaluation: { level: 'very-satisfied' } });
  });

  test('a poor rating may be judged, a good one without a flag may not', () => {
    const poor = and(ended, principal, evaluate, { level: 'dissatisfied' });
    given(poor).by(manager).when(judgeRating, idOf(poor), invalid).thenRecordedTypes('RatingJudged');
    const plain = caseAfter('evaluate');
    given(plain).by(manager).when(judgeRating, idOf(plain), invalid).thenRefusedBy('7.2.6', 'rating-not-doubted');
    given(plain).by(manager).when(judgeRating, 'none', invalid).thenRefusedBy('7.2.6', 'rating-unknown');
  });

  test('whom it is about judges nothing, nor does another office', () => {
    const rated = { ...headOfTown, id: agent.id };
    given(doubted).by(rated).when(judgeRating, idOf(doubted), valid).thenRefusedBy('7.2.6', 'rated-person');
    for (const other of [agent, stranger, principal])
      given(doubted).by(other).when(judgeRating, idOf(doubted), valid).thenRefusedBy('5.3.2', 'not-permitted');
  });
});

clause('7.1.3', () => {
  const checks = ratingChecksOf({});
  const flags = (signs: Parameters<typeof flagsOf>[0]) => flagsOf(signs, checks, clock);

  test('what is suspicious is flagged by settings with basis and version', () => {
    expect(flags({})).toEqual([]);
    expect(flags({ staffAccount: true, staffNetwork: true })).toEqual(['staff-account', 'staff-network']);
    expect(flags({ onDevice: 3 })).toEqual([]);
    expect(flags({ onDevice: 4 })).toEqual(['device-burst']);
    expect(flags({ sameWords: 2 })).toEqual(['same-words']);
    expect(flags({ shownAt: later(clock, -4999) })).toEqual(['too-fast']);
    expect(flags({ shownAt: later(clock, -5000) })).toEqual([]);
    expect(flags({ shownAt: 'never' })).toEqual(['too-fast']);
    for (const check of Object.values(checks)) {
      expect(check.basis.length).toBeGreaterThan(2);
      expect(check.version).toBeTruthy();
    }
  });

  test('a district sets its own', () => {
    const { tooFast } = checks;
    const slower = ratingChecksOf({ ratingChecks: { tooFast: { ...tooFast, seconds: 20, basis: '本区规定' } } });
    expect(flagsOf({ shownAt: later(clock, -10_000) }, slower, clock)).toEqual(['too-fast']);
    expect(slower.deviceBurst).toEqual(checks.deviceBurst);
  });

  test('levels are numbers at the edges alone, there and back: the national code counts down, stars count up', () => {
    expect([nationalCodes['very-satisfied'], stars['very-satisfied']]).toEqual([1, 5]);
    expect([nationalCodes['very-dissatisfied'], stars['very-dissatisfied']]).toEqual([5, 1]);
    for (const codes of [nationalCodes, stars]) {
      for (const level of evaluationLevels) expect(levelOf(codes, codes[level])).toBe(level);
      expect([levelOf(codes, 0), levelOf(codes, 6)]).toEqual([undefined, undefined]);
    }
    for (const level of evaluationLevels) expect(nationalCodes[level] + stars[level]).toBe(6);
  });
});
