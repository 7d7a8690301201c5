import { expect, test } from 'vitest';
import { acceptTransfer } from '../../../domain/answer-transfer.ts';
import { decline } from '../../../domain/decline.ts';
import { evaluate } from '../../../domain/evaluate.ts';
import type { Happened } from '../../../domain/evolve.ts';
import type { Measure } from '../../../domain/measure/measures.ts';
import { contributionsOfCase, rowsOf } from '../../../domain/measure/rows-of.ts';
import { mergeCase } from '../../../domain/merge-case.ts';
import { receive } from '../../../domain/receive.ts';
import { recordCorrectionRequest } from '../../../domain/record-correction-request.ts';
import { terminate } from '../../../domain/terminate.ts';
import { withdraw } from '../../../domain/withdraw.ts';
import { afterwards, caseAfter, resumedAt, suspendedAfter, withPapersBack } from '../../a-case.ts';
import { merging, olderCase } from '../../a-duplicate.ts';
import { takenOver, underway } from '../../a-transfer.ts';
import { assistanceAfter } from '../../an-assistance-case.ts';
import { clause } from '../../clause.ts';
import { and, day, later, minute, type Story, told } from '../../given.ts';
import { agent, enterprise, principal, resident, stranger } from '../../people.ts';
import { clocks } from './facts.ts';

const toldAt = { means: 'in-person', on: '2026-03-04' } as const;

/** What a story says to a question, with the day and the office. */
const said = ({ history }: Pick<Story, 'history'>, measure: Measure) =>
  rowsOf(history, clocks)
    .filter((row) => row.measure === measure)
    .map(({ day: on, office, value }) => [on, office, value]);

const answers = (story: Story, measure: Measure) => said(story, measure).map(([, , value]) => value);

const hour = 60 * minute;

