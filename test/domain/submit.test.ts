import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { handBack } from '../../domain/hand-back.ts';
import { Submit, submit } from '../../domain/submit.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { caseAfter, electronic, papersOf } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given } from '../given.ts';
import { agent, colleague } from '../people.ts';

const ready = caseAfter('custody');
const papers = papersOf(ready.now, 'm1');

clause('7.2.3.2', () => {
  test('the agent files the papers with the authority, under its number', () => {
    given(ready)
      .when(submit, 'm1', { materials: papers, authorityNumber: 'SL-1' })
      .thenRecorded({ type: 'MatterSubmitted', matter: 'm1', materials: papers, authorityNumber: 'SL-1' });
  });

  test('a number may come later, papers may go electronically', () => {
    given(ready)
      .when(submit, 'm1', { materials: [] })
      .thenRecorded({ type: 'MatterSubmitted', matter: 'm1', materials: [] });
  });

  test('filing twice changes nothing', () => {
    given(caseAfter('submit')).when(submit, 'm1', { materials: papers }).thenNothing();
  });

  test('a matter is not filed anew under another number, nor once it is decided', () => {
    given(caseAfter('submit'))
      .when(submit, 'm1', { materials: [], authorityNumber: 'SL-2' })
      .thenRefusedBy('7.2.3.2', 'already-submitted');
    given(caseAfter('result')).when(submit, 'm1', { materials: [] }).thenRefusedBy('7.2.3.2', 'already-submitted');
  });

  test('not while a required material is missing', () => {
    const one = [{ matter: 'm1', material: 'idcard', originals: 1, copies: 0, place: '一号柜' }];
    const some = and(caseAfter('notice'), agent, takeIntoCustody, { materials: one, receipt: electronic });
    given(some).when(submit, 'm1', { materials: [] }).thenRefusedBy('7.2.3.2', 'required-material-missing');
  });

  test('nor when it has been handed back', () => {
    const returned = and(ready, agent, handBack, { materials: papers.slice(0, 1), receipt: electronic });
    given(returned).when(submit, 'm1', { materials: [] }).thenRefusedBy('7.2.3.2', 'required-material-missing');
  });

  test('what is not required may be missing', () => {
    const card = caseAfter('custody', { items: ['SS-CARD'] });
    given(card)
      .when(submit, 'm1', { materials: papersOf(card.now, 'm1') })
      .thenRecordedTypes('MatterSubmitted');
  });
});

clause('7.2.3.1', () => {
  test('nothing is filed before it is told what is needed', () => {
    given(caseAfter('sign-mandatary')).when(submit, 'm1', { materials: [] }).thenRefusedBy('7.2.3.1', 'notice-first');
  });
});

clause('A.4.5', () => {
  test('a paper that was never taken is not filed', () => {
    given(ready)
      .when(submit, 'm1', { materials: ['none'] })
      .thenRefusedBy('A.4.5', 'material-unknown');
  });

  test('a paper given for one matter is not used for another', () => {
    const two = caseAfter('custody', { items: ['GT-SETUP', 'SS-CARD'] });
    given(two)
      .when(submit, 'm1', { materials: papersOf(two.now, 'm2') })
      .thenRefusedBy('A.4.5', 'material-unknown');
  });

  test('a paper that was handed back is not filed', () => {
    const returned = and(ready, agent, handBack, { materials: papers.slice(0, 1), receipt: electronic });
    given(returned).when(submit, 'm1', { materials: papers }).thenRefusedBy('A.4.5', 'material-not-held');
  });
});

clause('A.4.1', () => {
  test('in one case the principal is advised, guided and filed for', () => {
    const types = caseAfter('submit').history.flatMap(({ events }) => events.map(({ type }) => type));
    expect(types).toEqual(expect.arrayContaining(['CaseReceived', 'NoticeGiven', 'MatterSubmitted']));
  });
});

clause('A.1.1', () => {
  test('a matter that was not entrusted is not filed', () => {
    given(ready).when(submit, 'm2', { materials: [] }).thenRefusedBy('A.1.1', 'matter-unknown');
  });
});

clause('A.1.2', () => {
  test('filing needs the power to file', () => {
    given(caseAfter('custody', { powers: ['collect'] }))
      .when(submit, 'm1', { materials: [] })
      .thenRefusedBy('A.1.2', 'power-missing', '民法典第165条');
  });

  test.each([
    ['2026-03-03T15:59:59.999Z', 'term-not-begun'],
    ['2026-12-31T16:00:00.000Z', 'term-over'],
  ] as const)('and a mandate within its term: %s', (at, because) => {
    given(ready).at(at).when(submit, 'm1', { materials: papers }).thenRefusedBy('A.1.2', because);
  });
});

clause('A.2.2', () => {
  test('only the agent in charge files', () => {
    given(ready).by(colleague).when(submit, 'm1', { materials: papers }).thenRefusedBy('A.2.2', 'not-in-charge');
  });
});

clause('4.2', () => {
  test('an agent who has become the approver does not file with themselves', () => {
    given(ready)
      .by({ ...agent, authorities: ['market'] })
      .when(submit, 'm1', { materials: papers })
      .thenRefusedBy('4.2', 'agent-is-approver', '民法典第168条');
    given(ready)
      .by({ ...agent, authorities: ['health'] })
      .when(submit, 'm1', { materials: papers })
      .thenRecordedTypes('MatterSubmitted');
  });
});

test('what is asked names papers by id, and the authority’s number', () => {
  const takes = (value: unknown) => z.safeParse(Submit, value).success;
  expect(takes({ materials: papers, authorityNumber: 'SL-1' })).toBe(true);
  expect(takes({ materials: ['a b'] })).toBe(false);
  expect(takes({ materials: [], authorityNumber: '' })).toBe(false);
  expect(takes({})).toBe(false);
});
