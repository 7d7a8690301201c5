import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import type { EntrustedCase } from '../../domain/case.ts';
import { heldOriginals } from '../../domain/due.ts';
import { handBack } from '../../domain/hand-back.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { caseAfter, document, electronic, papersOf } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given, type Story } from '../given.ts';
import { agent, colleague, manager } from '../people.ts';

const held = caseAfter('custody');
const papers = papersOf(held.now, 'm1');
const [first] = papers as [string];
const back = (materials: readonly string[]) => ({ materials: [...materials], receipt: electronic });
const balance = ({ now }: Story) => heldOriginals(now as EntrustedCase).length;

clause('B.1', () => {
  test('papers go back against a receipt, and the balance goes to zero', () => {
    given(held)
      .when(handBack, back(papers))
      .thenRecorded({ type: 'MaterialsHandedBack', ...back(papers) });
    expect([balance(held), balance(and(held, agent, handBack, back(papers)))]).toEqual([3, 0]);
  });

  test('a signed receipt is in the file', () => {
    const signed = { materials: [first], receipt: { kind: 'signed', documentId: 'slip' } as const };
    given(held).when(handBack, signed).thenRefusedBy('B.1', 'receipt-missing');
    given(and(held, agent, addDocument, document('slip', 'receipt')))
      .when(handBack, signed)
      .thenRecordedTypes('MaterialsHandedBack');
  });

  test('handing back twice changes nothing', () => {
    given(and(held, agent, handBack, back(papers)))
      .when(handBack, back(papers))
      .thenNothing();
  });

  test('the manager may hand back what an absent agent left', () => {
    given(held)
      .by(manager)
      .when(handBack, back([first]))
      .thenRecordedTypes('MaterialsHandedBack');
  });

  test.each(['deliver', 'evaluate'] as const)('they go back even after the service has ended: after %s', (step) => {
    const kept = keptUntil(step);
    given(kept)
      .when(handBack, back(papersOf(kept.now, 'm1')))
      .thenRefusedBy('A.4.5', 'material-not-held');
    given(kept)
      .when(handBack, back([papersOf(kept.now, 'm1').at(-1)!]))
      .thenRecordedTypes('MaterialsHandedBack');
  });

  test('not out of a sealed archive', () => {
    const { now } = caseAfter('archive');
    given(caseAfter('archive'))
      .when(handBack, back(papersOf(now, 'm1')))
      .thenRefusedBy('7.2.7', 'case-archived');
  });
});

clause('A.4.5', () => {
  test('what was never taken is not handed back', () => {
    given(held)
      .when(handBack, back([first, 'none']))
      .thenRefusedBy('A.4.5', 'material-unknown');
  });

  test('what lies with the authority is not handed back', () => {
    given(caseAfter('submit'))
      .when(handBack, back([first]))
      .thenRefusedBy('A.4.5', 'material-not-held');
  });

  test('half a list that has gone back already is refused, so that each receipt is true', () => {
    given(and(held, agent, handBack, back([first])))
      .when(handBack, back(papers))
      .thenRefusedBy('A.4.5', 'material-not-held');
  });

  test.each(['register', 'draft'] as const)('there is nothing in custody after %s', (step) => {
    const inCharge = step === 'draft' ? agent : manager;
    given(caseAfter(step))
      .by(inCharge)
      .when(handBack, back([first]))
      .thenRefusedBy('A.7.4', 'authority-off');
  });
});

clause('A.2.2', () => {
  test('a colleague hands nothing back', () => {
    given(held)
      .by(colleague)
      .when(handBack, back([first]))
      .thenRefusedBy('A.2.2', 'not-in-charge');
  });
});

/** A case in which one paper more is taken after filing, so that it is still held when the service ends. */
function keptUntil(step: 'deliver' | 'evaluate'): Story {
  const more = [{ matter: 'm1', material: 'idcard', originals: 1, copies: 0, place: '一号柜' }];
  return caseAfter(step, {}, (story, done) =>
    done === 'submit' ? and(story, agent, takeIntoCustody, { materials: more, receipt: electronic }) : story,
  );
}
