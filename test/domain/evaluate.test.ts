import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { addDocument } from '../../domain/add-document.ts';
import { evaluationLevels } from '../../domain/case/endings.ts';
import { Evaluate, EvaluateAtDevice, evaluate, evaluateByLink, recordEvaluation } from '../../domain/evaluate.ts';
import { counted } from '../../domain/rating.ts';
import { wake } from '../../domain/wake.ts';
import { afterwards, caseAfter, caseId, document } from '../a-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { and, day, given, type Story, tags } from '../given.ts';
import { agent, helper, manager, principal, resident, system } from '../people.ts';

const ended = caseAfter('deliver');
const good = { level: 'satisfied' } as const;
const bad = { level: 'dissatisfied' } as const;
const bearer = { kind: 'principal', account: 'link:1', linked: caseId } as const;
const ratingsOf = ({ now }: Story) => ('ratings' in now ? (now.ratings ?? []) : []);
const countedOf = (story: Story) => counted(ratingsOf(story))?.level;

clause('7.2.6', () => {
  test.each(evaluationLevels)('the principal evaluates the service: %s', (level) => {
    given(ended)
      .by(principal)
      .when(evaluate, { level })
      .thenRecorded({
        type: 'EvaluationGiven',
        rating: expect.any(String),
        level,
        channel: 'account',
        named: true,
        about: agent.id,
        // A poor rating (差评) opens its repair with it.
        ...(level.endsWith('dissatisfied') && { repair: expect.stringMatching(/^CP\d{22}$/) }),
      });
  });

  test('the same again changes nothing, whether the case is sealed or not', () => {
    given(caseAfter('evaluate')).by(principal).when(evaluate, good).thenNothing();
    given(caseAfter('archive')).by(principal).when(evaluate, good).thenNothing();
  });

  test.each(['evaluate', 'archive'] as const)(
    'rating twice within the window, after %s: the last one counts, once',
    (after) => {
      const again = and(caseAfter(after), principal, evaluate, bad);
      expect(again.now.stage).toBe(caseAfter(after).now.stage);
      expect(ratingsOf(again).map(({ level }) => level)).toEqual(['satisfied', 'dissatisfied']);
      expect(again.now).toMatchObject({ evaluation: bad });
    },
  );

  test('after the window one more stands beside, and no third', () => {
    const late = afterwards(caseAfter('archive'), 40 * day);
    const beside = and(late, principal, evaluate, bad);
    expect(ratingsOf(beside)).toMatchObject([good, { ...bad, additional: true }]);
    expect(countedOf(beside)).toBe('satisfied');
    given(beside).by(principal).when(evaluate, bad).thenNothing();
    given(beside).by(principal).when(evaluate, good).thenRefusedBy('7.2.6', 'already-evaluated');
    given(afterwards(caseAfter('archive'), 300 * day))
      .by(principal)
      .when(evaluate, bad)
      .thenRefusedBy('7.2.6', 'window-closed');
  });

  test('an unfinished case is not rated: by the principal, by a link, by staff', () => {
    const unfinished = caseAfter('result');
    given(unfinished).by(principal).when(evaluate, good).thenRefusedBy('7.2.6', 'service-not-ended');
    given(unfinished)
      .by(bearer)
      .when(evaluateByLink, { ...good, channel: 'link' })
      .thenRefusedBy('7.2.6', 'service-not-ended');
    given(unfinished)
      .by(helper)
      .when(recordEvaluation, { ...good, channel: 'phone' })
      .thenRefusedBy('7.2.6', 'service-not-ended');
  });

  test('to the last moment of the window and not a moment longer', () => {
    given(ended).by(principal).at('2026-04-03T15:59:59.999Z').when(evaluate, good).thenRecordedTypes('EvaluationGiven');
    given(ended)
      .by(principal)
      .at('2026-04-03T16:00:00.000Z')
      .when(evaluate, good)
      .thenRefusedBy('7.2.6', 'window-closed');
  });

  test('a window that closed unrated stays closed: nothing is rated by default', () => {
    const closed = and(afterwards(ended, 40 * day), system, wake);
    given(closed).by(principal).when(evaluate, good).thenRefusedBy('7.2.6', 'window-closed');
    expect(closed.now).not.toHaveProperty('evaluation');
    expect(closed.now).not.toHaveProperty('ratings');
  });

  test('nobody evaluates in the place of the principal, and a link for another case is none for this', () => {
    for (const actor of [agent, manager, system, { ...bearer, linked: 'DB9901002026030400000028' }])
      given(ended).by(actor).when(evaluate, good).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('by a link, or at a counter device', () => {
    for (const channel of ['link', 'device'] as const) {
      const rated = and(ended, bearer, evaluateByLink, { ...good, channel, anonymous: true });
      expect(ratingsOf(rated)).toMatchObject([{ ...good, channel, named: false }]);
    }
  });

  test('told by phone, it is entered by somebody whom it is not about', () => {
    given(ended)
      .by(helper)
      .when(recordEvaluation, { ...bad, channel: 'phone' })
      .thenRecordedTypes('EvaluationGiven');
    given(ended)
      .by(agent)
      .when(recordEvaluation, { ...bad, channel: 'phone' })
      .thenRefusedBy('7.2.6', 'rated-person');
  });

  test('on paper, it is entered with the paper', () => {
    const form = and(ended, system, addDocument, document('form', 'other'));
    const paper = { ...bad, channel: 'paper', documentId: 'form' } as const;
    given(form).by(helper).when(recordEvaluation, paper).thenRecordedTypes('EvaluationGiven');
    given(form).by(agent).when(recordEvaluation, paper).thenRecordedTypes('EvaluationGiven');
    given(ended).by(helper).when(recordEvaluation, paper).thenRefusedBy('7.2.6', 'rating-paper-missing');
  });

  test('tags are of the set, suit the level, and stand once; their version is kept', () => {
    const rated = and(ended, principal, evaluate, { ...bad, tags: ['no-news', 'late'] });
    expect(ratingsOf(rated)).toMatchObject([{ tags: ['late', 'no-news'], tagSet: tags.version }]);
    for (const wrong of [['few-trips'], ['unheard-of'], ['late', 'late']])
      given(ended)
        .by(principal)
        .when(evaluate, { ...bad, tags: wrong })
        .thenRefusedBy('7.2.6', 'tags-mismatch');
  });

  test.each(evaluationLevels)('there are tags to choose from at each level: %s', (level) => {
    expect(tags.tags.filter(({ levels }) => levels.includes(level)).length).toBeGreaterThanOrEqual(7);
    expect(new Set(tags.tags.map(({ code }) => code)).size).toBe(tags.tags.length);
  });
});

clause('7.1.3', () => {
  test('a concluded assistance is rated, again and once beside', () => {
    const rated = and(assistanceAfter('conclude'), principal, evaluate, good);
    expect(rated.now.stage).toBe('collected');
    const again = and(rated, principal, evaluate, bad);
    expect(countedOf(again)).toBe('dissatisfied');
    given(assistanceAfter('advise')).by(principal).when(evaluate, good).thenRefusedBy('7.1.3', 'service-not-ended');
  });
});

clause('A.3.5', () => {
  test('suggestions are recorded in the principal’s words', () => {
    const rated = and(ended, principal, evaluate, { ...good, suggestion: '希望周末也能办' });
    expect(ratingsOf(rated)).toMatchObject([{ ...good, suggestion: '希望周末也能办' }]);
  });

  test('an unknown level, a sixth star or personal numbers in the words are refused', () => {
    const takes = (schema: z.ZodMiniType, value: unknown) => z.safeParse(schema, value).success;
    expect(takes(Evaluate, good)).toBe(true);
    expect(takes(EvaluateAtDevice, { stars: 5 })).toBe(true);
    for (const wrong of [{ level: 5 }, { ...good, suggestion: resident.identityNumber }, { ...good, phone: '1' }])
      expect(takes(Evaluate, wrong)).toBe(false);
    for (const stars of [0, 6, 4.5, '5']) expect(takes(EvaluateAtDevice, { stars })).toBe(false);
  });
});
