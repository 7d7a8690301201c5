import { AssignRepair, ExtendRepair } from '../../../domain/repair/assign.ts';
import { CallRaterBack, CheckRepair } from '../../../domain/repair/close.ts';
import { ContactRater, RecordMending } from '../../../domain/repair/mend.ts';
import type { Schema } from '../../http/call.ts';
import * as asked from '../../requests.ts';
import { type Described, reading } from './described.ts';

const act = (body: Schema, words: string): Described => ({
  words,
  clause: '8.3',
  body,
  changes: true,
  ruled: true,
  answer: { name: 'Repair', words: '差评整改现状。' },
});

/** How poor ratings are mended (8.3). */
export const repairs: Readonly<Record<string, Described>> = {
  'list-repairs': reading(
    'RepairList',
    '差评整改的工作列表。在办的按期限先后、已结的最新在前（部门负责人），或本人负责的；被评价人看不到对本人的差评。',
    { clause: '8.3', query: asked.ListRepairs, ruled: true, problems: ['cursor-invalid'] },
  ),
  'read-repair': reading('Repair', '一件差评的整改情况。被评价人看不到。查看即写入查阅记录。', {
    clause: '8.3',
    ruled: true,
  }),
  'assign-repair': act(AssignRepair, '部门负责人将差评指派给本部门被评价人以外的工作人员整改。'),
  'extend-repair': act(ExtendRepair, '部门负责人说明理由，延长整改期限一次。'),
  'contact-rater': act(ContactRater, '登记联系实名评价人核实的情况；匿名评价不联系。'),
  'reveal-rater': reading('DisclosedPerson', '查看实名评价人信息明文，须说明理由。先写入查阅记录，后显示。', {
    clause: '8.3',
    body: asked.Reveal,
    ruled: true,
    problems: ['person-unknown'],
  }),
  'record-mending': act(
    RecordMending,
    '登记整改：已经整改、列入台账限期整改，或诉求没有依据而作解释。实名的须先联系评价人。',
  ),
  'call-rater-back': act(CallRaterBack, '登记对实名评价人的回访；未能联系上的须再次回访，达到次数后进入复核。'),
  'check-repair': act(CheckRepair, '由整改人员以外的负责人复核：已整改的办结，未整改的退回整改。'),
};
