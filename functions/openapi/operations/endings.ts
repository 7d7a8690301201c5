import { RaiseAgain } from '../../../domain/raise-again.ts';
import { ReEntrust } from '../../../domain/re-entrust.ts';
import { SignTerminationForm } from '../../../domain/sign-termination-form.ts';
import { Terminate } from '../../../domain/terminate.ts';
import { Withdraw } from '../../../domain/withdraw.ts';
import { WithdrawMatter } from '../../../domain/withdraw-matter.ts';
import { command, type Described } from './described.ts';

const reEntrusting = (words: string): Described => ({
  ...command('7.2.5.3', ReEntrust, words),
  answer: { status: 201, name: 'Case', words: '新的案件。Location 给出其地址。' },
  problems: ['upload-unknown', 'upload-missing', 'upload-differs'],
});

/** How a service ends, and what follows (7.2.5, 7.2.6). */
export const endings: Readonly<Record<string, Described>> = {
  withdraw: command(
    'A.5.2',
    Withdraw,
    '撤回申请；协议已生效的，终止委托，代办服务即时结束。可以说明原因，也可以不说明。',
  ),
  'record-withdrawal': command(
    'A.5.2',
    Withdraw,
    '登记服务对象在窗口提出的撤回或终止委托。接待之后由负责的代办人员登记，接待之前本部门工作人员均可登记。',
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
  'raise-again': command(
    '8.3',
    RaiseAgain,
    '同一服务对象在服务结束后十五日内就同一事再次提出的，由负责人登记：原件改判未解决，计入修订。已归档的也可以登记。',
  ),
  terminate: command(
    '7.2.5.2',
    Terminate,
    '终止代办服务：写明情形和原因，并登记何时以何种方式告知服务对象（委托人死亡或组织终止的除外）。' +
      '服务即时结束，代办权限随之停止；此后只能取回材料、移交材料和签署服务终止单。',
  ),
  'sign-termination-form': command(
    'B.1',
    SignTerminationForm,
    '代办人员签署服务终止单（附录 B）。全部材料移交服务对象之后才能签署；无人到场领取的，可以有凭证的邮寄移交。',
  ),
  're-entrust-online': reEntrusting(
    '终止后重新委托：说明终止原因已经消除，并以 cause-gone 用途上传证明；另立新案，与原案相互关联。',
  ),
  're-entrust-at-window': reEntrusting('登记服务对象在窗口提出的重新委托；要求同线上。'),
};
