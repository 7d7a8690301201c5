import { expect, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { claim } from '../../domain/claim.ts';
import { evolve } from '../../domain/evolve.ts';
import { joining, MergeCase, mergeCase } from '../../domain/merge-case.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { caseAfter, document } from '../a-case.ts';
import { merging, olderCase } from '../a-duplicate.ts';
import { underway } from '../a-transfer.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { and, clock, given } from '../given.ts';
import { agent, colleague, helper, manager, principal, stranger } from '../people.ts';

const registered = caseAfter('register');
const merged = and(registered, agent, mergeCase, merging, olderCase);
const older = (change: Partial<Case>) => ({ ...olderCase, now: { ...olderCase.now, ...change } as Case });

clause('7.2.1.1', () => {
  test.each(['register', 'receive', 'draft', 'sign-own'] as const)(
    'until an agreement is in force the younger of two cases is joined to the older: after %s',
    (step) => {
      given(caseAfter(step))
        .when(mergeCase, merging, olderCase)
        .thenRecorded({ type: 'CaseMerged', ...merging });
    },
  );

  test('and is over then, naming the older', () => {
    expect(merged.now).toMatchObject({ stage: 'merged', ...merging });
    given(merged).by(principal).when(withdraw, {}).thenRefusedBy('7.2.1.1', 'case-merged');
  });

  test('the older holds its need, how often it was registered again, and its files', () => {
    const younger = { ...merged.now, documents: [document('d', 'other')] };
    const once = evolve(olderCase.now, joining(olderCase.now, younger), clock);
    expect(once.documents.map(({ id }) => id)).toContain('d');
    expect(once.duplicates).toEqual([{ caseId: younger.id, need: younger.need, repetitions: 1 }]);
    expect(joining(once, younger)).toMatchObject({ repetitions: 2 });
  });

  test('merging it again into the same changes nothing; into another it is over', () => {
    given(merged).when(mergeCase, merging, olderCase).thenNothing();
    const other = { ...merging, into: 'DB3206822026030300000002' };
    given(merged).when(mergeCase, other, olderCase).thenRefusedBy('7.2.1.1', 'case-merged');
  });

  test.each([
    ['duplicate-unknown', undefined],
    ['duplicate-unknown', older({ office: 'anle' })],
    ['duplicate-other-person', { ...olderCase, samePrincipal: false }],
    ['duplicate-other-service', { ...olderCase, now: assistanceAfter('register').now }],
    ['duplicate-younger', older({ openedAt: '2026-03-05T01:05:00.000Z' })],
    ['duplicate-over', older({ stage: 'withdrawn' })],
    ['duplicate-over', { ...olderCase, now: { ...caseAfter('deliver').now, openedAt: olderCase.now.openedAt } }],
  ] as const)('no other case will do: %s', (because, other) => {
    given(registered).when(mergeCase, merging, other).thenRefusedBy('7.2.1.1', because);
  });

  test('a case is not merged into itself, nor under an agreement in force', () => {
    const itself = { ...merging, into: registered.now.id };
    given(registered).when(mergeCase, itself, undefined).thenRefusedBy('7.2.1.1', 'duplicate-itself');
    given(caseAfter('notice')).when(mergeCase, merging, olderCase).thenRefusedBy('7.2.1.1', 'wrong-stage');
  });

  test('one that somebody else has claimed is merged by that agent or a manager', () => {
    const claimed = and(registered, colleague, claim, {});
    given(claimed).when(mergeCase, merging, olderCase).thenRefusedBy('7.2.1.1', 'claimed-by-other');
    given(claimed).by(manager).when(mergeCase, merging, olderCase).thenRecordedTypes('CaseMerged');
  });

  test('the other case is named by its number', () => {
    expect(MergeCase.safeParse(merging).success).toBe(true);
    expect(MergeCase.safeParse({ ...merging, into: 'x' }).success).toBe(false);
  });
});

clause('7.2.1.2', () => {
  test('nothing is joined to a case that is on its way to another office', () => {
    const onItsWay = { ...olderCase, now: { ...underway().now, openedAt: olderCase.now.openedAt } };
    given(registered).when(mergeCase, merging, onItsWay).thenRefusedBy('7.2.1.2', 'being-transferred');
  });
});

clause('A.2.2', () => {
  test('after the reception the agent in charge or a manager merges it, nobody else', () => {
    const received = given(caseAfter('receive'));
    received.by(colleague).when(mergeCase, merging, olderCase).thenRefusedBy('A.2.2', 'not-in-charge');
    received.by(manager).when(mergeCase, merging, olderCase).thenRecordedTypes('CaseMerged');
  });
});

clause('5.3.2', () => {
  test('no helper, no principal and no other office', () => {
    for (const actor of [helper, principal, stranger])
      given(registered).by(actor).when(mergeCase, merging, olderCase).thenRefusedBy('5.3.2', 'not-permitted');
  });
});
