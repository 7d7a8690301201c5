import { awaitsConfirmation } from '../../domain/authority.ts';
import {
  type AcceptanceCase,
  type ArchivingCase,
  type Case,
  type EntrustedCase,
  type EvaluationCase,
  type GuidanceCase,
  type HandlingCase,
  isEntrusted,
  type Matter,
  type ReceptionCase,
} from '../../domain/case.ts';
import { isStanding } from '../../domain/consent.ts';
import type { Context } from '../../domain/context.ts';
import {
  awaitsForm,
  type Due,
  dues,
  openConduct,
  openLosses,
  papersOfWithdrawn,
  papersToReturn,
} from '../../domain/due.ts';
import { needsGuardian } from '../../domain/parties.ts';
import { lacksPowerOfAttorney } from '../../domain/power-of-attorney.ts';
import { missing } from '../../domain/submit.ts';
import type { CaseView } from './shapes.ts';

type Expected = CaseView['next'][number];

const names = {
  principal: '服务对象',
  office: '政务服务部门',
  helper: '首问负责人',
  agent: '代办人员',
  manager: '部门负责人',
  system: '系统',
} as const;

const expect = (who: keyof typeof names, what: string, operation?: string, at?: string): Expected => ({
  who: { code: who, name: names[who] },
  what,
  ...(operation ? { operation } : {}),
  ...(at ? { at } : {}),
});

/** What the case waits for, and from whom. */
export function next(now: Case, context: Context): Expected[] {
  const { calendar, deadlines, now: at } = context;
  const waiting = dues(now, calendar, deadlines);
  const by: By = (name, subject) => waiting.find((due) => due.name === name && due.subject === subject)?.at;
  return [...ofStage(now, by, at), ...powersOfAttorney(now, context), ...ofPeople(now, by)];
}

/** What the stage waits for. */
function ofStage(now: Case, by: By, at: string): Expected[] {
  switch (now.stage) {
    case 'reception':
      if (now.proposal) return consent(now, by('consent', 'case'));
      return [
        expect(
          now.claim ? 'agent' : 'office',
          '接待服务对象并说明办理流程；不属于服务范围的，明确告知',
          'receive',
          by('reception', 'case'),
        ),
      ];
    case 'transfer':
      return [expect('office', '接收部门接收转办，或者说明理由退回', 'accept-transfer', by('transfer', 'case'))];
    case 'acceptance':
      return agreement(now, by('agreement', 'case'));
    case 'handling':
      return [
        ...confirmation(now, by),
        ...(now.notice ? now.matters.flatMap((matter) => handling(now, matter, by)) : [noticeFirst]),
        ...lost(now, by),
      ];
    case 'suspended':
      return [expect('agent', '中止的原因消除后续办；不能续办的，依法终止', 'resume', by('resumption', 'case'))];
    case 'evaluation':
      return [...evaluation(now, at), ...lost(now, by), ...owed(now, by)];
    case 'archiving':
      return [...lost(now, by), ...owed(now, by), expect('system', '整理归档')];
    case 'inquiry':
      return [
        expect(
          'office',
          '接待服务对象，了解需求；不属于服务范围的，明确告知并引导',
          'receive-inquiry',
          by('response', 'case'),
        ),
      ];
    case 'guidance':
      return guidance(now, by('guidance', 'case'));
    case 'appraisal':
      return at < now.evaluationUntil
        ? [expect('principal', '评价本次帮办服务，提出意见建议', 'evaluate', now.evaluationUntil)]
        : [];
    case 'complaint':
    case 'investigation':
    case 'reply':
    case 'call-back':
    case 'review':
    case 'complaint-refused':
    case 'complaint-withdrawn':
    case 'filed':
    case 'redirected':
    case 'collected':
    case 'declined':
    case 'withdrawn':
    case 'merged':
    case 'archived':
      return [];
  }
}

/** §7.1.2: the form first, then what is told once, then help until the need is answered. */
function guidance({ assistance: { form, advice, answers, offer } }: GuidanceCase, at: string | undefined): Expected[] {
  const accept = offer ? [expect('office', '接手移交的首问责任', 'accept-responsibility', at)] : [];
  if (!form) return [...accept, expect('helper', '根据服务对象的需求确定帮办形式', 'choose-form', at)];
  if (advice.length === 0 && answers === 0)
    return [...accept, expect('helper', '一次性告知法律法规、政策及办事程序，或答复咨询', 'advise', at)];
  return [
    ...accept,
    expect('helper', '指导并协助服务对象准备、补充、递交材料；需求已答复的，结束帮办', 'conclude', at),
  ];
}

/** §7.2.1.2: told that it is out of scope, the principal is asked; then the office passes it on, or answers otherwise. */
function consent({ consents, office, proposal }: ReceptionCase, at: string | undefined): Expected[] {
  const agreed = consents.some(
    (each) =>
      isStanding(each) &&
      each.scope.purpose === 'transfer' &&
      each.scope.from === office &&
      each.scope.to === proposal?.to,
  );
  return agreed
    ? [expect('office', '发起转办', 'transfer', at)]
    : [
        expect('principal', '阅读同意书，答复是否同意转办', 'give-consent', at),
        expect('office', '在窗口或电话征得同意并登记；不同意的，明确告知到何处办理', 'record-consent', at),
      ];
}

const noticeFirst = expect('agent', '一次性告知办事流程和所需材料', 'give-notice');

