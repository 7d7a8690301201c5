import { CallForPapers } from '../../../domain/call-for-papers.ts';
import { DepositPapers } from '../../../domain/deposit-papers.ts';
import { HandBack } from '../../../domain/hand-back.ts';
import { ReportLoss } from '../../../domain/report-loss.ts';
import { SettleLoss } from '../../../domain/settle-loss.ts';
import { TakeBack } from '../../../domain/take-back.ts';
import { TakeIntoCustody } from '../../../domain/take-into-custody.ts';
import { command, type Described } from './described.ts';

/** Papers from custody to their return (A.4.5, B.1). */
export const papers: Readonly<Record<string, Described>> = {
  'take-into-custody': command('A.4.5', TakeIntoCustody, '接收服务对象的材料并负责保管；只收一次性告知清单中的材料。'),
  'hand-back': command(
    'B.1',
    HandBack,
    '移交保管的材料，须有凭证。委托人死亡、丧失民事行为能力或者终止的，移交给继承人、监护人等，并以证明文件写明其身份。',
  ),
  'take-back': command(
    'A.4.5',
    TakeBack,
    '自审批部门取回已递交的材料，重新由本部门保管，以便移交服务对象；终止后也可办理。',
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
  'settle-loss': command(
    'A.4.5',
    SettleLoss,
    '部门负责人处理材料遗失：找回、补办并移交，或者认定受托方承担相应责任。处理之前不能签署服务终止单，也不能归档。',
  ),
};
