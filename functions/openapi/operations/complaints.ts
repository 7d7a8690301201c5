import { AcceptComplaint } from '../../../domain/complaint/accept.ts';
import { AssignComplaint } from '../../../domain/complaint/assign.ts';
import { ProposeImprovement, WithdrawComplaint } from '../../../domain/complaint/close.ts';
import { IdentifyConcerned } from '../../../domain/complaint/identify-concerned.ts';
import {
  ContactComplainant,
  DecideComplaint,
  ExtendComplaint,
  RecordFindings,
} from '../../../domain/complaint/investigate.ts';
import { LinkComplaint } from '../../../domain/complaint/link.ts';
import { PassComplaintOn } from '../../../domain/complaint/pass-on.ts';
import { RefuseComplaint } from '../../../domain/complaint/refuse.ts';
import { Complain, RegisterComplaint } from '../../../domain/complaint/register.ts';
import { CallBack, ReplyToComplaint } from '../../../domain/complaint/reply.ts';
import { DecideReview, RequestReview } from '../../../domain/complaint/review.ts';
import type { Schema } from '../../http/call.ts';
import { ReadComplaintProgress } from '../../read-complaint-progress.ts';
import { RequestReviewByCode } from '../../request-review-by-code.ts';
import * as asked from '../../requests.ts';
import { WithdrawComplaintByCode } from '../../withdraw-complaint-by-code.ts';
import { type Described, reading } from './described.ts';

const registration = (body: Schema, words: string): Described => ({
  words: `${words}答复投诉编号和查询码；查询码只在此答复，请转告投诉人妥善保管。投诉内容不要写证件号码和电话。`,
  clause: '8.2',
  body,
  changes: true,
  ruled: true,
  answer: { status: 201, name: 'RegisteredComplaint', words: '投诉编号和查询码。' },
});

/** A command of staff on a complaint. */
const act = (body: Schema, words: string): Described => ({
  words,
  clause: '8.2',
  body,
  changes: true,
  ruled: true,
  answer: { name: 'Complaint', words: '投诉现状。' },
});

const own = (body: Schema, words: string, more: Partial<Described> = {}): Described => ({
  ...act(body, words),
  answer: { name: 'ComplaintProgress', words: '投诉进展。' },
  ...more,
});

const byCode = { problems: ['complaint-code-unknown'] } as const satisfies Partial<Described>;