/** Who must act for the principal is recorded first. */
function drafting(now: AcceptanceCase, at: string | undefined): Expected[] {
  if (now.principal.kind === 'organisation' && !now.parties?.representative)
    return [expect('agent', '登记委托方代表人及其权限证明', 'record-representative', at)];
  if (needsGuardian(now) && !now.parties?.guardian)
    return [expect('agent', '登记监护人及监护关系证明', 'record-guardian', at)];
  return [expect('agent', '拟定代办服务委托协议', 'draft-agreement', at)];
}

function agreement(now: AcceptanceCase, at: string | undefined): Expected[] {
  const { draft, channel } = now;
  if (!draft) return drafting(now, at);
  const signed = (party: 'principal' | 'mandatary') => draft.signatures.some((signature) => signature.party === party);
  const principal =
    channel === 'online'
      ? expect('principal', '阅读并签署代办服务委托协议', 'sign-own-agreement', at)
      : expect('agent', '请服务对象在协议上签字，上传扫描件并登记签署', 'record-signature', at);
  return [
    ...(signed('principal') ? [] : [principal]),
    ...(signed('mandatary') ? [] : [expect('manager', '代表受托方签署代办服务委托协议', 'sign-for-mandatary', at)]),
  ];
}

/** §6.3.2: an oral mandate is confirmed before anything is filed. */
function confirmation({ mandate, channel }: HandlingCase, by: By): Expected[] {
  if (!awaitsConfirmation(mandate)) return [];
  const at = by('confirmation', 'case');
  return channel === 'online'
    ? [expect('principal', '阅读并确认口头委托', 'confirm-entrustment', at)]
    : [expect('agent', '请服务对象确认口头委托，签字的确认书上传后登记', 'record-confirmation', at)];
}

/** A.1.2: what waits for the principal's signature, and what an authority asks for that is not drawn up yet. */
function powersOfAttorney(now: Case, context: Context): Expected[] {
  if (now.stage !== 'handling') return [];
  const unsigned = (now.powersOfAttorney ?? []).filter(({ signature, endedAt }) => !signature && !endedAt);
  const wanted = now.matters.filter(
    (matter) =>
      matter.state === 'entrusted' &&
      lacksPowerOfAttorney(now, matter, context) &&
      !unsigned.some(({ matters }) => matters.includes(matter.id)),
  );
  return [
    ...unsigned.map(() =>
      now.channel === 'online'
        ? expect('principal', '阅读并签署授权委托书', 'sign-power-of-attorney')
        : expect('agent', '请服务对象在授权委托书上签字，上传扫描件并登记', 'record-power-of-attorney-signature'),
    ),
    ...wanted.map(({ title }) => expect('agent', `为“${title}”出具授权委托书`, 'issue-power-of-attorney')),
  ];
}

type By = (name: Due['name'], subject: string) => string | undefined;

function handling(now: HandlingCase, matter: Matter, by: By): Expected[] {
  const { id, title, state } = matter;
  switch (state) {
    case 'entrusted':
      return entrusted(now, matter, by('silence', id));
    case 'submitted':
      if (matter.correction) return corrected(matter, by('correction', id));
      return [expect('agent', `跟踪“${title}”的审批进度并反馈，取得结果后登记`, 'record-result', by('silence', id))];
    case 'decided':
      return [expect('agent', `通知或送达“${title}”的办理结果`, 'deliver', by('delivery', id))];
    case 'delivered':
    case 'withdrawn':
      return [];
  }
}

/** §7.2.3.2: the principal corrects, the agent files again. */
const corrected = ({ title, correction }: Matter, at: string | undefined): Expected[] => [
  expect('principal', `补正“${title}”：${correction?.what.join('；')}`, undefined, at),
  expect('agent', `补正后重新递交“${title}”`, 'resubmit', at),
];

function entrusted(now: HandlingCase, matter: Matter, at: string | undefined): Expected[] {
  const wanted = missing(now, matter);
  return wanted.length > 0
    ? [expect('principal', `提交“${matter.title}”的材料：${wanted.join('、')}`, undefined, at)]
    : [expect('agent', `向审批部门递交“${matter.title}”`, 'submit', at)];
}

/** A principal who is no more is not asked. */
const evaluation = ({ evaluationUntil }: EvaluationCase, at: string): Expected[] =>
  at < evaluationUntil ? [expect('principal', '评价本次代办服务，提出意见建议', 'evaluate', evaluationUntil)] : [];

/** What changes of the people of a case wait for, and its disputes. */
function ofPeople(now: Case, by: By): Expected[] {
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
/** A.4.5: a loss waits for the manager. */
const lost = (now: EntrustedCase, by: By): Expected[] =>
  openLosses(now).map(({ id }) =>
    expect('manager', '处理遗失的材料：找回、补办或认定责任', 'settle-loss', by('loss', id)),
  );

/** Papers first: the form of a termination says that all have been handed back (附录B). */
function owed(now: EvaluationCase | ArchivingCase, by: By): Expected[] {
  if (papersToReturn(now).length > 0)
    return [expect('agent', '向服务对象移交保管的材料', 'hand-back', by('papers', 'case'))];
  return awaitsForm(now) && openLosses(now).length === 0
    ? [expect('agent', '签署服务终止单', 'sign-termination-form', by('form', 'case'))]
    : [];
}
