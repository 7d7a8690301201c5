import { AccompanySubmission } from '../../domain/accompany-submission.ts';
import { AddCorrectionNote } from '../../domain/add-correction-note.ts';
import { Advise } from '../../domain/advise.ts';
import { DraftAgreement } from '../../domain/agreement.ts';
import { Answer } from '../../domain/answer.ts';
import { AnswerPlanChange, RecordPlanAnswer } from '../../domain/answer-plan-change.ts';
import { AcceptTransfer, RefuseTransfer } from '../../domain/answer-transfer.ts';
import { Assign } from '../../domain/assign.ts';
import { CallForPapers } from '../../domain/call-for-papers.ts';
import { ChangeAgent } from '../../domain/change-agent.ts';
import { ChangeContact, RecordContactChange } from '../../domain/change-contact.ts';
import { ChooseForm } from '../../domain/choose-form.ts';
import { Claim } from '../../domain/claim.ts';
import { Conclude } from '../../domain/conclude.ts';
import { ConfirmHandOver } from '../../domain/confirm-hand-over.ts';
import { ConvertToAgency } from '../../domain/convert-to-agency.ts';
import { RecordCoordination, SettleCoordination } from '../../domain/coordination.ts';
import { CorrectEntry } from '../../domain/correct-entry.ts';
import { Decline } from '../../domain/decline.ts';
import { Deliver } from '../../domain/deliver.ts';
import { DepositPapers } from '../../domain/deposit-papers.ts';
import { OpenDispute, SettleDispute, WithdrawDispute } from '../../domain/dispute.ts';
import { Evaluate } from '../../domain/evaluate.ts';
import { GiveConsent, RecordConsent } from '../../domain/give-consent.ts';
import { GiveNotice } from '../../domain/give-notice.ts';
import { GuideMaterials } from '../../domain/guide-materials.ts';
import { HandBack } from '../../domain/hand-back.ts';
import { AcceptResponsibility, HandOverResponsibility } from '../../domain/hand-over-responsibility.ts';
import { IssueForm } from '../../domain/issue-form.ts';
import { MergeCase } from '../../domain/merge-case.ts';
import { MirrorAuthorityState } from '../../domain/mirror-authority-state.ts';
import { ConfirmEntrustment, EntrustOrally, RecordConfirmation } from '../../domain/oral.ts';
import { RecordGuardian, RecordOwnIntent, RecordRepresentative } from '../../domain/parties.ts';
import { IssuePowerOfAttorney } from '../../domain/power-of-attorney.ts';
import { ProposePlanChange, WithdrawPlanChange } from '../../domain/propose-plan-change.ts';
import { ReEntrust } from '../../domain/re-entrust.ts';
import { ReachMilestone } from '../../domain/reach-milestone.ts';
import { Receive } from '../../domain/receive.ts';
import { ReceiveInquiry } from '../../domain/receive-inquiry.ts';
import { RecordCharge } from '../../domain/record-charge.ts';
import { RecordCorrectionRequest } from '../../domain/record-correction-request.ts';
import { RecordDelay } from '../../domain/record-delay.ts';
import { RecordResult } from '../../domain/record-result.ts';
import { Redirect } from '../../domain/redirect.ts';
import { RegisterAtWindow, RegisterOnline } from '../../domain/register.ts';
import { ReleaseClaim } from '../../domain/release-claim.ts';
import { AnswerConductReport, ReportConduct } from '../../domain/report-conduct.ts';
import { ReportLoss } from '../../domain/report-loss.ts';
import { ReportProgress } from '../../domain/report-progress.ts';
import { RefuseAgentRequest, RequestOtherAgent } from '../../domain/request-other-agent.ts';
import { RestrictMandate } from '../../domain/restrict-mandate.ts';
import { Resubmit } from '../../domain/resubmit.ts';
import { SettleLoss } from '../../domain/settle-loss.ts';
import { RecordSignature, SignAgreement, SignForMandatary } from '../../domain/sign-agreement.ts';
import { SignTerminationForm } from '../../domain/sign-termination-form.ts';
import { IssueSigningLink } from '../../domain/signing-link.ts';
import type { Clause } from '../../domain/standard.ts';
import {
  ConsentToSubDelegation,
  EndSubDelegation,
  RecordSubDelegationConsent,
  SubDelegate,
} from '../../domain/sub-delegate.ts';
import { Submit } from '../../domain/submit.ts';
import { ExtendTerm, SupplementAgreement } from '../../domain/supplement.ts';
import { Resume, Suspend } from '../../domain/suspend.ts';
import { TakeBack } from '../../domain/take-back.ts';
import { TakeIntoCustody } from '../../domain/take-into-custody.ts';
import { Terminate } from '../../domain/terminate.ts';
import { ProposeTransfer, Transfer } from '../../domain/transfer.ts';
import { Withdraw } from '../../domain/withdraw.ts';
import { RecordConsentWithdrawal, WithdrawConsent } from '../../domain/withdraw-consent.ts';
import { WithdrawMatter } from '../../domain/withdraw-matter.ts';
import type { Schema } from '../http/call.ts';
import type { ProblemCode } from '../http/problem.ts';
import { PushAuthorityState } from '../push-authority-state.ts';
import * as asked from '../requests.ts';
import { SignLink } from '../sign-by-link.ts';
import type { AnswerName } from './schemas.ts';

