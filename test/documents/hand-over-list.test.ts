import { expect, test } from 'vitest';
import { printHandOverList } from '../../documents/hand-over-list.ts';
import { addDocument } from '../../domain/add-document.ts';
import type { EntrustedCase } from '../../domain/case.ts';
import { depositPapers } from '../../domain/deposit-papers.ts';
import { handBack } from '../../domain/hand-back.ts';
import { reportLoss } from '../../domain/report-loss.ts';
import { settleLoss } from '../../domain/settle-loss.ts';
import { terminate } from '../../domain/terminate.ts';
import { handOverListData } from '../../functions/tasks/hand-over-list.ts';
import { caseAfter, document, electronic, papersOf } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, type Story } from '../given.ts';
import { agent, manager, system } from '../people.ts';
import { bodyOf, footOf, overlaps, readPdf } from './read.ts';

const names = { office: '和平街道便民服务中心', agent: '李静', principal: '王五' };
const list = ({ now, history }: Story) =>
  handOverListData(now as EntrustedCase, history, names, '2026-03-05T02:00:00.000Z');
const printed = async (story: Story) => readPdf((await printHandOverList(list(story)!)).bytes);

const held = ['slip', 'proof'].reduce(
  (story, id) => and(story, system, addDocument, document(id, 'receipt')),
  caseAfter('custody'),
);
const materials = papersOf(held.now, 'm1');
const dead = and(held, agent, terminate, { ground: 'other', kind: 'death', explanation: '亲属持死亡证明告知' });

clause('B.1', () => {
  test('a case that never kept papers has no list', () => {
    expect(list(caseAfter('notice'))).toBeUndefined();
  });

  test('papers handed back: to whom, when, how; both sides sign', async () => {
    const mail = { kind: 'mail', carrier: '邮政', tracking: 'EMS1234567890' } as const;
    const document = await printed(and(held, agent, handBack, { materials, receipt: mail }));
    const text = bodyOf(document);
    expect(text).toContain('材料移交清单');
    expect(text).toContain('王五');
    expect(text).toContain('EMS1234567890');
    expect(text).toContain('移交人（代办人员）：李静');
    expect(text).toContain('接收人（签名）：');
    expect(footOf(document, 1)).toContain(`案件编号：${held.now.id}`);
    expect(overlaps(document)).toEqual([]);
  });

  test('an heir, a depositary and a loss stand as they are', async () => {
    const recipient = { capacity: 'heir', documentId: 'proof' } as const;
    const toHeir = and(dead, agent, handBack, { materials, receipt: electronic, recipient });
    expect(bodyOf(await printed(toHeir))).toContain('继承人');
    const deposit = {
      materials,
      cause: 'no-heir',
      depositary: { kind: 'notary', name: '示范公证处' },
      certificate: '示证7号',
      on: '2026-03-04',
      documentId: 'slip',
    } as const;
    expect(list(and(dead, agent, depositPapers, deposit))?.papers[0]).toMatchObject({
      to: '示范公证处',
      at: '2026-03-04',
      way: '提存，证书：示证7号',
    });
    const lost = and(held, agent, reportLoss, { materials, circumstances: '清点时未见' });
    expect(list(lost)?.papers[0]).toMatchObject({ to: '', way: '遗失' });
    const id = (lost.now as EntrustedCase).losses?.[0]?.id ?? '';
    const replaced = { outcome: 'replaced', explanation: '已补领', receipt: electronic } as const;
    expect(list(and(lost, manager, settleLoss, id, replaced))?.papers[0]).toMatchObject({
      to: '王五',
      way: '遗失后补办；电子送达',
    });
  });
});
