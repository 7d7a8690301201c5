import { expect, test } from 'vitest';
import { printCaseFile } from '../../documents/case-file.ts';
import { addDocument } from '../../domain/add-document.ts';
import type { EntrustedCase } from '../../domain/case.ts';
import { depositPapers } from '../../domain/deposit-papers.ts';
import { handBack } from '../../domain/hand-back.ts';
import { reportLoss } from '../../domain/report-loss.ts';
import { settleLoss } from '../../domain/settle-loss.ts';
import { terminate } from '../../domain/terminate.ts';
import { materialsOf } from '../../functions/tasks/case-file-materials.ts';
import { caseAfter, document, electronic, papersOf } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, type Story } from '../given.ts';
import { agent, manager, system } from '../people.ts';
import { bodyOf, readPdf } from './read.ts';
import { caseFile } from './samples.ts';

const held = ['slip', 'proof', 'deed'].reduce(
  (story, id) => and(story, system, addDocument, document(id, 'receipt')),
  caseAfter('custody'),
);
const [first] = papersOf(held.now, 'm1') as [string];
const rows = ({ now }: Story) => materialsOf(now as EntrustedCase);
const dead = and(held, agent, terminate, { ground: 'other', kind: 'death', explanation: '亲属持死亡证明告知' });
const lost = and(held, agent, reportLoss, { materials: [first], circumstances: '清点一号柜时未见' });
const settled = (settlement: Parameters<typeof settleLoss>[2]) =>
  and(lost, manager, settleLoss, (lost.now as EntrustedCase).losses?.[0]?.id ?? '', settlement);
const counts = ({ submitted, returned, balance }: ReturnType<typeof materialsOf>[number]) => [
  submitted,
  returned,
  balance,
];

clause('A.4.5', () => {
  test('what is kept is in the balance, with its place', () => {
    const [row] = rows(held);
    expect(row && counts(row)).toEqual([0, 0, row?.received]);
    expect(row?.remark).toContain('存放：');
  });

  test('a lost paper is neither kept nor back; the remark follows its settlement', () => {
    const [open] = rows(lost);
    expect(open && counts(open)).toEqual([0, 0, 0]);
    expect(open?.remark).toMatch(/；遗失；遗失尚未处理$/);
    const [answered] = rows(settled({ outcome: 'liability', explanation: '由受托方补办', documentId: 'deed' }));
    expect(answered && counts(answered)).toEqual([0, 0, 0]);
    expect(answered?.remark).toContain('遗失处理：认定受托方承担相应责任：由受托方补办');
  });

  test('a replaced paper is with the principal, a found one is kept again', () => {
    const [replaced] = rows(settled({ outcome: 'replaced', explanation: '已补领', receipt: electronic }));
    expect(replaced && counts(replaced)).toEqual([0, replaced?.received, 0]);
    expect(replaced?.remark).toContain('遗失后已补办并移交；遗失处理：已补办：已补领');
    const [found] = rows(settled({ outcome: 'found', place: '二号柜' }));
    expect(found && counts(found)).toEqual([0, 0, found?.received]);
    expect(found?.remark).toMatch(/存放：二号柜；遗失处理：已找回$/);
  });
});

clause('B.1', () => {
  test('papers handed to an heir are back, and it says to whom', () => {
    const over = and(dead, agent, handBack, {
      materials: papersOf(dead.now, 'm1'),
      receipt: electronic,
      recipient: { capacity: 'heir', documentId: 'proof' },
    });
    for (const row of rows(over)) {
      expect(counts(row)).toEqual([0, row.received, 0]);
      expect(row.remark).toMatch(/；已移交继承人$/);
    }
  });

  test('deposited papers are neither kept nor back; the printed case file names depositary and certificate', async () => {
    const over = and(dead, agent, depositPapers, {
      materials: papersOf(dead.now, 'm1'),
      cause: 'no-heir',
      depositary: { kind: 'notary', name: '示范区公证处' },
      certificate: '示证提字第7号',
      on: '2026-03-04',
      documentId: 'slip',
    });
    const materials = rows(over);
    for (const row of materials) expect(counts(row)).toEqual([0, 0, 0]);
    const text = bodyOf(await readPdf((await printCaseFile({ ...caseFile, materials })).bytes));
    expect(text).toContain('2026-03-04提存于示范区公证处（公证机构），提存证书：示证提字第7号');
  });
});