/** What is told of an operation besides its route and name. */
export interface Described {
  /** What it is for, in Chinese. */
  readonly words: string;
  /** The clause it serves. */
  readonly clause?: Clause;
  readonly body?: Schema;
  readonly query?: Schema;
  /** It changes something: `Idempotency-Key` is required. */
  readonly changes?: true;
  /** It is an edit: `If-Match` is required (always, or for what is there already). */
  readonly edit?: 'always' | 'existing';
  /** Rules of the domain may refuse it with 409 or 403. */
  readonly ruled?: true;
  readonly answer: { readonly status?: 201; readonly name?: AnswerName; readonly words: string };
  /** Problems beyond those that follow from the above. */
  readonly problems?: readonly ProblemCode[];
}

const caseAnswer = { name: 'Case', words: '案件现状。' } as const;

const command = (clause: Clause, body: Schema, words: string): Described => ({
  words,
  clause,
  body,
  changes: true,
  ruled: true,
  answer: caseAnswer,
});

const reading = (name: AnswerName, words: string, more: Partial<Described> = {}): Described => ({
  words,
  answer: { name, words: `${words.split('。')[0]}。` },
  ...more,
});

const registering = (body: Schema, words: string): Described => ({
  ...command('7.2.1.1', body, words),
  answer: { status: 201, name: 'Case', words: '新的案件。Location 给出其地址。' },
});

const reEntrusting = (words: string): Described => ({
  ...command('7.2.5.3', ReEntrust, words),
  answer: { status: 201, name: 'Case', words: '新的案件。Location 给出其地址。' },
  problems: ['upload-unknown', 'upload-missing', 'upload-differs'],
});

const upload = (body: Schema): Described => ({
  words:
    '申请上传一个文件：申报用途、类型、大小和 SHA-256，得到十分钟内有效的上传链接。按链接所列请求头以 PUT 上传后，再确认完成。' +
    '重复同一请求得到同一文件的新链接。',
  body,
  changes: true,
  ruled: true,
  answer: { status: 201, name: 'ExpectedUpload', words: '上传链接和确认完成的地址。' },
});

const completion: Described = {
  ...command(
    '7.2.7',
    asked.Nothing,
    '确认上传完成：核对大小、类型、SHA-256 和文件开头，与申报一致的存入案卷；不一致的不予收存。',
  ),
  problems: ['upload-unknown', 'upload-missing', 'upload-differs'],
};

const opening = reading('OpenedDocument', '打开案件中的一个文件：得到五分钟内有效的下载链接。', {
  problems: ['document-unknown'],
});

