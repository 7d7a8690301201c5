import type { EventType } from '../events.ts';
import { awaitedStill, broken, type Judgement, notApplicable, obeyed, type Rule } from './findings.ts';
import { all, type CaseRecord, type Entry, first } from './record.ts';
import { judgeSpans, type Span } from './spans.ts';

const wasAssisted = (record: CaseRecord): boolean => first(record, 'CaseRegistered')?.event.service === 'assistance';

/** A clause of 帮办, which a case that was 代办 from the beginning does not answer to. */
export const ofAssistance =
  (rule: Rule): Rule =>
  (record) =>
    wasAssisted(record) ? rule(record) : notApplicable('本案为代办，不适用帮办流程。');

/** A clause of 代办, to which a case answers from its conversion on. */
export const ofAgency =
  (rule: Rule): Rule =>
  (record) =>
    record.now.service === 'agency' ? rule(record) : notApplicable('本案为帮办，不适用代办流程和附录。');

/** A clause of 代办 that was kept before the conversion, as one of 帮办. */
export const unlessConverted =
  (rule: Rule, why: string): Rule =>
  (record) => {
    const converted = first(record, 'ConvertedToAgency');
    return converted ? notApplicable(why, converted) : rule(record);
  };

const over = (record: CaseRecord): Entry | undefined =>
  first(record, 'CaseRedirected') ??
  first(record, 'AssistanceConcluded') ??
  first(record, 'ConvertedToAgency') ??
  first(record, 'CaseWithdrawn');

/** Something is still to come while help lasts; afterwards it never will. */
function expected(record: CaseRecord, why: string, end: string, deadline?: Judgement['deadline']): Judgement {
  const ended = over(record);
  return ended ? notApplicable(end, ended) : awaitedStill(why, deadline);
}

const notReached = '帮办已经结束，未办到这一环节。';

/** §6.3.1: help in one of its forms. */
export const help: Rule = (record) => {
  const chosen = all(record, 'FormChosen');
  if (chosen.length === 0) return expected(record, '待确定帮办形式后协助办理。', notReached);
  return obeyed('以帮办形式协助服务对象办理，服务对象本人是申请人。', ...chosen, first(record, 'AssistanceConcluded'));
};

/** §7.1.1.1: received online or at a window, in time. */
export const inquiry: Rule = (record) => {
  const from = first(record, 'CaseRegistered') as Entry;
  const done = first(record, 'InquiryReceived') ?? first(record, 'CaseRedirected');
  const span: Span = {
    name: 'response',
    subject: 'case',
    deadline: 'response',
    from,
    done: done ?? first(record, 'CaseWithdrawn'),
  };
  return judgeSpans(record, [span], '超过帮办接待期限。', (deadline, shown) =>
    done ? obeyed('已登记，并在期限内接待或答复。', ...shown) : expected(record, '待接待。', '已撤回。', deadline),
  );
};

/** §7.1.1.2: out of scope is told, with the right office, its address and its phone. */
export const redirection: Rule = (record) => {
  const redirected = first(record, 'CaseRedirected');
  if (redirected) return obeyed('已明确告知不属于服务范围，并引导至对应的部门。', redirected);
  const received = first(record, 'InquiryReceived');
  if (received) return notApplicable('需求属于服务范围，已予接待。', received);
  return expected(record, '待接待时判断是否属于服务范围。', '已撤回。');
};

/** §7.1.2.1: the form is chosen. */
export const form: Rule = (record) => {
  const chosen = all(record, 'FormChosen');
  if (chosen.length > 0) return obeyed('已根据需求确定帮办形式。', ...chosen);
  return expected(record, '待确定帮办形式。', notReached);
};

/** What tells or helps the principal. */
const attending: readonly EventType[] = [
  'InquiryReceived',
  'AdviceGiven',
  'QuestionAnswered',
  'MaterialsGuided',
  'SubmissionAccompanied',
];

/** The silences towards the principal, from one act of help to the next, up to the end of it. */
function silences(record: CaseRecord): Span[] {
  const acts = record.entries.filter(({ event }) => attending.includes(event.type));
  return acts.map((from, index) => ({
    name: 'guidance',
    subject: 'case',
    deadline: 'guidance',
    from,
    done: acts[index + 1] ?? over(record),
  }));
}

/** Who was responsible before a commit: the first responder, or who took over since. */
function responsibleBefore(record: CaseRecord, { seq }: Entry): string | undefined {
  const taken = [
    ...all(record, 'InquiryReceived'),
    ...all(record, 'ResponsibilityAccepted'),
    ...all(record, 'AgentChanged'),
  ].filter((entry) => entry.seq < seq);
  return taken.sort((one, other) => one.seq - other.seq).at(-1)?.event.agent;
}

/** §7.1.2.2: told once, and the one responsible stays so: nobody else ends it, and no silence is longer than allowed. */
export const firstResponse: Rule = (record) => {
  const received = first(record, 'InquiryReceived');
  if (!received) return expected(record, '待接待，由首问负责人负责。', '未接待，未发生首问责任。');
  const concluded = first(record, 'AssistanceConcluded');
  const { actor } = concluded ?? {};
  if (concluded && (actor?.kind !== 'staff' || actor.id !== responsibleBefore(record, concluded)))
    return broken('结束帮办的不是首问负责人或其移交的人员。', received, concluded);
  const told = [...all(record, 'AdviceGiven'), ...all(record, 'QuestionAnswered')];
  const handed = all(record, 'ResponsibilityAccepted');
  return judgeSpans(record, silences(record), '超过最长静默期限未协助或告知服务对象。', (deadline) =>
    told.length > 0
      ? obeyed('首问负责人明确，咨询内容已一次性告知或答复。', received, ...told, ...handed, concluded)
      : expected(record, '待一次性告知法律法规、政策及办事程序。', notReached, deadline),
  );
};

/** §7.1.2.3: guided in preparing, supplementing, filing, where there was anything to file. */
export const materials: Rule = (record) => {
  const shown = [...all(record, 'MaterialsGuided'), ...all(record, 'SubmissionAccompanied')];
  if (shown.length > 0) return obeyed('已指导、协助服务对象准备、补充或递交材料。', ...shown);
  return expected(record, '待指导和协助准备、补充、递交材料。', '本次帮办没有需要准备或递交的材料。');
};

/** §7.1.3: the principal is asked for an evaluation, with suggestions. */
export const evaluation: Rule = (record) => {
  const concluded = first(record, 'AssistanceConcluded');
  if (!concluded) return expected(record, '待帮办结束后提示评价。', '未完成帮办，不提示评价。');
  const given = first(record, 'EvaluationGiven');
  return obeyed(given ? '已提示评价，服务对象已评价。' : '已提示评价。', first(record, 'EvaluationInvited'), given);
};
