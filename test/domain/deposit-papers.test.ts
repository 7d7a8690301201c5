import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { archivable } from '../../domain/archive.ts';
import { callForPapers } from '../../domain/call-for-papers.ts';
import type { EndedCase } from '../../domain/case.ts';
import { type DepositPapers, depositPapers } from '../../domain/deposit-papers.ts';
import { dues, papersToReturn } from '../../domain/due.ts';
import { handBack } from '../../domain/hand-back.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { type Terminate, terminate } from '../../domain/terminate.ts';
import { afterwards, caseAfter, document, electronic, papersOf } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, day, given, type Story } from '../given.ts';
import { agent, colleague, manager, principal, system } from '../people.ts';
import { found } from './recorded.ts';

const mail = { kind: 'mail', carrier: '邮政', tracking: 'EMS1234567890' } as const;
const silent: Terminate = {
  ground: 'no-cooperation',
  explanation: '多次提醒未补正',
  told: { means: 'electronic', on: '2026-03-04' },
};
const ended = (why: Terminate): Story =>
  ['slip', 'proof'].reduce(
    (story, id) => and(story, system, addDocument, document(id, 'receipt')),
    and(caseAfter('custody'), agent, terminate, why),
  );
const held = ended(silent);
const dead = ended({ ground: 'other', kind: 'death', explanation: '亲属持死亡证明告知' });
const called = and(held, agent, callForPapers, { receipt: mail });
/** Three weeks after the call: fifteen working days are over. */
const waited = afterwards(called, 22 * day);

const deposit = (story: Story, details: Partial<DepositPapers> = {}): DepositPapers => ({
  materials: papersOf(story.now, 'm1'),
  cause: 'not-collected',
  depositary: { kind: 'notary', name: '示范区公证处' },
  certificate: '（2026）示证提字第7号',
  on: '2026-03-05',
  documentId: 'slip',
  ...details,
});

