import { AccompanySubmission } from '../../../domain/accompany-submission.ts';
import { Advise } from '../../../domain/advise.ts';
import { Answer } from '../../../domain/answer.ts';
import { ChooseForm } from '../../../domain/choose-form.ts';
import { Conclude } from '../../../domain/conclude.ts';
import { ConvertToAgency } from '../../../domain/convert-to-agency.ts';
import { GuideMaterials } from '../../../domain/guide-materials.ts';
import { AcceptResponsibility, HandOverResponsibility } from '../../../domain/hand-over-responsibility.ts';
import { ReceiveInquiry } from '../../../domain/receive-inquiry.ts';
import { Redirect } from '../../../domain/redirect.ts';
import { command, type Described } from './described.ts';

/** Assistance from the first answer to its conclusion (7.1). */
export const assistance: Readonly<Record<string, Described>> = {
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
};
