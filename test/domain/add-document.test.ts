import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { decline } from '../../domain/decline.ts';
import { giveConsent } from '../../domain/give-consent.ts';
import { withdrawConsent } from '../../domain/withdraw-consent.ts';
import { caseAfter, document } from '../a-case.ts';
import { wording } from '../a-transfer.ts';
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

clause('A.4.3', () => {
  const tape = document('tape', 'recording');
  const agreed = (kinds: readonly ['biometric'] | readonly ['medical']) =>
    and(caseAfter('receive'), principal, giveConsent, { purpose: 'sensitive-data', kinds: [...kinds], wording });

  test('a recording is taken with a consent to that kind of data alone, and no longer once it is taken back', () => {
    const voice = agreed(['biometric']);
    given(caseAfter('receive'))
      .when(addDocument, tape)
      .thenRefusedBy('A.4.3', 'sensitive-consent-missing', '个人信息保护法第29条');
    given(agreed(['medical']))
      .when(addDocument, tape)
      .thenRefusedBy('A.4.3', 'sensitive-consent-missing');
    given(voice).when(addDocument, tape).thenRecorded({ type: 'DocumentAdded', document: tape });
    given(and(voice, principal, withdrawConsent, voice.now.consents[0]!.id, {}))
      .when(addDocument, tape)
      .thenRefusedBy('A.4.3', 'sensitive-consent-missing');
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