clause('B.1', () => {
  test('after fruitless calls the papers are deposited, and the form can be signed', () => {
    given(waited).when(depositPapers, deposit(waited)).thenRecordedTypes('PapersDeposited');
    const over = and(waited, agent, depositPapers, deposit(waited));
    expect(papersToReturn(over.now as EndedCase)).toEqual([]);
    given(over).when(signTerminationForm, {}).thenRecordedTypes('TerminationFormSigned');
  });

  test('the manager may, where the agent is gone; a colleague or the principal may not', () => {
    given(waited).by(manager).when(depositPapers, deposit(waited)).thenRecordedTypes('PapersDeposited');
    given(waited).by(colleague).when(depositPapers, deposit(waited)).thenRefusedBy('A.2.2', 'not-in-charge');
    given(waited).by(principal).when(depositPapers, deposit(waited)).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('not before anybody was called, nor before the time to collect is over', () => {
    given(held).when(depositPapers, deposit(held)).thenRefusedBy('B.1', 'collection-not-asked', '民法典第570条');
    given(called).when(depositPapers, deposit(called)).thenRefusedBy('B.1', 'collection-not-over');
  });

  test('without heir or guardian there is nobody to call', () => {
    given(dead)
      .when(depositPapers, deposit(dead, { cause: 'no-heir', on: '2026-03-04' }))
      .thenRecordedTypes('PapersDeposited');
    given(held)
      .when(depositPapers, deposit(held, { cause: 'no-heir' }))
      .thenRefusedBy('B.1', 'cause-mismatch');
    given(dead)
      .when(depositPapers, deposit(dead, { cause: 'no-guardian' }))
      .thenRefusedBy('B.1', 'cause-mismatch');
  });

  test('the certificate is in the file, and its date within the time since the service ended', () => {
    given(waited)
      .when(depositPapers, deposit(waited, { documentId: 'none' }))
      .thenRefusedBy('B.1', 'deposit-certificate-missing', '民法典第571条');
    for (const on of ['2026-03-03', '2027-01-01'])
      given(waited).when(depositPapers, deposit(waited, { on })).thenRefusedBy('B.1', 'deposit-date');
  });

  test('depositing twice changes nothing; during the service it is too early', () => {
    const over = and(waited, agent, depositPapers, deposit(waited));
    given(over).when(depositPapers, deposit(waited)).thenNothing();
    given(caseAfter('custody')).when(depositPapers, deposit(waited)).thenRefusedBy('B.1', 'deposit-too-early');
  });

  test('a call gives time: papers and form are due later, and again only after papers came back', () => {
    const { calendar, deadlines } = contextOf(agent);
    const at = (story: Story) =>
      dues(story.now, calendar, deadlines).map(({ name, at: due }) => [name, due.slice(0, 10)]);
    expect(at(held)).toContainEqual(['form', '2026-03-11']);
    expect(at(called)).toEqual(
      expect.arrayContaining([
        ['form', '2026-04-09'],
        ['papers', '2026-04-09'],
      ]),
    );
    const again = and(afterwards(called, 5 * day), agent, callForPapers, { receipt: mail });
    expect(at(again)).toEqual(at(called));
  });

  test('nobody is called when nothing is kept, nor without proof of the call', () => {
    given(caseAfter('custody')).when(callForPapers, { receipt: mail }).thenRefusedBy('B.1', 'nothing-to-collect');
    given(held)
      .when(callForPapers, { receipt: { kind: 'signed', documentId: 'none' } })
      .thenRefusedBy('B.1', 'receipt-missing');
  });

  test('the conformance of the case shows it: within the time it is obeyed, after it broken', () => {
    const over = and(waited, agent, depositPapers, deposit(waited));
    expect(found('B.1', over).status).toBe('obeyed');
    expect(found('B.1', waited).status).toBe('open');
    expect(found('B.1', afterwards(waited, 60 * day)).status).toBe('broken');
  });
});

clause('7.2.5.2', () => {
  const heir = { capacity: 'heir', documentId: 'proof' } as const;
  const back = (recipient?: { capacity: 'heir' | 'guardian'; documentId: string }) => ({
    materials: papersOf(dead.now, 'm1'),
    receipt: electronic,
    ...(recipient ? { recipient } : {}),
  });

  test('an heir takes the papers of a principal who died, with the document that shows it', () => {
    given(dead)
      .when(handBack, back(heir))
      .thenRecorded({ type: 'MaterialsHandedBack', ...back(heir) });
    const over = and(dead, agent, handBack, back(heir));
    expect((over.now as EndedCase).materials[0]).toMatchObject({ state: 'returned', handedTo: 'heir' });
    given(over).when(signTerminationForm, {}).thenRecordedTypes('TerminationFormSigned');
  });

  test('nobody else, and not without showing by what right', () => {
    given(dead).when(handBack, back()).thenRefusedBy('B.1', 'recipient-missing', '民法典第934条');
    given(dead)
      .when(handBack, back({ ...heir, capacity: 'guardian' }))
      .thenRefusedBy('B.1', 'recipient-mismatch');
    given(dead)
      .when(handBack, back({ ...heir, documentId: 'none' }))
      .thenRefusedBy('B.1', 'document-unknown');
  });

  test('a guardian takes those of a principal who lost capacity', () => {
    const lost = ended({ ...silent, ground: 'other', kind: 'incapacity' });
    given(lost).when(handBack, back(heir)).thenRefusedBy('B.1', 'recipient-mismatch');
    given(lost)
      .when(handBack, back({ ...heir, capacity: 'guardian' }))
      .thenRecordedTypes('MaterialsHandedBack');
  });

  test('a deposited case is sealed as any other', () => {
    const over = and(waited, agent, depositPapers, deposit(waited));
    const signed = and(over, agent, signTerminationForm, {});
    expect(archivable({ ...(signed.now as EndedCase), stage: 'archiving' })?.because).toBe('agreement-not-printed');
  });
});
