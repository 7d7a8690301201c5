import { type Case, isEntrusted } from '../../../domain/case.ts';
import { openConduct, papersOfWithdrawn } from '../../../domain/due.ts';
import { type By, type Expected, expect } from './expect.ts';

/** What changes of the people of a case wait for, and its disputes. */
export function ofPeople(now: Case, by: By): Expected[] {
  const answerBy = by('agent-request', 'case');
  const taken = isEntrusted(now) && !('endedAt' in now) ? papersOfWithdrawn(now) : [];
  return [
    ...handOver(by),
    ...(answerBy
      ? [expect('manager', '答复服务对象撤换代办人员的申请：同意的，变更代办人员', 'refuse-agent-request', answerBy)]
      : []),
    ...openConduct(now).map(({ id }) =>
      expect('manager', '核实并答复对代办服务、廉政行为的反映', 'answer-conduct-report', by('conduct', id)),
    ),
    ...taken.map(({ id }) => expect('agent', '移交已撤回的委托事项的材料', 'hand-back', by('papers', id))),
    ...('dispute' in now && now.dispute ? [expect('manager', '与服务对象协商解决争议', 'settle-dispute')] : []),
  ];
}

/** Papers that pass to another agent are looked through. */
function handOver(by: By): Expected[] {
  const at = by('hand-over', 'case');
  return at ? [expect('agent', '核对并确认接收移交的材料', 'confirm-hand-over', at)] : [];
}
