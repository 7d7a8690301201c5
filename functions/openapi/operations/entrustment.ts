import { DraftAgreement } from '../../../domain/agreement.ts';
import { ConfirmEntrustment, EntrustOrally, RecordConfirmation } from '../../../domain/oral.ts';
import { IssuePowerOfAttorney } from '../../../domain/power-of-attorney.ts';
import { RecordSignature, SignAgreement, SignForMandatary } from '../../../domain/sign-agreement.ts';
import { IssueSigningLink } from '../../../domain/signing-link.ts';
import { ExtendTerm, SupplementAgreement } from '../../../domain/supplement.ts';
import { SignLink } from '../../sign-by-link.ts';
import { caseAnswer, command, type Described, reading } from './described.ts';

/** What is signed: the agreement and what supplements it (7.2.2, A.7). */
export const entrustment: Readonly<Record<string, Described>> = {
  'draft-agreement': {
    words: '拟定代办服务委托协议（附录 A）。任何一方签署之前可以重新拟定。经办人信息即时加密。',
    clause: '7.2.2',
    body: DraftAgreement,
    edit: 'always',
    ruled: true,
    answer: caseAnswer,
  },
  'sign-own-agreement': command(
    'A.7.4',
    SignAgreement,
    '签署代办服务委托协议。digest 取自所阅读的协议，协议文本若已改变则不予签署。双方签署后协议生效。',
  ),
  'record-signature': command(
    'A.7.4',
    RecordSignature,
    '登记委托方在纸质协议上的签署；先以 signed-agreement 用途上传扫描件。',
  ),
  'sign-for-mandatary': command(
    'A.7.4',
    SignForMandatary,
    '部门负责人代表受托方签署代办服务委托协议，须有在有效期内的代表权限；纸质盖章的，先以 signed-agreement 用途上传扫描件，并写明原件存放何处。',
  ),
  'entrust-orally': command(
    '6.3.2',
    EntrustOrally,
    '登记口头委托：委托事项、权限、期限、所说内容、时间和凭证（见证人或录音）。见证人信息即时加密。委托随即成立，但向审批部门递交须待服务对象确认。',
  ),
  'confirm-entrustment': command(
    '6.3.2',
    ConfirmEntrustment,
    '确认登记的口头委托。digest 取自所阅读的内容。确认之前不会向审批部门递交；逾期未确认的，代办权限停止，确认之后恢复。',
  ),
  'record-confirmation': command(
    '6.3.2',
    RecordConfirmation,
    '登记服务对象对口头委托的书面确认；先以 confirmation 用途上传签字的确认书。',
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
  'sign-own-supplement': command(
    'A.7.5',
    SignAgreement,
    '签署对委托的补充内容：延长期限，或者补充协议。digest 取自所阅读的内容；双方签署后生效。',
  ),
  'record-supplement-signature': command(
    'A.7.5',
    RecordSignature,
    '登记委托方在纸质补充内容上的签署；先以 signed-agreement 用途上传扫描件。',
  ),
  'sign-supplement-for-mandatary': command(
    'A.7.5',
    SignForMandatary,
    '部门负责人代表受托方签署补充内容，须有在有效期内的代表权限。',
  ),
  'issue-power-of-attorney': command(
    'A.1.2',
    IssuePowerOfAttorney,
    '根据一个审批部门的需要出具授权委托书，由服务对象签署；权限和期限不得超出委托。同一部门未签署的，由新的取代。',
  ),
  'sign-power-of-attorney': command(
    'A.1.2',
    SignAgreement,
    '签署授权委托书，以便代办人员向该审批部门办理。digest 取自所阅读的授权委托书。',
  ),
  'record-power-of-attorney-signature': command(
    'A.1.2',
    RecordSignature,
    '登记委托方在纸质授权委托书上的签署；先以 power-of-attorney 用途上传扫描件。',
  ),
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
    '凭一次性链接签署：须先阅读，再填写应当签署的人的姓名（只用于核对，不予留存），或者手写签名（加密留存）。每个链接只能签署一次。',
    {
      clause: 'A.7.4',
      body: SignLink,
      ruled: true,
      problems: ['link-unknown', 'link-used', 'link-expired', 'terms-not-shown', 'name-differs', 'busy'],
    },
  ),
};
