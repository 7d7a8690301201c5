import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { archivable } from '../../domain/archive.ts';
import type { EntrustedCase, HandlingCase } from '../../domain/case.ts';
import { reportLoss } from '../../domain/report-loss.ts';
import { settleLoss } from '../../domain/settle-loss.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { missing } from '../../domain/submit.ts';
import { terminate } from '../../domain/terminate.ts';
import { afterwards, caseAfter, document, electronic, papersOf, withPapersBack } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, day, given, type Story } from '../given.ts';
import { agent, manager, principal, system } from '../people.ts';
import { found } from './recorded.ts';

const held = and(caseAfter('custody'), system, addDocument, document('deed', 'other'));
const [first] = papersOf(held.now, 'm1') as [string];
const report = { materials: [first], circumstances: '清点一号柜时未见' };
const lost = and(held, agent, reportLoss, report);
const lossOf = ({ now }: Story) => (now as EntrustedCase).losses?.[0]?.id ?? '';
const stateOf = ({ now }: Story) => (now as EntrustedCase).materials[0]?.state;
const settled = (story: Story, settlement: Parameters<typeof settleLoss>[2]): Story =>
  and(story, manager, settleLoss, lossOf(story), settlement);
const liability = { outcome: 'liability', explanation: '书面约定由受托方补办', documentId: 'deed' } as const;
const why = {
  ground: 'principal-asked',
  explanation: '不再需要',
  told: { means: 'in-person', on: '2026-03-04' },
} as const;

clause('A.4.5', () => {
  test('a loss is recorded with how it came; once', () => {
    given(held)
      .when(reportLoss, report)
      .thenRecorded({ type: 'LossReported', loss: expect.any(String) as unknown as string, ...report });
    given(lost).when(reportLoss, report).thenNothing();
    expect(stateOf(lost)).toBe('lost');
  });

  test('only what is in custody can be lost', () => {
    given(held)
      .when(reportLoss, { ...report, materials: ['none'] })
      .thenRefusedBy('A.4.5', 'material-unknown');
    given(withPapersBack(held)).when(reportLoss, report).thenRefusedBy('A.4.5', 'material-not-held');
  });

  test('what is lost is missing for the filing', () => {
    const { now } = lost as Story & { now: HandlingCase };
    expect(missing(now, now.matters[0]!)).toHaveLength(1);
  });

  test('the manager settles it, the agent does not', () => {
    given(lost).by(manager).when(settleLoss, lossOf(lost), liability).thenRecordedTypes('LossSettled');
    for (const actor of [agent, principal])
      given(lost).by(actor).when(settleLoss, lossOf(lost), liability).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('found: in custody again; replaced: with the principal; liability: lost for good', () => {
    expect(stateOf(settled(lost, { outcome: 'found', place: '二号柜' }))).toBe('held');
    expect(stateOf(settled(lost, { outcome: 'replaced', explanation: '已补办', receipt: electronic }))).toBe(
      'replaced',
    );
    expect(stateOf(settled(lost, liability))).toBe('lost');
  });

  test('with its proof, once, and of a loss that there is', () => {
    const by = given(lost).by(manager);
    by.when(settleLoss, lossOf(lost), { ...liability, documentId: 'none' }).thenRefusedBy('A.4.5', 'document-unknown');
    const replaced = { outcome: 'replaced', explanation: '已补办' } as const;
    by.when(settleLoss, lossOf(lost), { ...replaced, receipt: { kind: 'signed', documentId: 'none' } }).thenRefusedBy(
      'A.4.5',
      'receipt-missing',
    );
    by.when(settleLoss, 'none', liability).thenRefusedBy('A.4.5', 'loss-unknown');
    const over = given(settled(lost, liability)).by(manager);
    over.when(settleLoss, lossOf(lost), liability).thenNothing();
    over.when(settleLoss, lossOf(lost), { outcome: 'found', place: '柜' }).thenRefusedBy('A.4.5', 'loss-settled');
  });

  test('neither form nor archive while a loss is open', () => {
    const ended = withPapersBack(and(lost, agent, terminate, why));
    given(ended).when(signTerminationForm, {}).thenRefusedBy('A.4.5', 'loss-not-settled');
    given(settled(ended, liability)).when(signTerminationForm, {}).thenRecordedTypes('TerminationFormSigned');
    const completed = { ...caseAfter('print').now, losses: (lost.now as EntrustedCase).losses } as typeof lost.now;
    expect(archivable(completed)).toMatchObject({ clause: 'A.4.5', because: 'loss-not-settled' });
  });

  test('the conformance of the case: awaited, obeyed once settled, broken when nobody settles it', () => {
    expect(found('A.4.5', lost).status).toBe('open');
    const ended = withPapersBack(and(lost, agent, terminate, why));
    expect(found('A.4.5', settled(ended, liability)).status).toBe('obeyed');
    expect(found('A.4.5', lost, afterwards(lost, 30 * day).at).status).toBe('broken');
  });
});