/** Every operation of `functions/routes.ts`. */
export const described: Readonly<Record<string, Described>> = {
  health: reading('Health', '接口是否可用、系统版本、所依据的标准和所服务的区域。'),
  openapi: { words: '本说明的机器可读形式（OpenAPI 3.1）。', answer: { words: 'OpenAPI 3.1 文件。' } },
  docs: { words: '本页。', answer: { words: '网页。' } },
  'read-catalogue': reading('Catalogue', '公示的帮办代办服务事项清单，含版本和更新时间。支持 If-None-Match。', {
    clause: '6.2',
  }),
  'read-standard': reading('Standard', '系统所遵循的标准条款：原文、约束力，以及由系统何处落实。支持 If-None-Match。'),

  'read-consent-wordings': reading(
    'ConsentWordings',
    '同意书文本的各个版本。征求同意时展示现行文本（已到实施日期的最新一版），同意时写明其版本。支持 If-None-Match。',
    { clause: 'A.4.3' },
  ),

  'register-online': registering(RegisterOnline, '服务对象线上提出帮办或代办申请。个人信息即时加密，不写入办理记录。'),
  'list-own-cases': reading('CaseList', '我提出的申请，最新的在前。', { query: asked.Paged }),
  'read-own-case': reading('Case', '我的案件现状：阶段、协议、材料、期限、下一步由谁办什么。', { clause: '7.2.3.3' }),
  'read-own-course': reading('Course', '我的案件的办理过程：何时、依据哪一条、由谁办了什么。', { clause: '7.2.3.3' }),
  'read-own-notices': reading('Notices', '系统发给我的通知，最新的在前。', { clause: '7.2.3.3' }),
  'read-own-conformance': reading(
    'Conformance',
    '我的案件逐条是否符合标准：结论、理由和作为依据的办理记录，并核对记录的哈希链。期限按现行设置计算。',
  ),
  'print-own-certificate': {
    words:
      '标准符合性证明（PDF）：截至此刻，本案逐条是否符合标准，附办理记录的哈希链和核对方法。帮办、代办，在办、办结均可随时打印；不含个人信息。',
    answer: { words: '标准符合性证明。' },
  },
  'record-own-representative': command(
    'A.7.4',
    RecordRepresentative,
    '委托方是组织的，登记由谁以何种身份代表签署；先以 proof 用途上传证明。代表人信息即时加密。登记后须重新拟定协议。',
  ),
  'sign-own-agreement': command(
    'A.7.4',
    SignAgreement,
    '签署代办服务委托协议。digest 取自所阅读的协议，协议文本若已改变则不予签署。双方签署后协议生效。',
  ),
  'give-consent': command(
    'A.4.3',
    GiveConsent,
    '同意一项处理：转办、处理敏感个人信息或公开，各自单独同意，并写明所阅读的同意书版本。转办的接收部门须与告知的一致。',
  ),
  'withdraw-consent': command(
    'A.4.3',
    WithdrawConsent,
    '撤回一份同意，不需要理由。以其为依据的事项随即停止：尚未接收的转办退回原部门。',
  ),
  'confirm-entrustment': command(
    '6.3.2',
    ConfirmEntrustment,
    '确认登记的口头委托。digest 取自所阅读的内容。确认之前不会向审批部门递交；逾期未确认的，代办权限停止，确认之后恢复。',
  ),
  'sign-own-supplement': command(
    'A.7.5',
    SignAgreement,
    '签署对委托的补充内容：延长期限，或者补充协议。digest 取自所阅读的内容；双方签署后生效。',
  ),
  'sign-power-of-attorney': command(
    'A.1.2',
    SignAgreement,
    '签署授权委托书，以便代办人员向该审批部门办理。digest 取自所阅读的授权委托书。',
  ),
  withdraw: command(
    'A.5.2',
    Withdraw,
    '撤回申请；协议已生效的，终止委托，代办服务即时结束。可以说明原因，也可以不说明。',
  ),
  evaluate: command('7.2.6', Evaluate, '服务结束后评价本次帮办或代办服务，可提意见建议。每次服务评价一次。'),
  're-entrust-online': reEntrusting(
    '终止后重新委托：说明终止原因已经消除，并以 cause-gone 用途上传证明；另立新案，与原案相互关联。',
  ),
  'request-own-upload': upload(asked.RequestOwnUpload),
  'complete-own-upload': completion,
  'open-own-document': opening,

  'list-cases': reading(
    'CaseList',
    '工作列表：在办的按期限先后（可以只看一个阶段、一类服务对象），部门负责人可以看本部门及下级部门的；已结的最新在前；或本人负责的。',
    {
      query: asked.ListCases,
      ruled: true,
      problems: ['list-too-wide'],
    },
  ),
  'register-at-window': registering(RegisterAtWindow, '在窗口为到场的服务对象登记帮办或代办申请，归本部门办理。'),
  'search-cases': reading(
    'CaseList',
    '按证件号码、电话或案件编号末八位查找案件。号码只在请求内容中，不出现在地址里；查到的案件写入查阅记录。',
    {
      body: asked.SearchCases,
      ruled: true,
      problems: ['cursor-invalid'],
    },
  ),
  'read-case': reading('Case', '案件现状。查看即写入查阅记录。', { clause: '5.3.2', ruled: true }),
  'read-course': reading('Course', '办理过程。查看即写入查阅记录。', { clause: '7.2.3.3', ruled: true }),
  'read-conformance': reading(
    'Conformance',
    '本案逐条是否符合标准。给出结论、理由和作为依据的办理记录，并核对记录的哈希链；期限按现行设置计算。查看即写入查阅记录。',
    { ruled: true },
  ),
  'print-certificate': {
    words:
      '标准符合性证明（PDF）：截至此刻，本案逐条是否符合标准，附办理记录的哈希链和核对方法。帮办、代办，在办、办结均可随时打印；不含个人信息。打印即写入查阅记录。',
    ruled: true,
    answer: { words: '标准符合性证明。' },
  },
  'receive-inquiry': command(
    '7.1.1.1',
    ReceiveInquiry,
    '接待帮办的服务对象。先接待的人员即为首问负责人，至移交并由他人接手为止。',
  ),
  redirect: command(
    '7.1.1.2',
    Redirect,
    '帮办需求不属于本部门服务范围的，明确告知并引导至对应的部门；地址、服务时间和电话取自本区设置。案件到此为止。',
  ),
  'choose-form': command(
    '7.1.2.1',
    ChooseForm,
    '根据服务对象的需求确定帮办形式：标准所列三种或本区另设的形式。变更须说明原因。',
  ),
  advise: command(
    '7.1.2.2',
    Advise,
    '一次性告知有关事项的法律法规、政策及办事程序；内容取自现行清单并固定下来。已告知的不再重复。',
  ),
  answer: command('7.1.2.2', Answer, '以自己的话答复服务对象的咨询，可以列明依据。'),
  'guide-materials': command(
    '7.1.2.3',
    GuideMaterials,
    '指导服务对象准备、补充材料：逐件登记是否备齐。只看一次性告知过的材料；材料始终由服务对象自己保管。',
  ),
  'accompany-submission': command(
    '7.1.2.3',
    AccompanySubmission,
    '登记服务对象在协助下自行递交了材料。由工作人员代为递交的属于代办，不予登记，请先转为代办。',
  ),
  'record-coordination': command(
    '7.2.3.4',
    RecordCoordination,
    '办理出现问题时，登记与哪个部门、何时、就什么问题沟通协调。帮办由本部门人员、代办由负责的代办人员登记。',
  ),
  'settle-coordination': command('7.2.3.4', SettleCoordination, '登记协调结果：问题是否解决及说明，并告知服务对象。'),
  'hand-over-responsibility': command(
    '7.1.2.2',
    HandOverResponsibility,
    '首问负责人将责任移交给本部门一位同事；对方接手之前责任不变。再次移交以最近一次为准。',
  ),
  'accept-responsibility': command('7.1.2.2', AcceptResponsibility, '接手移交给本人的首问责任，自此由本人负责。'),
  conclude: command('6.3.1', Conclude, '首问负责人结束帮办：需求是否解决及说明。随即提示服务对象评价。'),
  'convert-to-agency': command(
    '6.3.2',
    ConvertToAgency,
    '帮办转为代办：编号、记录、材料、人员和已告知的内容都不变，进入受理阶段，由首问负责人或其移交的代办人员负责。',
  ),
  claim: command(
    '7.2.1.1',
    Claim,
    '认领待接待的案件，避免两名代办人员重复联系。先认领者负责接待；已被认领的，告知由谁认领。',
  ),
  'release-claim': command('7.2.1.1', ReleaseClaim, '退回认领，案件重新由本部门代办人员认领或接待；接待期限照常计算。'),
  'merge-case': command(
    '7.2.1.1',
    MergeCase,
    '将重复登记的案件并入同一服务对象在先的案件：接待、受理阶段且协议未生效的，可以并入；文件随之归入在先的案件，本案结束。',
  ),
  receive: command('7.2.1.1', Receive, '代办人员接待服务对象，说明流程，并成为本案负责的代办人员。'),
  decline: command('7.2.1.2', Decline, '需求不属于服务范围的，明确告知并引导。案件到此为止。'),
  'propose-transfer': command(
    '7.2.1.2',
    ProposeTransfer,
    '明确告知服务对象其需求不属于本部门服务范围，说明可以转办到哪个部门，并征求同意。同意之前仍可接待，或告知到何处办理。',
  ),
  transfer: command(
    '7.2.1.2',
    Transfer,
    '依据服务对象的有效同意，向所同意的部门发起转办。接收之前案件仍属本部门；逾期未答复的自动退回。没有同意不得转办。',
  ),
  'accept-transfer': command(
    '7.2.1.2',
    AcceptTransfer,
    '接收部门接收转办：案件连同编号、记录和文件归接收部门，重新计算接待期限；原部门不再能查看。',
  ),
  'refuse-transfer': command('7.2.1.2', RefuseTransfer, '接收部门说明理由，将转办退回原部门。'),
  'record-consent': command(
    'A.4.3',
    RecordConsent,
    '登记服务对象在窗口书面、电话或口头作出的同意。书面的先以 consent 用途上传签字的同意书，电话或口头的写明问答和如何核实本人。',
  ),
  'record-consent-withdrawal': command(
    'A.4.3',
    RecordConsentWithdrawal,
    '登记服务对象在窗口或电话提出的撤回同意。以其为依据的事项随即停止。',
  ),
  'record-withdrawal': command(
    'A.5.2',
    Withdraw,
    '登记服务对象在窗口提出的撤回或终止委托。接待之后由负责的代办人员登记，接待之前本部门工作人员均可登记。',
  ),
  'record-representative': command(
    'A.7.4',
    RecordRepresentative,
    '登记委托方组织的代表人及其权限证明；先以 proof 用途上传证明。代表人信息即时加密。登记后须重新拟定协议。',
  ),
  'record-guardian': command(
    '6.3.2',
    RecordGuardian,
    '登记未成年人或者不具有完全民事行为能力的成年人的监护人及关系证明；先以 proof 用途上传证明。监护人信息即时加密。',
  ),
  'record-own-intent': command(
    '4.1',
    RecordOwnIntent,
    '登记老年人就住房、户口等事项的真实意愿：何时、以何种方式询问其本人，涉及哪些事项。经办人或者子女不能代答。',
  ),
  'draft-agreement': {
    words: '拟定代办服务委托协议（附录 A）。任何一方签署之前可以重新拟定。经办人信息即时加密。',
    clause: '7.2.2',
    body: DraftAgreement,
    edit: 'always',
    ruled: true,
    answer: caseAnswer,
  },
  'record-signature': command(
    'A.7.4',
    RecordSignature,
    '登记委托方在纸质协议上的签署；先以 signed-agreement 用途上传扫描件。',
  ),
  'change-contact': command(
    'A.2.3',
    ChangeContact,
    '服务对象书面通知（线上）变更甲方经办人；经办人信息即时加密，已签署的协议文本不变。',
  ),
  'record-contact-change': command(
    'A.2.3',
    RecordContactChange,
    '由负责的代办人员登记服务对象书面通知的经办人变更；先上传通知的扫描件。',
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
  'withdraw-matter': command(
    'A.5.2',
    WithdrawMatter,
    '服务对象撤回一个委托事项，无须理由；其余事项继续办理。已有审批结果的不能撤回。全部撤回的，代办服务终止。',
  ),
  'record-matter-withdrawal': command(
    'A.5.2',
    WithdrawMatter,
    '由负责的代办人员登记服务对象在窗口撤回的一个委托事项。',
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
  'open-own-dispute': command('A.6', OpenDispute, '服务对象提出争议；可以要求在解决之前暂停办理。'),
  'open-dispute': command('A.6', OpenDispute, '部门负责人登记受托方提出的争议；可以在解决之前暂停办理。'),
  'withdraw-dispute': command('A.6', WithdrawDispute, '服务对象撤回自己提出的争议。'),
  'settle-dispute': command(
    'A.6',
    SettleDispute,
    '部门负责人登记争议如何解决：协商、撤回，或按协议约定的方式（仲裁或诉讼）。',
  ),
  'confirm-hand-over': command(
    'A.4.5',
    ConfirmHandOver,
    '新任代办人员核对并确认接收移交的材料；不符的逐份说明，另行查明。',
  ),
  'entrust-orally': command(
    '6.3.2',
    EntrustOrally,
    '登记口头委托：委托事项、权限、期限、所说内容、时间和凭证（见证人或录音）。见证人信息即时加密。委托随即成立，但向审批部门递交须待服务对象确认。',
  ),
  'record-confirmation': command(
    '6.3.2',
    RecordConfirmation,
    '登记服务对象对口头委托的书面确认；先以 confirmation 用途上传签字的确认书。',
  ),
  'propose-own-plan-change': command(
    'A.7.1',
    ProposePlanChange,
    '服务对象提议变更申报计划：列出尚待达成的全部节点和原因；已达成的节点自动保留。对方同意后生效，同一时间只有一项提议。',
  ),
  'propose-plan-change': command(
    'A.7.1',
    ProposePlanChange,
    '代办人员提议变更申报计划，服务对象同意后生效；口头委托没有计划的，首份计划也由此商定。',
  ),
  'answer-own-plan-change': command('A.7.1', AnswerPlanChange, '服务对象同意或者不同意代办人员的提议。'),
  'answer-plan-change': command('A.7.1', AnswerPlanChange, '代办人员同意或者不同意服务对象的提议。'),
  'record-plan-answer': command(
    'A.7.1',
    RecordPlanAnswer,
    '登记服务对象对提议的书面答复；先以 signed-agreement 用途上传签字的扫描件。',
  ),
  'withdraw-own-plan-change': command('A.7.1', WithdrawPlanChange, '服务对象撤回自己尚待答复的提议。'),
  'withdraw-plan-change': command('A.7.1', WithdrawPlanChange, '代办人员撤回本方尚待答复的提议。'),
  'reach-milestone': command(
    'A.7.1',
    ReachMilestone,
    '代办人员登记一个节点于何日达成；递交和取得审批结果的节点随其登记自动达成。',
  ),
  'extend-term': command(
    'A.1.2',
    ExtendTerm,
    '拟定延长委托期限，由双方签署后生效；期限届满以后也可以拟定，生效之前代办权限仍停。',
  ),
  'supplement-agreement': command(
    'A.7.5',
    SupplementAgreement,
    '拟定补充协议，由双方签署后生效。同一时间只有一项待签署。',
  ),
  'record-supplement-signature': command(
    'A.7.5',
    RecordSignature,
    '登记委托方在纸质补充内容上的签署；先以 signed-agreement 用途上传扫描件。',
  ),
  'issue-power-of-attorney': command(
    'A.1.2',
    IssuePowerOfAttorney,
    '根据一个审批部门的需要出具授权委托书，由服务对象签署；权限和期限不得超出委托。同一部门未签署的，由新的取代。',
  ),
  'record-power-of-attorney-signature': command(
    'A.1.2',
    RecordSignature,
    '登记委托方在纸质授权委托书上的签署；先以 signed-agreement 用途上传扫描件。',
  ),
  'give-notice': command('7.2.3.1', GiveNotice, '一次性告知办事流程、材料、依据和时限；内容取自现行清单并固定下来。'),
  'take-into-custody': command('A.4.5', TakeIntoCustody, '接收服务对象的材料并负责保管；只收一次性告知清单中的材料。'),
  'hand-back': command(
    'B.1',
    HandBack,
    '移交保管的材料，须有凭证。委托人死亡、丧失民事行为能力或者终止的，移交给继承人、监护人等，并以证明文件写明其身份。',
  ),
  'call-for-papers': command(
    'B.1',
    CallForPapers,
    '代办服务结束后，催告服务对象（或其继承人、监护人）领取材料，须有凭证；领取期限自首次催告起算。',
  ),
  'deposit-papers': command(
    'B.1',
    DepositPapers,
    '催告期满无人领取的，或者未确定继承人、监护人的，将材料提存于公证机构或其他提存部门（民法典第570条），须有提存凭证。',
  ),
  'report-loss': command('A.4.5', ReportLoss, '登记保管中的材料遗失；服务对象和部门负责人即时得到通知。'),
  'take-back': command(
    'A.4.5',
    TakeBack,
    '自审批部门取回已递交的材料，重新由本部门保管，以便移交服务对象；终止后也可办理。',
  ),
  submit: command('7.2.3.2', Submit, '向审批部门递交一个委托事项；必备材料收齐后才能递交。'),
  'record-correction-request': command(
    '7.2.3.2',
    RecordCorrectionRequest,
    '登记审批部门的补正要求并一次性告知服务对象；事项仍为审批中，补正期限列入期限。',
  ),
  resubmit: command('7.2.3.2', Resubmit, '将补正的材料重新递交审批部门。'),
  'mirror-authority-state': command(
    '7.2.3.3',
    MirrorAuthorityState,
    '登记审批部门系统中的办件状态；与本案自己的阶段和状态分开，互不改变。',
  ),
  'record-charge': command(
    'A.3.3',
    RecordCharge,
    '登记服务对象已向该事项的审批部门缴纳的规费。收款方总是审批部门；帮办代办不收取任何服务费用。',
  ),
  'record-delay': command('A.7.1', RecordDelay, '登记一次延误属于哪一方、多少个工作日、什么原因；载入标准符合性证明。'),
  'push-authority-state': {
    words:
      '审批部门的平台以机器身份推送办件状态，不必再由人录入。按受理号找到委托事项；重复推送不产生变化，迟到的按其时间归位。答复不含案件内容。',
    clause: '7.2.3.3',
    body: PushAuthorityState,
    changes: true,
    ruled: true,
    answer: { name: 'MirroredState', words: '所登记的办件状态。' },
    problems: ['not-platform', 'number-unknown', 'number-ambiguous'],
  },
  'report-progress': command('7.2.3.3', ReportProgress, '向服务对象反馈一个委托事项的办理进展。'),
  'record-result': command(
    '7.2.4',
    RecordResult,
    '登记审批部门对一个委托事项的决定。未全部准予的，自动附救济途径告知。',
  ),
  deliver: command('7.2.4', Deliver, '通知或送达一个委托事项的结果，须有凭证。全部送达后服务自动终止并提示评价。'),
  suspend: command(
    'A.7.1',
    Suspend,
    '中止办理：写明原因、延误归属和预计续办日期，并登记如何告知服务对象。中止期间各项办理时限停止计算，' +
      '只能移交材料、存入文件、续办、终止或者撤回；到预计续办日期提醒代办人员。',
  ),
  resume: command(
    'A.7.1',
    Resume,
    '续办：中止的原因消除后继续办理，并登记如何告知服务对象。各项期限按中止的工作时间顺延。',
  ),
  terminate: command(
    '7.2.5.2',
    Terminate,
    '终止代办服务：写明情形和原因，并登记何时以何种方式告知服务对象（委托人死亡或组织终止的除外）。' +
      '服务即时结束，代办权限随之停止；此后只能取回材料、移交材料和签署服务终止单。',
  ),
  're-entrust-at-window': reEntrusting('登记服务对象在窗口提出的重新委托；要求同线上。'),
  'sign-termination-form': command(
    'B.1',
    SignTerminationForm,
    '代办人员签署服务终止单（附录 B）。全部材料移交服务对象之后才能签署；无人到场领取的，可以有凭证的邮寄移交。',
  ),
  'correct-entry': command(
    '7.2.7',
    CorrectEntry,
    '更正一条有误的办理记录：指明哪一条、改为什么、为什么。原记录保留，办理过程和证明以更正后的为准；归档前由代办人员或部门负责人办理，审批结果送达后不能再更正。',
  ),
  'add-correction-note': command('7.2.7', AddCorrectionNote, '归档之后附加更正：只增加一条说明，案件和归档包不变。'),
  'issue-form': command(
    '7.2.2',
    IssueForm,
    '出具本区所遵循的标准规定的文书（受理单等）；有哪些文书、填什么、何时出具，见 read-standard 的 forms。',
  ),
  'request-upload': upload(asked.RequestUpload),
  'complete-upload': completion,
  'open-document': { ...opening, ruled: true },
  'issue-signing-link': reading(
    'SigningLink',
    '出具一次性签署链接，供没有账号的服务对象阅读并签署。链接只显示这一次；重新出具的，之前的即失效。',
    { clause: 'A.7.4', body: IssueSigningLink, ruled: true, problems: ['busy', 'person-unknown'] },
  ),
  'read-link': reading('LinkedTerms', '凭一次性链接阅读所签内容。首次阅读的时间作为签署的证据留存。', {
    clause: 'A.7.4',
    problems: ['link-unknown', 'link-used', 'link-expired'],
  }),
  'sign-by-link': reading(
    'SignedByLink',
    '凭一次性链接签署：须先阅读，并填写应当签署的人的姓名。姓名只用于核对，不予留存。每个链接只能签署一次。',
    {
      clause: 'A.7.4',
      body: SignLink,
      ruled: true,
      problems: ['link-unknown', 'link-used', 'link-expired', 'terms-not-shown', 'name-differs', 'busy'],
    },
  ),
  reveal: reading('DisclosedPerson', '查看人员信息明文，须说明理由。先写入查阅记录，后显示。', {
    clause: 'A.4.3',
    body: asked.Reveal,
    ruled: true,
    problems: ['person-unknown'],
  }),

  'list-staff': reading('StaffList', '一个部门的工作人员。', { clause: '5.3.1', query: asked.ListStaff, ruled: true }),
  'enrol-staff': {
    words:
      '登记或变更工作人员。新登记不带 If-Match，变更须带所依据的版本；内容与现有相同的，不产生变化。停用（active 为 false）即时生效。',
    clause: '5.3.1',
    body: asked.EnrolStaff,
    edit: 'existing',
    ruled: true,
    answer: { name: 'StaffMember', words: '登记的工作人员。新登记的答复 201。' },
  },
  'sign-supplement-for-mandatary': command(
    'A.7.5',
    SignForMandatary,
    '部门负责人代表受托方签署补充内容，须有在有效期内的代表权限。',
  ),
  'sign-for-mandatary': command(
    'A.7.4',
    SignForMandatary,
    '部门负责人代表受托方签署代办服务委托协议，须有在有效期内的代表权限；纸质盖章的，先以 signed-agreement 用途上传扫描件，并写明原件存放何处。',
  ),
  'hand-over-all': reading(
    'HandedOver',
    '把一名代办人员（离岗人员）负责的案件逐件移交给同一部门的另一名代办人员，一次一页。每件各自办理，不能移交的说明条款；' +
      '以答复中的 next 继续，或重复请求，直到没有剩余。',
    { clause: 'A.2.3', body: asked.HandOverAll, ruled: true, problems: ['cursor-invalid'] },
  ),
  'change-agent': command(
    'A.2.3',
    ChangeAgent,
    '部门负责人变更代办人员：新任为同一部门在岗的代办人员，不得是委托事项审批部门的人员（民法典第168条）。委托生效后须书面通知服务对象。' +
      '原代办人员的权限随即停止；保管的材料由新任核对接收。协议尚未生效的，须重新拟定。',
  ),
  'settle-loss': command(
    'A.4.5',
    SettleLoss,
    '部门负责人处理材料遗失：找回、补办并移交，或者认定受托方承担相应责任。处理之前不能签署服务终止单，也不能归档。',
  ),
  'import-cases': reading(
    'Imported',
    '导入其他系统的在办案件。逐行说明结果；dryRun 为真时只检查、不写入。每行以原编号为准，重复导入不会重复立案，中断后再次提交即可继续。导入的案件进入受理阶段，纸质协议随后拟定并登记签署。',
    { clause: '7.2.1.1', body: asked.ImportCases, ruled: true },
  ),
  'read-import-template': {
    words: '导入模板（CSV，UTF-8），第一行为列名。',
    answer: { words: 'CSV 文件。' },
  },
  assign: command('7.2.1.1', Assign, '部门负责人将待接待的案件指派给该部门的代办人员；可以改派已认领的案件。'),
  'read-access-log': reading('AccessLog', '案件的查阅记录：谁查看过、被拒绝过、看过谁的明文及理由，最新的在前。', {
    clause: '5.3.2',
    query: asked.Paged,
    ruled: true,
  }),
  'open-archive': reading('OpenedArchive', '归档包：得到五分钟内有效的下载链接和两种摘要。', {
    clause: '7.2.7',
    ruled: true,
    problems: ['archive-unknown'],
  }),
};
