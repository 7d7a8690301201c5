import { AcceptTransfer, RefuseTransfer } from '../../../domain/answer-transfer.ts';
import { Assign } from '../../../domain/assign.ts';
import { Claim } from '../../../domain/claim.ts';
import { Decline } from '../../../domain/decline.ts';
import { MergeCase } from '../../../domain/merge-case.ts';
import { Receive } from '../../../domain/receive.ts';
import { RegisterAtWindow, RegisterOnline } from '../../../domain/register.ts';
import { ReleaseClaim } from '../../../domain/release-claim.ts';
import { ProposeTransfer, Transfer } from '../../../domain/transfer.ts';
import type { Schema } from '../../http/call.ts';
import * as asked from '../../requests.ts';
import { command, type Described, reading } from './described.ts';

const registering = (body: Schema, words: string): Described => ({
  ...command('7.2.1.1', body, words),
  answer: { status: 201, name: 'Case', words: '新的案件。Location 给出其地址。' },
});

/** From registration to reception, or to another office (7.2.1). */
export const reception: Readonly<Record<string, Described>> = {
  'register-online': registering(RegisterOnline, '服务对象线上提出帮办或代办申请。个人信息即时加密，不写入办理记录。'),
  'register-at-window': registering(RegisterAtWindow, '在窗口为到场的服务对象登记帮办或代办申请，归本部门办理。'),
  'import-cases': reading(
    'Imported',
    '导入其他系统的在办案件。逐行说明结果；dryRun 为真时只检查、不写入。每行以原编号为准，重复导入不会重复立案，中断后再次提交即可继续。导入的案件进入受理阶段，纸质协议随后拟定并登记签署。',
    { clause: '7.2.1.1', body: asked.ImportCases, ruled: true },
  ),
  'read-import-template': {
    words: '导入模板（CSV，UTF-8），第一行为列名。',
    answer: { words: 'CSV 文件。' },
  },
  claim: command(
    '7.2.1.1',
    Claim,
    '认领待接待的案件，避免两名代办人员重复联系。先认领者负责接待；已被认领的，告知由谁认领。',
  ),
  'release-claim': command('7.2.1.1', ReleaseClaim, '退回认领，案件重新由本部门代办人员认领或接待；接待期限照常计算。'),
  assign: command('7.2.1.1', Assign, '部门负责人将待接待的案件指派给该部门的代办人员；可以改派已认领的案件。'),
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
};
