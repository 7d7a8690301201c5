import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { decline } from '../../domain/decline.ts';
import { caseAfter, document } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given } from '../given.ts';
import { agent, colleague, helper, manager, principal, stranger, system } from '../people.ts';

const paper = document('paper', 'material');

clause('7.2.7', () => {
  test.each([
    ['the principal', principal],
    ['the agent', agent],
    ['a colleague', colleague],
    ['a helper', helper],
    ['the system', system],
  ])('a verified upload of %s becomes part of the case', (_, actor) => {
    given(caseAfter('receive'))
      .by(actor)
      .when(addDocument, paper)
      .thenRecorded({ type: 'DocumentAdded', document: paper });
  });

  test('adding it twice changes nothing, even after it is sealed', () => {
    given(and(caseAfter('receive'), agent, addDocument, paper))
      .when(addDocument, paper)
      .thenNothing();
    given(caseAfter('archive')).by(system).when(addDocument, document('agreement', 'agreement')).thenNothing();
  });

  test('a sealed case takes no more', () => {
    given(caseAfter('archive')).when(addDocument, paper).thenRefusedBy('7.2.7', 'case-archived');
  });

  test('documents stand in the order in which they came', () => {
    const story = and(and(caseAfter('receive'), agent, addDocument, paper), agent, addDocument, document('b', 'other'));
    expect(story.now.documents.map(({ id }) => id)).toEqual(['paper', 'b']);
  });
});

clause('7.2.1.2', () => {
  test('a declined case takes none', () => {
    const declined = and(caseAfter('register'), agent, decline, { explanation: '不属于', guidedTo: '邻区' });
    given(declined).when(addDocument, paper).thenRefusedBy('7.2.1.2', 'case-declined');
  });
});

clause('5.3.2', () => {
  test.each([
    ['staff of another office', stranger],
    ['the manager', manager],
    ['another principal', { kind: 'principal', account: 'resident-2' } as const],
  ])('%s adds nothing', (_, actor) => {
    given(caseAfter('receive')).by(actor).when(addDocument, paper).thenRefusedBy('5.3.2', 'not-permitted');
  });
});
