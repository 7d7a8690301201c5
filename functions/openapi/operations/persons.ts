import { ChangeContact, RecordContactChange } from '../../../domain/change-contact.ts';
import { GiveConsent, RecordConsent } from '../../../domain/give-consent.ts';
import { RecordGuardian, RecordOwnIntent, RecordRepresentative } from '../../../domain/parties.ts';
import { RecordConsentWithdrawal, WithdrawConsent } from '../../../domain/withdraw-consent.ts';
import { command, type Described } from './described.ts';

/** Who acts for the principal, the contact, and what they consent to (6.3.2, A.4.3). */
export const persons: Readonly<Record<string, Described>> = {
  'record-own-representative': command(
    'A.7.4',
    RecordRepresentative,
    '委托方是组织的，登记由谁以何种身份代表签署；先以 proof 用途上传证明。代表人信息即时加密。登记后须重新拟定协议。',
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
};
