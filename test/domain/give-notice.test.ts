import { expect, test } from 'vitest';
import type { HandlingCase } from '../../domain/case.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { caseAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { catalogue, given, type Story } from '../given.ts';
import { colleague } from '../people.ts';

const entrusted = () => caseAfter('sign-mandatary', { items: ['GT-SETUP', 'SS-CARD'] });
const told = (matter: string, item: string) => {
  const { steps, basis, charges, legalDays, promisedDays, materials } = catalogue.items.find(
    ({ code }) => code === item,
  )!;
  return { matter, item, steps, basis, charges, legalDays, promisedDays, materials };
};

clause('7.2.3.1', () => {
  test('process, materials, laws, charges and time limits of every matter are told at once', () => {
    given(entrusted())
      .when(giveNotice, { means: 'paper' })
      .thenRecorded({
        type: 'NoticeGiven',
        notice: { catalogue: '2026-1', matters: [told('m1', 'GT-SETUP'), told('m2', 'SS-CARD')], means: 'paper' },
      });
  });

  test('telling it twice changes nothing, by whatever means', () => {
    given(caseAfter('notice')).when(giveNotice, { means: 'electronic' }).thenNothing();
  });
});

clause('7.1.2.2', () => {
  test('what was told stays as it was, with the version of the catalogue it came from', () => {
    const { now } = caseAfter('notice');
    expect((now as HandlingCase).notice?.catalogue).toBe(catalogue.version);
    given(caseAfter('notice'))
      .with({ catalogue: { ...catalogue, version: '2026-2', items: [] } })
      .when(giveNotice, { means: 'paper' })
      .thenNothing();
  });
});

clause('6.2', () => {
  test('nothing can be told of an item that has left the catalogue', () => {
    given(entrusted())
      .with({ catalogue: { ...catalogue, items: catalogue.items.filter(({ code }) => code !== 'SS-CARD') } })
      .when(giveNotice, { means: 'paper' })
      .thenRefusedBy('6.2', 'item-unknown');
  });
});

clause('A.2.2', () => {
  test('only the agent in charge tells it', () => {
    given(entrusted()).by(colleague).when(giveNotice, { means: 'paper' }).thenRefusedBy('A.2.2', 'not-in-charge');
  });

  test('an agent in charge whom the agreement does not name has no authority', () => {
    const story = entrusted();
    const moved: Story = { ...story, now: { ...story.now, agent: 'agent-2' } as HandlingCase };
    given(moved).by(colleague).when(giveNotice, { means: 'paper' }).thenRefusedBy('A.2.2', 'not-in-charge');
  });
});

clause('A.7.4', () => {
  test('nothing is told in the name of an agreement that is not signed', () => {
    given(caseAfter('sign-own')).when(giveNotice, { means: 'paper' }).thenRefusedBy('A.7.4', 'authority-off');
  });
});

clause('A.1.2', () => {
  const may = caseAfter('sign-mandatary', {
    term: { from: '2026-05-01', until: '2026-05-31' },
    plan: [{ item: 'GT-SETUP', milestone: '递交', by: '2026-05-20' }],
  });

  test.each([
    ['2026-04-30T15:59:59.999Z', 'term-not-begun', '民法典第165条'],
    ['2026-05-31T16:00:00.000Z', 'term-over', '民法典第173条'],
  ] as const)('outside its term a mandate gives no authority: %s', (at, because, basis) => {
    given(may).at(at).when(giveNotice, { means: 'paper' }).thenRefusedBy('A.1.2', because, basis);
  });

  test.each(['2026-04-30T16:00:00.000Z', '2026-05-31T15:59:59.999Z'])(
    'within it, first and last day included: %s',
    (at) => {
      given(may).at(at).when(giveNotice, { means: 'paper' }).thenRecordedTypes('NoticeGiven');
    },
  );
});
