import { expect, test } from 'vitest';
import { advise } from '../../domain/advise.ts';
import { answer } from '../../domain/answer.ts';
import type { GuidanceCase } from '../../domain/case.ts';
import { caseAfter } from '../a-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { and, catalogue, given } from '../given.ts';
import { colleague, helper, stranger } from '../people.ts';

const formed = assistanceAfter('form');
const advised = assistanceAfter('advise');
const asked = { items: ['GT-SETUP'], means: 'in-person' as const };
const words = { answer: '可以网上自助办理', basis: ['《促进个体工商户发展条例》'], means: 'electronic' as const };
const assistanceOf = ({ now }: typeof advised) => (now as GuidanceCase).assistance;

clause('7.1.2.2', () => {
  test('laws, policies and procedure come from the catalogue, frozen with its version', () => {
    const item = catalogue.items.find(({ code }) => code === 'GT-SETUP');
    expect(assistanceOf(advised).advice).toEqual([
      {
        catalogue: catalogue.version,
        means: 'in-person',
        matters: [
          {
            matter: 'GT-SETUP',
            item: 'GT-SETUP',
            steps: item?.steps,
            basis: item?.basis,
            charges: item?.charges,
            legalDays: item?.legalDays,
            promisedDays: item?.promisedDays,
            materials: item?.materials,
          },
        ],
      },
    ]);
  });

  test('once: what has been told is not told again, and only what is new of a longer list', () => {
    given(advised).by(helper).when(advise, asked).thenNothing();
    const more = and(advised, helper, advise, { items: ['GT-SETUP', 'SS-CARD', 'SS-CARD'], means: 'electronic' });
    expect(assistanceOf(more).advice.map(({ matters }) => matters.map(({ item }) => item))).toEqual([
      ['GT-SETUP'],
      ['SS-CARD'],
    ]);
  });

  test('also of what can not be entrusted: help is for everything', () => {
    given(formed)
      .by(helper)
      .when(advise, { ...asked, items: ['MARRY'] })
      .thenRecordedTypes('AdviceGiven');
  });

  test('an item that the catalogue does not hold is none', () => {
    given(formed)
      .by(helper)
      .when(advise, { ...asked, items: ['GT-SETUP', 'FLY'] })
      .thenRefusedBy('6.2', 'item-unknown');
  });

  test('others of the office may help, staff elsewhere may not', () => {
    given(formed).by(colleague).when(advise, asked).thenRecordedTypes('AdviceGiven');
    given(formed).by(stranger).when(advise, asked).thenRefusedBy('5.3.2', 'not-permitted');
    expect((and(formed, colleague, advise, asked).now as GuidanceCase).agent).toBe(helper.id);
  });

  test('a question beyond the catalogue is answered in words, with what they rest on', () => {
    given(formed)
      .by(colleague)
      .when(answer, words)
      .thenRecorded({ type: 'QuestionAnswered', ...words });
    expect(assistanceOf(and(formed, helper, answer, words)).answers).toBe(1);
  });

  test.each([
    ['advise', advise, asked],
    ['answer', answer, words],
  ] as const)('%s: first the principal is received, and a mandate is told of otherwise', (_, decide, body) => {
    const act = decide as typeof advise;
    given(assistanceAfter('register'))
      .by(helper)
      .when(act, body as typeof asked)
      .thenRefusedBy('7.1.1.1', 'inquiry-first');
    given(caseAfter('notice'))
      .when(act, body as typeof asked)
      .thenRefusedBy('6.3.2', 'agency-case');
    given(assistanceAfter('conclude'))
      .by(helper)
      .when(act, body as typeof asked)
      .thenRefusedBy('7.1.3', 'assistance-concluded');
  });
});
