import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases, counts, personalData } from '../../functions/store.ts';
import { countCase } from '../../functions/tasks/count-case.ts';
import { countedIn } from '../../store/mark.ts';
import { clause } from '../clause.ts';
import { resident } from '../people.ts';
import { type Ask, ask, dayAfter, openInterface } from './interface.ts';
import { caseAfter, enrol, good } from './story.ts';

let world: Awaited<ReturnType<typeof openInterface>>;
const ended: string[] = [];
const day = 86_400_000;
/** The month of the services is over by then. */
const later = 40 * day;

beforeAll(async () => {
  world = await openInterface();
  await enrol();
  for (let number = 0; number < 4; number++) {
    const caseId = await caseAfter('deliver');
    const found = await cases().find(caseId);
    if (found) await countCase(found);
    ended.push(caseId);
  }
});
afterAll(() => world.stop());

const month = dayAfter(0).slice(0, 7);
const plan = {
  title: '满意度测评',
  office: 'heping',
  from: month,
  to: month,
  sample: { size: 3 },
  by: 'office',
  until: dayAfter(60),
};
const manage = (operation: string, more: Ask = {}) => ask(operation, { as: 'manager-1', after: later, ...more });
const announce = (more: Ask = {}) => manage('announce-survey', { body: plan, ...more });
const on = (surveyId: string, body: object = {}) => ({ path: { surveyId }, body });

/** A survey whose sample is drawn and invited. */
async function invited(): Promise<{ surveyId: string; sample: string[] }> {
  const surveyId = (await good(announce())).body.id;
  await good(manage('draw-survey', on(surveyId)));
  await good(manage('invite-to-survey', on(surveyId)));
  const { body } = await good(manage('read-survey-sample', { path: { surveyId } }));
  return { surveyId, sample: body.sample };
}

const tokenOf = (surveyId: string, caseId: string) => personalData().secret(`survey:${surveyId}:${caseId}`);
const body = { answers: [{ question: 'overall', level: 'very-satisfied' }], words: '办得很快' };