/** Complaints (8.2, GB/T 36113). */
export const complaints: Readonly<Record<string, Described>> = {
  complain: registration(Complain, '登录后投诉帮办代办服务；可以不留姓名。'),
  'complain-without-account': registration(Complain, '不登录投诉帮办代办服务；可以匿名。'),
  'register-complaint': registration(
    RegisterComplaint,
    '任何工作人员登记窗口、电话、来信的投诉或者热线转来的投诉；登记之后，只有投诉处理人员和部门负责人看得到，被投诉人看不到。',
  ),
  'read-own-complaint': reading('ComplaintProgress', '我的投诉的进展：是否受理、何时答复、处置意见。', {
    clause: '8.2',
  }),
  'read-complaint-progress': reading(
    'ComplaintProgress',
    '凭投诉编号和查询码查看进展。编号和查询码只在请求内容中，不出现在地址里。',
    { clause: '8.2', body: ReadComplaintProgress, ...byCode },
  ),
  'withdraw-complaint': own(WithdrawComplaint, '投诉人撤回投诉，作出处置之前随时可以。'),
  'request-review': own(RequestReview, '投诉人对处置意见不满意的，在期限内申请复核一次，由没有办理过的人员复核。'),
  'withdraw-complaint-by-code': own(WithdrawComplaintByCode, '凭投诉编号和查询码撤回投诉。', byCode),
  'request-review-by-code': own(RequestReviewByCode, '凭投诉编号和查询码申请复核一次。', byCode),
  'list-complaints': reading(
    'ComplaintList',
    '一个部门的投诉：在办的按期限先后，已结的最新在前，或者由本人处理的。投诉不出现在案件列表和查找中；涉及本人的不显示，因此一页可能略少。',
    { clause: '8.2', query: asked.ListComplaints, ruled: true },
  ),
  'read-complaint': reading('Complaint', '投诉现状。查看即写入查阅记录；所涉案件只有编号，不因投诉而可以查阅。', {
    clause: '8.2',
    ruled: true,
  }),
  'accept-complaint': act(AcceptComplaint, '受理投诉，由受理的人员负责调查；被投诉人及其直接领导不得受理。'),
  'refuse-complaint': act(
    RefuseComplaint,
    '不予受理，说明理由；另有处理渠道的，告知向何处反映。以重复投诉为由的，先关联在先的投诉。',
  ),
  'pass-complaint-on': act(
    PassComplaintOn,
    '不属于本部门职责的投诉，及时转有权处理的部门；不得转给被投诉人负责的部门或者其下级。',
  ),
  'assign-complaint': act(
    AssignComplaint,
    '部门负责人将投诉指派给该部门的投诉处理人员；复核的，指派给没有办理过的人员。',
  ),
  'identify-concerned': act(
    IdentifyConcerned,
    '登记查明的被投诉人：其自此看不到这件投诉；其为本部门负责人或者投诉处理人员的，投诉转上级部门处理。',
  ),
  'link-complaint': act(LinkComplaint, '与另一件投诉关联：共同投诉或者重复投诉；各自答复，不合并。'),
  'contact-complainant': act(ContactComplainant, '登记与实名投诉人的联系。'),
  'reveal-complainant': reading('DisclosedPerson', '投诉人的明文信息。须写明理由，先写入查阅记录再显示。', {
    clause: '8.2',
    body: asked.Reveal,
    ruled: true,
    problems: ['person-unknown'],
  }),
  'request-evidence-upload': {
    words:
      '申请上传投诉的一个文件：证据（proof）、签收凭证（receipt）、来信和答复书等（other）。得到十分钟内有效的上传链接。',
    clause: '8.2',
    body: asked.RequestEvidence,
    changes: true,
    ruled: true,
    answer: { status: 201, name: 'ExpectedUpload', words: '上传链接。' },
  },
  'complete-evidence-upload': {
    ...act(asked.Nothing, '确认上传完成：大小、类型、摘要与申请时一致的，存入投诉。'),
    problems: ['upload-unknown', 'upload-missing', 'upload-differs'],
  },
  'open-evidence': reading('OpenedDocument', '投诉的一个文件：得到五分钟内有效的下载链接。', {
    clause: '8.2',
    ruled: true,
    problems: ['document-unknown'],
  }),
  'record-findings': act(RecordFindings, '登记调查情况和证据；证据先以 proof 用途上传。'),
  'extend-complaint': act(ExtendComplaint, '部门负责人批准延期处置一次，说明理由；告知投诉人。'),
  'decide-complaint': act(DecideComplaint, '根据调查情况作出处置：属实、部分属实、不属实或者无法查实。'),
  'reply-to-complaint': act(
    ReplyToComplaint,
    '按投诉人要求的形式反馈处置意见；不能按其形式的，说明原因。书面答复的，先上传答复书。',
  ),
  'call-back': act(CallBack, '回访实名投诉人对投诉处理是否满意；以最后一次为准。'),
  'record-review-request': act(RequestReview, '登记投诉人的复核申请。'),
  'decide-review': act(DecideReview, '由没有办理过该投诉的人员作出复核意见，再次反馈投诉人。'),
  'record-complaint-withdrawal': act(WithdrawComplaint, '登记投诉人撤回投诉。'),
  'propose-improvement': act(ProposeImprovement, '根据处置结果提出改进措施。'),
  'file-complaint': act(asked.Nothing, '回访之后、不再能申请复核时，将投诉资料归档，按本区设置的年限保管。'),
};
