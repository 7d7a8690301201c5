import { RecordCoordination, SettleCoordination } from '../../../domain/coordination.ts';
import { Deliver } from '../../../domain/deliver.ts';
import { GiveNotice } from '../../../domain/give-notice.ts';
import { MirrorAuthorityState } from '../../../domain/mirror-authority-state.ts';
import { RecordCharge } from '../../../domain/record-charge.ts';
import { RecordCorrectionRequest } from '../../../domain/record-correction-request.ts';
import { RecordDelay } from '../../../domain/record-delay.ts';
import { RecordResult } from '../../../domain/record-result.ts';
import { ReportProgress } from '../../../domain/report-progress.ts';
import { Resubmit } from '../../../domain/resubmit.ts';
import { Submit } from '../../../domain/submit.ts';
import { Resume, Suspend } from '../../../domain/suspend.ts';
import { PushAuthorityState } from '../../push-authority-state.ts';
import { command, type Described } from './described.ts';

/** Handling of matters, from the one-time notice to delivery (7.2.3, 7.2.4). */
export const handling: Readonly<Record<string, Described>> = {
  'give-notice': command('7.2.3.1', GiveNotice, '一次性告知办事流程、材料、依据和时限；内容取自现行清单并固定下来。'),
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
  'record-charge': command(
    'A.3.3',
    RecordCharge,
    '登记服务对象已向该事项的审批部门缴纳的规费。收款方总是审批部门；帮办代办不收取任何服务费用。',
  ),
  'record-delay': command('A.7.1', RecordDelay, '登记一次延误属于哪一方、多少个工作日、什么原因；载入标准符合性证明。'),
  'report-progress': command('7.2.3.3', ReportProgress, '向服务对象反馈一个委托事项的办理进展。'),
  'record-coordination': command(
    '7.2.3.4',
    RecordCoordination,
    '办理出现问题时，登记与哪个部门、何时、就什么问题沟通协调。帮办由本部门人员、代办由负责的代办人员登记。',
  ),
  'settle-coordination': command('7.2.3.4', SettleCoordination, '登记协调结果：问题是否解决及说明，并告知服务对象。'),
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
};
