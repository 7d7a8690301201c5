import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { archivable, archive } from '../../domain/archive.ts';
import { handBack } from '../../domain/hand-back.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { caseAfter, document, electronic, papersOf, sealed } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given } from '../given.ts';
import { agent, manager, principal, system } from '../people.ts';

/** A case with its agreement printed, in which one paper more is taken after filing and still held at the end. */
const holding = (originals: number, copies: number) =>
  caseAfter('print', {}, (story, done) => {
    const materials = [{ matter: 'm1', material: 'idcard', originals, copies, place: '一号柜' }];
    return done === 'submit' ? and(story, agent, takeIntoCustody, { materials, receipt: electronic }) : story;
  });

clause('7.2.7', () => {
  test('a case that is complete is sealed', () => {
    given(caseAfter('print')).by(system).when(archive, sealed).thenRecorded({ type: 'CaseArchived', archive: sealed });
  });

  test('sealing twice changes nothing', () => {
    given(caseAfter('archive'))
      .by(system)
      .when(archive, { ...sealed, key: 'another' })
      .thenNothing();
  });

  test('not without the printed agreement; a scan is not the print', () => {
    given(caseAfter('evaluate')).by(system).when(archive, sealed).thenRefusedBy('7.2.7', 'agreement-not-printed');
    given(and(caseAfter('evaluate'), agent, addDocument, document('scan', 'signed-agreement')))
      .by(system)
      .when(archive, sealed)
      .thenRefusedBy('7.2.7', 'agreement-not-printed');
  });

  test.each(['register', 'draft', 'custody', 'deliver'] as const)('not after %s', (step) => {
    given(caseAfter(step)).by(system).when(archive, sealed).thenRefusedBy('7.2.7', 'wrong-stage');
  });

  test('only the machine seals', () => {
    for (const actor of [agent, manager, principal])
      given(caseAfter('print')).by(actor).when(archive, sealed).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('whether it can be sealed may be asked before the package is made', () => {
    expect(archivable(caseAfter('print').now)).toBeUndefined();
    expect(archivable(caseAfter('deliver').now)).toMatchObject({ because: 'wrong-stage' });
  });
});

clause('B.1', () => {
  test('no archive while an original of the principal is still held', () => {
    given(holding(1, 1)).by(system).when(archive, sealed).thenRefusedBy('B.1', 'papers-held');
  });

  test('once it is handed back there is', () => {
    const story = holding(1, 1);
    const back = and(story, agent, handBack, {
      materials: [papersOf(story.now, 'm1').at(-1)!],
      receipt: electronic,
    });
    given(back).by(system).when(archive, sealed).thenRecordedTypes('CaseArchived');
  });

  test('a copy may stay in the file', () => {
    given(holding(0, 1)).by(system).when(archive, sealed).thenRecordedTypes('CaseArchived');
  });
});