clause('8.1', () => {
  test('announced once, also when it is sent again; drawn by its seed, and the same when it is drawn again', async () => {
    const key = 'survey-of-the-month';
    const first = (await good(announce({ key }))).body;
    expect((await good(announce({ key }))).body).toEqual(first);
    expect(await announce({ key, body: { ...plan, title: '另一次' } })).toMatchObject({ status: 422 });
    expect(await manage('read-survey-sample', { path: { surveyId: first.id } })).toMatchObject({
      status: 409,
      body: { code: 'survey-not-drawn' },
    });
    const drawn = (await good(manage('draw-survey', on(first.id)))).body;
    expect(drawn).toMatchObject({
      seed: first.seed,
      stage: { code: 'drawn' },
      drawing: { strata: [{ key: 'heping', population: 4, allocated: 3, sampled: 3 }], noContact: 0, takenBack: 0 },
      progress: { sampled: 3, invited: 0, answered: 0 },
    });
    expect((await good(manage('draw-survey', on(first.id)))).body).toEqual(drawn);
    const { body: kept } = await good(manage('read-survey-sample', { path: { surveyId: first.id } }));
    expect(kept).toMatchObject({ seed: first.seed, same: true, takenBack: [] });
    expect(kept.strata[0].cases).toEqual([...ended].sort());
    const { body: list } = await good(manage('list-surveys', { query: { office: 'heping' } }));
    expect(list.items.map(({ id }: { id: string }) => id)).toContain(first.id);
  });

  test('nobody but a manager at or above the office announces; a month that runs is refused', async () => {
    expect(await announce({ as: 'agent-1' })).toMatchObject({ status: 403 });
    expect(await announce({ as: 'agent-9' })).toMatchObject({ status: 403 });
    expect(await announce({ after: 0 })).toMatchObject({ status: 409, body: { code: 'survey-period-runs' } });
    expect(await manage('read-survey', { path: { surveyId: 'none' } })).toMatchObject({ status: 404 });
  });

  test('the link shows the questions and nobody, is answered once, and is no link of another kind', async () => {
    const { surveyId, sample } = await invited();
    const [caseId = ''] = sample;
    const token = await tokenOf(surveyId, caseId);
    const { body: form } = await good(manage('read-survey-link', { path: { token } }));
    expect(form.questions[0]).toEqual({ id: 'overall', asks: '您对这次帮办、代办服务总体是否满意？' });
    for (const word of [resident.name, resident.phone, resident.identityNumber, caseId])
      expect(JSON.stringify(form) + token).not.toContain(word);
    expect(await manage('read-rating-link', { path: { token } })).toMatchObject({ status: 404 });
    const answers = { answers: [{ question: 'skill', level: 'satisfied' }] };
    const answer = (more: Ask = {}) => manage('answer-survey-by-link', { path: { token }, body, ...more });
    expect(await answer({ body: answers })).toMatchObject({ status: 409, body: { code: 'survey-questions' } });
    await good(answer());
    expect(await answer()).toMatchObject({ status: 410, body: { code: 'link-used' } });
    const other = await tokenOf(surveyId, sample[1] ?? '');
    const late = { path: { token: other }, after: 70 * day };
    expect(await answer(late)).toMatchObject({ status: 410, body: { code: 'link-expired' } });
    const { body: seen } = await good(manage('read-survey', { path: { surveyId } }));
    expect(seen.progress).toEqual({ sampled: 3, invited: 3, answered: 1, unreached: 0 });
    expect(seen.results).toBeUndefined();
    expect((await good(manage('read-case', { path: { caseId } }))).body.evaluation).toBeUndefined();
  });

  test('call-backs by staff without a part in the case; once for one request; then it is closed and counted', async () => {
    const { surveyId, sample } = await invited();
    const [one = '', two = '', three = ''] = sample;
    const call = (caseId: string, told: object, more: Ask = {}) =>
      ask('record-call-back', { as: 'agent-2', after: later, path: { surveyId, caseId }, body: told, ...more });
    const answered = { reached: true, resolved: true, ...body };
    expect(await call(one, answered, { as: 'agent-1' })).toMatchObject({
      status: 403,
      body: { code: 'concerned-with-case' },
    });
    const key = 'one-call-back';
    expect((await good(call(one, { reached: false }, { key }))).body).toMatchObject({ unreached: 1 });
    expect((await good(call(one, { reached: false }, { key }))).body).toMatchObject({ unreached: 1 });
    await good(call(one, answered));
    expect(await call(one, answered)).toMatchObject({ status: 409, body: { code: 'survey-answered' } });
    const token = await tokenOf(surveyId, two);
    await good(manage('answer-survey-by-link', { path: { token }, body }));
    const { body: waiting } = await good(ask('list-call-backs', { as: 'agent-2', path: { surveyId } }));
    expect(waiting.items.map(({ caseId }: { caseId: string }) => caseId)).toEqual([three]);
    expect(await manage('close-survey', on(surveyId))).toMatchObject({ status: 409, body: { code: 'survey-runs' } });
    const closing = { ...on(surveyId), after: 70 * day };
    const { body: closed } = await good(manage('close-survey', closing));
    expect(closed).toMatchObject({
      stage: { code: 'closed' },
      results: { population: 4, sampled: 3, responseRate: '66.67', total: { status: { code: 'hidden' }, answered: 2 } },
    });
    expect((await good(manage('close-survey', closing))).body).toEqual(closed);
    const mark = await counts().mark(`SURVEY#${surveyId}`);
    const rows = [...(mark ? countedIn(mark) : [])].flatMap(([leaf, of]) =>
      [...of].map(([row, count]) => [leaf.split('#')[0], row, count]),
    );
    expect(rows).toEqual([
      ['heping', 'survey=very-satisfied=n~n==-', 2],
      ['heping', 'survey=not-answered=n~n==-', 1],
      ['heping', 'call-back=resolved=n~n==-', 1],
    ]);
  });

  test('voices from outside go to their office, counted by themselves, once', async () => {
    const voice = {
      office: 'heping',
      source: 'special-supervisor',
      channel: 'on-site',
      on: dayAfter(0),
      text: '叫号机停用',
    };
    const key = 'one-voice';
    const { body: first } = await good(manage('record-voice', { body: voice, key }));
    expect((await good(manage('record-voice', { body: voice, key }))).body).toEqual(first);
    expect(await manage('record-voice', { body: { ...voice, text: '别的' }, key })).toMatchObject({ status: 422 });
    expect(await manage('record-voice', { body: { ...voice, text: '联系 13000000003' } })).toMatchObject({
      status: 422,
    });
    expect(await manage('record-voice', { body: voice, as: 'agent-1' })).toMatchObject({ status: 403 });
    const { body: list } = await good(manage('list-voices', { query: { office: 'heping' } }));
    expect(list.items).toEqual([first]);
    expect(first).toMatchObject({ source: { name: '特邀监督员' }, text: '叫号机停用' });
    const mark = await counts().mark(`VOICE#${first.id}`);
    expect([...(mark ? countedIn(mark).values() : [])]).toEqual([new Map([['voice=special-supervisor=n~n==-', 1]])]);
  });
});
