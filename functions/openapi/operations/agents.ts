import { ChangeAgent } from '../../../domain/change-agent.ts';
import { ConfirmHandOver } from '../../../domain/confirm-hand-over.ts';
import { OpenDispute, SettleDispute, WithdrawDispute } from '../../../domain/dispute.ts';
import { AnswerConductReport, ReportConduct } from '../../../domain/report-conduct.ts';
import { RefuseAgentRequest, RequestOtherAgent } from '../../../domain/request-other-agent.ts';
import { RestrictMandate } from '../../../domain/restrict-mandate.ts';
import {
  ConsentToSubDelegation,
  EndSubDelegation,
  RecordSubDelegationConsent,
  SubDelegate,
} from '../../../domain/sub-delegate.ts';
import * as asked from '../../requests.ts';
import { command, type Described, reading } from './described.ts';

/** Who is in charge, for what, and whether well: change of agent, sub-delegation, reports on conduct, disputes (A.2.3, A.3.4, A.4.4, A.6). */
export const agents: Readonly<Record<string, Described>> = {
  'change-agent': command(
    'A.2.3',
    ChangeAgent,
    '部门负责人变更代办人员：新任为同一部门在岗的代办人员，不得是委托事项审批部门的人员（民法典第168条）。委托生效后须书面通知服务对象。' +
      '原代办人员的权限随即停止；保管的材料由新任核对接收。协议尚未生效的，须重新拟定。',
  ),
  'hand-over-all': reading(
    'HandedOver',
    '把一名代办人员（离岗人员）负责的案件逐件移交给同一部门的另一名代办人员，一次一页。每件各自办理，不能移交的说明条款；' +
      '以答复中的 next 继续，或重复请求，直到没有剩余。',
    { clause: 'A.2.3', body: asked.HandOverAll, ruled: true, problems: ['cursor-invalid'] },
  ),
  'confirm-hand-over': command(
    'A.4.5',
    ConfirmHandOver,
    '新任代办人员核对并确认接收移交的材料；不符的逐份说明，另行查明。',
  ),
  'request-other-agent': command(
    'A.3.4',
    RequestOtherAgent,
    '服务对象述明原由，申请撤换代办人员。部门负责人按期答复：同意的，变更代办人员；不同意的，说明理由。',
  ),
  'record-agent-request': command(
    'A.3.4',
    RequestOtherAgent,
    '在窗口登记服务对象撤换代办人员的申请；被申请撤换的代办人员不得登记。',
  ),
  'refuse-agent-request': command(
    'A.3.4',
    RefuseAgentRequest,
    '部门负责人不同意撤换，说明理由；同意的，直接变更代办人员（change-agent）。',
  ),
  'restrict-mandate': command('A.1.2', RestrictMandate, '服务对象缩小委托权限，或收回对转委托的同意；即时生效。'),
  'sub-delegate': command(
    'A.4.4',
    SubDelegate,
    '经服务对象同意，将部分委托事项转委托给其他政务服务部门的代办人员；接受的人员只能就这些事项递交、反馈进展、登记结果。',
  ),
  'end-sub-delegation': command('A.4.4', EndSubDelegation, '结束转委托，自此只由代办人员办理。'),
  'consent-to-sub-delegation': command(
    'A.4.4',
    ConsentToSubDelegation,
    '服务对象同意转委托；可以随时收回（restrict-mandate）。',
  ),
  'record-sub-delegation-consent': command(
    'A.4.4',
    RecordSubDelegationConsent,
    '登记服务对象书面同意转委托；先以 consent 用途上传签字的同意书。',
  ),
  'report-conduct': command(
    'A.3.5',
    ReportConduct,
    '服务对象反映代办服务或廉政行为，接待之后至归档之前随时可以；由部门负责人按期答复，不对代办人员和其他工作人员显示。',
  ),
  'record-conduct-report': command(
    'A.3.5',
    ReportConduct,
    '部门负责人登记服务对象当面或电话的反映；被反映的代办人员不得登记。',
  ),
  'answer-conduct-report': command(
    'A.3.5',
    AnswerConductReport,
    '部门负责人核实后答复反映：属实、不属实，或已转有权处理的部门；答复告知服务对象。',
  ),
  'open-own-dispute': command('A.6', OpenDispute, '服务对象提出争议；可以要求在解决之前暂停办理。'),
  'open-dispute': command('A.6', OpenDispute, '部门负责人登记受托方提出的争议；可以在解决之前暂停办理。'),
  'withdraw-dispute': command('A.6', WithdrawDispute, '服务对象撤回自己提出的争议。'),
  'settle-dispute': command(
    'A.6',
    SettleDispute,
    '部门负责人登记争议如何解决：协商、撤回，或按协议约定的方式（仲裁或诉讼）。',
  ),
};
