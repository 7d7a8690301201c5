import fc from 'fast-check';
import { expect, test } from 'vitest';
import { announceSurvey } from '../../domain/survey/announce.ts';
import { closeSurvey, contributionsOfSurvey, resultsFrom } from '../../domain/survey/close.ts';
import { drawnAgain, drawSurvey, mayDraw, strataOf, tooMany } from '../../domain/survey/draw.ts';
import { answerSurvey, type Member, recordCallBack } from '../../domain/survey/member.ts';
import { endedService } from '../../domain/survey/population.ts';
import { type Answers, marginOf, resultsOf } from '../../domain/survey/results.ts';
import { allocate, drawn, type Stratum, sizeOf } from '../../domain/survey/sample.ts';
import { type ClosedSurvey, type DrawnSurvey, type Survey, surveyOf } from '../../domain/survey/survey.ts';
import { contributionsOfVoice, recordVoice } from '../../domain/survey/voice.ts';
import { caseAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { contextOf, sha256 } from '../given.ts';
import { agent, colleague, headOfTown, helper, manager, principal } from '../people.ts';

const now = '2026-04-03T01:00:00.000Z';
const late = '2026-05-02T01:00:00.000Z';
const plan = {
  title: '2026年第一季度测评',
  office: 'heping',
  from: '2026-01',
  to: '2026-03',
  questionnaire: '1',
  sample: { size: 3 },
  by: 'office',
  until: '2026-04-30',
} as const;
const announced = surveyOf('s1', [
  { at: now, by: 'manager-1', event: { type: 'SurveyAnnounced', ...plan, seed: 'abc' } },
]);
const because = (decided: object | string | undefined) =>
  typeof decided === 'object' && 'because' in decided ? decided.because : 'allowed';
const announce = (instead: object, actor = manager as Parameters<typeof contextOf>[0]) =>
  because(announceSurvey({ ...plan, ...instead }, 'abc', contextOf(actor, now)));

const casesOf = (office: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${office}-${String(index).padStart(4, '0')}`);
const population = {
  offices: new Map([
    ['heping', casesOf('heping', 6)],
    ['xinghua', casesOf('xinghua', 3)],
  ]),
  noContact: 2,
};

async function drawnSurvey(survey: Survey = announced, tookBack: readonly string[] = []) {
  const strata = strataOf(survey, population);
  const drawing = await drawSurvey(survey, strata, 2, async (ids) => ids.filter((id) => tookBack.includes(id)), sha256);
  if ('because' in drawing) throw new Error(drawing.because);
  const entries = [
    { at: now, by: 'manager-1', event: { type: 'SurveyAnnounced' as const, ...plan, seed: 'abc' } },
    { at: now, by: 'manager-1', event: drawing.event },
  ];
  return { drawing, strata, survey: surveyOf('s1', entries) as DrawnSurvey, entries };
}

const overall = [{ question: 'overall', level: 'satisfied' as const }];
const member: Member = { caseId: 'heping-0001', stratum: 'heping', office: 'heping' };

clause('8.1', () => {
  test('a manager announces a survey of months that are over, with a questionnaire that there is', () => {
    expect(announceSurvey(plan, 'abc', contextOf(manager, now))).toEqual({
      type: 'SurveyAnnounced',
      ...plan,
      seed: 'abc',
    });
    expect(announce({}, headOfTown)).toBe('allowed');
    expect(announce({}, agent)).toBe('not-permitted');
    expect(announce({ office: 'nowhere' })).toBe('not-permitted');
    expect(announce({ questionnaire: '9' })).toBe('questionnaire-unknown');
    expect(announce({ from: '2026-04' })).toBe('survey-period');
    expect(announce({ from: '2025-03' })).toBe('survey-period');
    expect(announce({ to: '2026-04' })).toBe('survey-period-runs');
    expect(announce({ until: '2026-04-03' })).toBe('survey-until-past');
  });

  test('sizes are those of the formula, and never more than there are', () => {
    const sizes = [100, 200, 500, 1000, 1_000_000_000].map((all) => sizeOf({ margin: 50 }, all));
    expect(sizes).toEqual([80, 132, 218, 278, 385]);
    expect(sizeOf({ size: 40 }, 12)).toBe(12);
    expect(sizeOf({ margin: 50 }, 3)).toBe(3);
  });

  test('the sample is drawn once, by a manager; nobody to draw from and too many are refused', async () => {
    expect(mayDraw(announced, contextOf(manager, now))).toBeUndefined();
    expect(because(mayDraw(announced, contextOf(helper, now)))).toBe('not-permitted');
    const { survey } = await drawnSurvey();
    expect(mayDraw(survey, contextOf(manager, now))).toBe('drawn');
    expect(because(await drawSurvey(announced, [], 0, async () => [], sha256))).toBe('survey-population-empty');
    expect(tooMany.because).toBe('survey-population-large');
  });

  test('who took back a consent is passed over and told; the next in order takes the place', async () => {
    const first = await drawnSurvey();
    const left = first.drawing.sample[0]?.caseId ?? '';
    const { drawing, survey, strata } = await drawnSurvey(announced, [left]);
    expect(drawing.event).toMatchObject({
      noContact: 2,
      takenBack: [left],
      strata: [
        { key: 'heping', population: 6, allocated: 2, sampled: 2 },
        { key: 'xinghua', population: 3, allocated: 1, sampled: 1 },
      ],
    });
    expect(drawing.sample.map(({ caseId }) => caseId)).not.toContain(left);
    expect(drawing.sample.length).toBe(3);
    expect(drawnAgain(survey, strata, sha256)).toEqual(drawing.sample);
  });

  test('where there are not enough left, fewer are drawn, and that is told', async () => {
    const { drawing } = await drawnSurvey(announced, casesOf('xinghua', 3));
    expect(drawing.event.strata[1]).toEqual({ key: 'xinghua', population: 3, allocated: 1, sampled: 0 });
  });

  test('services that ended in the months count as the population, unless a later count took them back', () => {
    const leaf = 'heping#2026-02-03#GT-SETUP#2026-02';
    const found = (key: string, count: number, of = leaf) =>
      endedService(new Map([[of, new Map([[key, count]])]]), 'heping', new Set(['2026-02']));
    expect(found('asked=asked=a~o==agent-1', 1)).toEqual({ service: 'agency', noContact: false });
    expect(found('asked=no-contact=h~o==agent-1', 1)).toEqual({ service: 'assistance', noContact: true });
    expect(found('asked=asked=a~o==agent-1', 0)).toBeUndefined();
    expect(found('resolution=resolved=a~o==agent-1', 1)).toBeUndefined();
    expect(found('asked=asked=a~o==agent-1', 1, 'heping#2026-04-03#GT-SETUP#2026-04')).toBeUndefined();
    expect(found('asked=asked=a~o==agent-1', 1, 'anle#2026-02-03#GT-SETUP#2026-02')).toBeUndefined();
  });

  test('one of the sample answers once, every question once, while the survey is open', async () => {
    const { survey } = await drawnSurvey();
    const answered = answerSurvey(survey, member, { answers: overall, words: '很好' }, now);
    expect(answered).toMatchObject({ answer: { channel: 'link', at: now, words: '很好' } });
    const asking = (answers: typeof overall, of: Survey = survey, at = now, who: Member = member) =>
      because(answerSurvey(of, who, { answers }, at));
    expect(asking(overall, survey, now, answered as Member)).toBe('survey-answered');
    expect(asking([...overall, ...overall])).toBe('survey-questions');
    expect(asking([{ question: 'skill', level: 'satisfied' }])).toBe('survey-questions');
    expect(asking([...overall, { question: 'price', level: 'satisfied' }])).toBe('survey-questions');
    expect(asking(overall, survey, late)).toBe('survey-not-open');
    expect(asking(overall, announced)).toBe('survey-not-open');
  });

  test('who had a part in the case does not call back; others do, and are told when nobody was reached', async () => {
    const { survey } = await drawnSurvey();
    const story = caseAfter('deliver');
    const by = { kind: 'staff', id: 'agent-1' };
    const found = { now: story.now, history: story.history.map((commit) => ({ ...commit, actor: by })) };
    const call = (actor: Parameters<typeof contextOf>[0], asked: Parameters<typeof recordCallBack>[2]) =>
      recordCallBack(survey, member, asked, found, contextOf(actor, now));
    const reached = { reached: true, resolved: false, answers: overall } as const;
    expect(because(call(agent, reached))).toBe('concerned-with-case');
    expect(because(call(principal, reached))).toBe('not-permitted');
    expect(call(colleague, reached)).toMatchObject({ answer: { channel: 'phone', by: 'agent-2', resolved: false } });
    expect(call(colleague, { reached: false })).toMatchObject({ unreached: [{ at: now, by: 'agent-2' }] });
  });

  test('it is closed when its last day is over or everybody has answered, and then counts by itself', async () => {
    const { survey, entries } = await drawnSurvey();
    const all: Member[] = [
      { ...member, answer: { at: now, channel: 'link', answers: overall } },
      { ...member, caseId: 'heping-0002', answer: { at: now, channel: 'phone', answers: overall, resolved: true } },
      { ...member, caseId: 'xinghua-0001', office: 'xinghua', stratum: 'xinghua', unreached: [{ at: now, by: 'x' }] },
    ];
    expect(because(closeSurvey(announced, [], contextOf(manager, late)))).toBe('survey-not-drawn');
    expect(because(closeSurvey(survey, all, contextOf(manager, now)))).toBe('survey-runs');
    expect(because(closeSurvey(survey, all, contextOf(agent, late)))).toBe('not-permitted');
    expect(closeSurvey(survey, all.slice(0, 2), contextOf(manager, now))).toEqual({ type: 'SurveyClosed' });
    const event = closeSurvey(survey, all, contextOf(manager, late));
    expect(event).toEqual({ type: 'SurveyClosed' });
    const closed = surveyOf('s1', [...entries, { at: late, by: 'manager-1', event: { type: 'SurveyClosed' } }]);
    expect(closeSurvey(closed, all, contextOf(manager, late))).toBeUndefined();
    const counted = contributionsOfSurvey(closed as ClosedSurvey, all);
    const rows = [...counted].flatMap(([leaf, of]) => [...of].map(([row, count]) => [leaf, row, count]));
    expect(rows).toEqual([
      ['heping#2026-05-02#-#2026-05', 'survey=satisfied=n~n==-', 2],
      ['heping#2026-04-03#-#2026-04', 'call-back=resolved=n~n==-', 1],
      ['xinghua#2026-05-02#-#2026-05', 'survey=not-answered=n~n==-', 1],
      ['xinghua#2026-04-03#-#2026-04', 'call-back=not-reached=n~n==-', 1],
    ]);
    expect(resultsFrom(closed as ClosedSurvey, all)).toMatchObject({
      population: 9,
      sampled: 3,
      responseRate: '66.67',
      total: { status: 'hidden', answered: 2 },
    });
  });

  test('results: exact digits, the margin with its finite population', () => {
    const answers = (satisfied: number, not: number): Answers[] => [
      ...Array<Answers>(satisfied).fill({ overall: 'satisfied' }),
      ...Array<Answers>(not).fill({ overall: 'dissatisfied', skill: 'satisfied' }),
    ];
    const results = resultsOf([{ key: 'all', population: 500, sampled: 218, answers: answers(180, 20) }], ['skill']);
    expect(results).toEqual({
      population: 500,
      sampled: 218,
      responseRate: '91.74',
      total: { status: 'shown', answered: 200, satisfaction: '90.00', margin: '3.22', mean: '76.00' },
      questions: [{ question: 'skill', status: 'hidden', answered: 20 }],
      strata: [
        {
          key: 'all',
          population: 500,
          sampled: 218,
          responseRate: '91.74',
          status: 'shown',
          answered: 200,
          satisfaction: '90.00',
          margin: '3.22',
          mean: '76.00',
        },
      ],
    });
    expect(marginOf(50, 100, 100)).toBe('0.00');
    expect(marginOf(100, 100, 500)).toBe('0.00');
  });

  test('a stratum with too few answers is hidden, and never alone', () => {
    const of = (key: string, count: number) => ({
      key,
      population: 1000,
      sampled: 100,
      answers: Array<Answers>(count).fill({ overall: 'satisfied' }),
    });
    const hiddenIn = (...counts: number[]) =>
      resultsOf(
        counts.map((count, index) => of(`o${index}`, count)),
        [],
      )
        .strata.filter(({ status }) => status === 'hidden')
        .map(({ key }) => key);
    expect(hiddenIn(30, 90)).toEqual([]);
    expect(hiddenIn(29, 60, 90)).toEqual(['o0', 'o1']);
    expect(hiddenIn(5, 6, 60, 90)).toEqual(['o0', 'o1', 'o2']);
    expect(hiddenIn(20, 20, 60)).toEqual(['o0', 'o1']);
  });

  test('voices from outside are recorded by managers and count by themselves', () => {
    const asked = {
      office: 'heping',
      source: 'media',
      channel: 'press',
      on: '2026-04-02',
      text: '叫号机停用',
    } as const;
    const voice = recordVoice(asked, 'v1', contextOf(manager, now));
    expect(voice).toEqual({ ...asked, id: 'v1', at: now, by: 'manager-1' });
    expect(because(recordVoice(asked, 'v1', contextOf(agent, now)))).toBe('not-permitted');
    expect(because(recordVoice({ ...asked, on: '2026-04-04' }, 'v1', contextOf(manager, now)))).toBe('voice-in-future');
    if ('because' in voice) throw new Error('refused');
    expect([...contributionsOfVoice(voice)]).toEqual([
      ['heping#2026-04-02#-#2026-04', new Map([['voice=media=n~n==-', 1]])],
    ]);
  });
});

const anyStrata: fc.Arbitrary<Stratum[]> = fc
  .array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })
  .map((sizes) => sizes.map((size, index) => ({ key: `o${index}`, cases: casesOf(`o${index}`, size) })));

clause('8.1', () => {
  test('shares add up to the size, are in proportion within one, and no stratum gives more than it has', () => {
    fc.assert(
      fc.property(anyStrata, fc.nat(), (strata, number) => {
        const total = strata.reduce((sum, { cases }) => sum + cases.length, 0);
        const size = number % (total + 1);
        const shares = allocate(size, strata);
        expect([...shares.values()].reduce((sum, each) => sum + each, 0)).toBe(size);
        for (const { key, cases } of strata) {
          const exact = (size * cases.length) / total;
          expect(Math.abs((shares.get(key) ?? 0) - exact)).toBeLessThan(1);
          expect(shares.get(key)).toBeLessThanOrEqual(cases.length);
        }
      }),
    );
  });

  test('the same seed and population give the same sample, in whatever order they come; nobody is in it twice', () => {
    fc.assert(
      fc.property(anyStrata, fc.string(), fc.nat(), (strata, seed, number) => {
        const total = strata.reduce((sum, { cases }) => sum + cases.length, 0);
        const shares = allocate((number % total) + 1, strata);
        const ids = (of: readonly Stratum[]) => drawn(seed, of, shares, new Set(), sha256).map(({ caseId }) => caseId);
        const turned = strata.map(({ key, cases }) => ({ key, cases: cases.toReversed() })).reverse();
        expect(ids(turned).sort()).toEqual(ids(strata).sort());
        expect(new Set(ids(strata)).size).toBe(ids(strata).length);
      }),
    );
  });

  test('each of a stratum is equally likely: over so many seeds within five standard deviations of its share', () => {
    const strata = [{ key: 'a', cases: casesOf('a', 20) }];
    const [rounds, size] = [4000, 5];
    const hits = new Map<string, number>();
    for (let round = 0; round < rounds; round++)
      for (const { caseId } of drawn(`seed-${round}`, strata, new Map([['a', size]]), new Set(), sha256))
        hits.set(caseId, (hits.get(caseId) ?? 0) + 1);
    const share = size / 20;
    const tolerance = 5 * Math.sqrt(rounds * share * (1 - share));
    for (const caseId of strata[0]?.cases ?? [])
      expect(Math.abs((hits.get(caseId) ?? 0) - rounds * share)).toBeLessThan(tolerance);
  });
});