clause('8.3', () => {
  test('a request is answered in time when somebody receives it, and the minutes are counted in working time', () => {
    const story = and(afterwards(caseAfter('register'), 30 * minute), agent, receive, { told: '已说明' });
    expect(said(story, 'response')).toEqual([['2026-03-04', 'heping', 'on-time']]);
    expect(answers(story, 'response-time')).toEqual([30]);
    expect(answers(story, 'reception')).toEqual(['received']);
  });

  test('a request is late when it is answered after it was due, and waits until then', () => {
    const registered = caseAfter('register');
    expect(answers(registered, 'response')).toEqual(['pending:2026-03-04T03:05:00.000Z']);
    expect(answers(registered, 'response-time')).toEqual([]);
    const story = and(afterwards(registered, 3 * hour), agent, receive, { told: '已说明' });
    expect(answers(story, 'response')).toEqual(['late']);
  });

  test('to be told that it is out of scope is an answer', () => {
    const story = and(caseAfter('register'), agent, decline, { explanation: '不属于', guidedTo: '税务局' });
    expect([answers(story, 'response'), answers(story, 'reception')]).toEqual([['on-time'], ['declined']]);
  });

  test('a request withdrawn before it was due is left out; withdrawn later it was never answered', () => {
    const soon = and(caseAfter('register'), principal, withdraw, {});
    const afterwardsToo = and(afterwards(caseAfter('register'), 3 * hour), principal, withdraw, {});
    expect([answers(soon, 'response'), answers(afterwardsToo, 'response')]).toEqual([['withdrawn'], ['missed']]);
  });

  test('a request that is merged counts as one that was registered again, and for nothing else', () => {
    const story = and(caseAfter('receive'), agent, mergeCase, merging, olderCase);
    expect(answers(story, 'request')).toEqual(['merged']);
    expect(answers(story, 'response')).toEqual(['merged']);
    expect(new Set(rowsOf(story.history, clocks).map(({ measure }) => measure))).toEqual(
      new Set(['request', 'response', 'agreement']),
    );
  });

  test('the office that passes a case on has answered, and the other has a clock of its own', () => {
    const story = and(afterwards(underway(), 2 * hour), stranger, acceptTransfer, {});
    const received = and(story, stranger, receive, { told: '已说明' });
    expect(said(received, 'response')).toEqual([
      ['2026-03-04', 'heping', 'on-time'],
      ['2026-03-04', 'anle', 'on-time'],
    ]);
    expect(said(received, 'transfer')).toEqual([['2026-03-04', 'heping', 'accepted']]);
    expect(said(received, 'transfer-answer')).toEqual([['2026-03-04', 'anle', 'on-time']]);
    expect(said(underway(), 'transfer-answer')).toEqual([['2026-03-04', 'anle', 'pending:2026-03-05T09:00:00.000Z']]);
    expect(answers(takenOver(), 'response')[1]).toMatch(/^pending:/);
  });

  test('a completed agency is resolved, asked for a rating, in time; matter by matter decided and delivered', () => {
    const story = caseAfter('deliver', { items: ['GT-SETUP', 'SS-CARD'] });
    expect(answers(story, 'resolution')).toEqual(['resolved']);
    expect(answers(story, 'asked')).toEqual(['asked']);
    expect(answers(story, 'completion')).toEqual(['on-time']);
    expect(answers(story, 'handling-time')).toEqual([0]);
    expect(answers(story, 'notice')).toEqual(['given']);
    expect(answers(story, 'mandate')).toEqual(['written']);
    expect(answers(story, 'agreement')).toEqual(['on-time']);
    expect(answers(story, 'result')).toEqual(['granted', 'granted']);
    expect(answers(story, 'delivery')).toEqual(['on-time', 'on-time']);
    const items = rowsOf(story.history, clocks).filter(({ measure }) => measure === 'result');
    expect(items.map(({ item }) => item)).toEqual(['GT-SETUP', 'SS-CARD']);
  });

  test('an open agency waits until the whole is due; what ends later is late on that day', () => {
    const open = caseAfter('submit');
    expect(said(open, 'completion')).toEqual([['2026-07-14', 'heping', 'pending:2026-07-14T09:00:00.000Z']]);
    const late = and(afterwards(open, 140 * day), agent, terminate, {
      ground: 'no-cooperation',
      explanation: '不配合',
      told: toldAt,
    });
    expect(said(late, 'completion')).toEqual([['2026-07-14', 'heping', 'late']]);
    const early = and(open, principal, withdraw, {});
    expect(said(early, 'completion')).toEqual([['2026-03-04', 'heping', 'terminated']]);
  });

  test('a termination counts by its ground, and a principal who asked by what was said', () => {
    const open = caseAfter('submit');
    const ground = (asked: Parameters<typeof terminate>[1]) =>
      answers(and(open, agent, terminate, asked), 'resolution');
    const explanation = '原因';
    expect(ground({ ground: 'deception', explanation, told: toldAt })).toEqual(['deception']);
    expect(ground({ ground: 'no-cooperation', explanation, told: toldAt })).toEqual(['no-cooperation']);
    expect(ground({ ground: 'not-qualified', explanation, basis: '条例', told: toldAt })).toEqual(['not-qualified']);
    expect(ground({ ground: 'other', kind: 'incapacity', explanation, told: toldAt })).toEqual(['other']);
    expect(ground({ ground: 'principal-asked', cause: 'dissatisfied', explanation, told: toldAt })).toEqual([
      'dissatisfied',
    ]);
    expect(answers(and(open, principal, withdraw, { cause: 'not-needed' }), 'resolution')).toEqual(['not-needed']);
    expect(answers(and(open, principal, withdraw, {}), 'resolution')).toEqual(['reason-unknown']);
  });

  test('a principal who is no more is not asked for a rating', () => {
    const story = and(caseAfter('submit'), agent, terminate, {
      ground: 'other',
      kind: 'death',
      explanation: '亲属告知',
    });
    expect([answers(story, 'asked'), answers(story, 'other-ground')]).toEqual([['no-contact'], ['death']]);
  });

  test('assistance is resolved or not as it was concluded, and counts as 帮办', () => {
    const story = assistanceAfter('evaluate');
    expect(answers(story, 'response')).toEqual(['on-time']);
    expect(answers(story, 'resolution')).toEqual(['resolved']);
    expect(answers(story, 'assistance-time')).toEqual([6]);
    expect(answers(story, 'rating')).toEqual(['satisfied']);
    expect(rowsOf(story.history, clocks).every(({ service }) => service === 'assistance')).toBe(true);
  });

  test('of several ratings the last that was not found invalid counts, with its channel, tags and first doubt', () => {
    const first = and(caseAfter('deliver'), principal, evaluate, { level: 'satisfied', tags: ['friendly'] });
    expect([answers(first, 'rating'), answers(first, 'rating-channel'), answers(first, 'rating-tag')]).toEqual([
      ['satisfied'],
      ['account'],
      ['friendly'],
    ]);
    const poor = and(first, principal, evaluate, { level: 'very-dissatisfied' });
    expect([answers(poor, 'rating'), answers(poor, 'poor-rating')]).toEqual([['very-dissatisfied'], ['open']]);
    const second = 'ratings' in poor.now ? (poor.now.ratings?.[1]?.id ?? '') : '';
    const settled = (verdict: 'valid' | 'invalid') =>
      told(poor.history, later(poor.at, minute), [{ type: 'RatingSettled', rating: second, verdict }]);
    expect(answers(settled('valid'), 'poor-rating')).toEqual(['valid']);
    const invalid = settled('invalid');
    expect([answers(invalid, 'rating'), answers(invalid, 'rating-excluded'), answers(invalid, 'poor-rating')]).toEqual([
      ['satisfied'],
      ['invalid'],
      ['invalid'],
    ]);
  });

  test('a rating that is doubted counts, and says so; one after the window stands beside', () => {
    const ended = caseAfter('deliver');
    const given = { type: 'EvaluationGiven', rating: 'r1', level: 'satisfied', channel: 'device' } as const;
    const doubted = told(ended.history, later(ended.at, minute), [{ ...given, flags: ['too-fast', 'same-words'] }]);
    expect([answers(doubted, 'rating'), answers(doubted, 'rating-flag')]).toEqual([['satisfied'], ['too-fast']]);
    const later40 = and(afterwards(caseAfter('archive'), 40 * day), principal, evaluate, { level: 'dissatisfied' });
    expect([answers(later40, 'rating'), answers(later40, 'rating-additional')]).toEqual([
      ['satisfied'],
      ['dissatisfied'],
    ]);
  });

  test('a case that rests waits for nothing; how long it rested is counted when it goes on', () => {
    const rests = suspendedAfter('submit');
    expect([answers(rests, 'suspension'), answers(rests, 'completion')]).toEqual([['correction'], []]);
    const goesOn = resumedAt(rests, later(rests.at, 7 * day));
    expect(said(goesOn, 'suspension-time')).toEqual([['2026-03-11', 'heping', 5]]);
    expect(answers(goesOn, 'completion')).toEqual(['pending:2026-07-21T09:00:00.000Z']);
  });

  test('papers that go home in time, or are due, count on the day on which they were due', () => {
    const ended = and(caseAfter('custody'), principal, withdraw, {});
    expect(said(ended, 'custody')).toEqual([['2026-03-05', 'heping', 'pending:2026-03-05T09:00:00.000Z']]);
    expect(said(withPapersBack(ended), 'custody')).toEqual([['2026-03-05', 'heping', 'on-time']]);
    expect(said(withPapersBack(afterwards(ended, 3 * day)), 'custody')).toEqual([['2026-03-05', 'heping', 'late']]);
  });

  test('a matter that the authority had corrected is not filed at once', () => {
    const filed = caseAfter('submit');
    expect(answers(filed, 'filing')).toEqual(['accepted']);
    const asked = { what: ['补照片'], by: '2026-03-20', means: 'electronic' as const };
    expect(answers(and(filed, agent, recordCorrectionRequest, 'm1', asked), 'filing')).toEqual(['corrected']);
  });

  test('rows know whom a case serves', () => {
    const groups = (story: Story) => rowsOf(story.history, clocks)[0]?.groups;
    expect(groups(caseAfter('register', { who: enterprise }))).toEqual(['enterprise']);
    expect(groups(caseAfter('register', { who: resident }))).toEqual(['elderly']);
    const young = { ...resident, identityNumber: '990100199003070026' };
    expect(groups(caseAfter('register', { who: young }))).toEqual([]);
  });

  test('a month begins and ends at midnight in Beijing', () => {
    const at = (time: string): readonly Happened[] => [{ at: time, events: caseAfter('register').history[0]!.events }];
    const months = (time: string) => [...contributionsOfCase(at(time), clocks).keys()];
    expect(months('2026-03-31T15:59:59.999Z')).toEqual(['heping#2026-03-31#GT-SETUP#2026-03']);
    expect(months('2026-03-31T16:00:00.000Z')).toEqual(['heping#2026-04-01#GT-SETUP#2026-04']);
  });
});
