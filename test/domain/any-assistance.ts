import { accompanySubmission } from '../../domain/accompany-submission.ts';
import { advise } from '../../domain/advise.ts';
import { answer } from '../../domain/answer.ts';
import { materialChecks } from '../../domain/assistance.ts';
import type { Case } from '../../domain/case.ts';
import { chooseForm } from '../../domain/choose-form.ts';
import { conclude } from '../../domain/conclude.ts';
import { convertToAgency } from '../../domain/convert-to-agency.ts';
import { recordCoordination, settleCoordination } from '../../domain/coordination.ts';
import { guideMaterials } from '../../domain/guide-materials.ts';
import { acceptResponsibility, handOverResponsibility } from '../../domain/hand-over-responsibility.ts';
import { receiveInquiry } from '../../domain/receive-inquiry.ts';
import { redirect } from '../../domain/redirect.ts';
import { agent, colleague, helper } from '../people.ts';
import { sent } from './asked/entry.ts';
import { pick } from './pick.ts';

const someForms = ['consultation', 'accompaniment', 'filling-in', 'dancing'];
const somePlaces = ['anle', 'civil', 'heping', '邻区政务服务中心'];
const someItems = [['GT-SETUP'], ['GT-SETUP', 'SS-CARD'], ['AGE-ALLOW'], ['MARRY'], ['FLY']];

const someChecks = (by: number) => [
  { material: 'idcard', check: pick(materialChecks, by) },
  { material: 'premises', check: pick(materialChecks, by >> 2) },
];

const anySubmission = (by: number) => ({
  item: pick(['GT-SETUP', 'GT-SETUP', 'SS-CARD'], by),
  by: by % 5 ? ('principal' as const) : ('helper' as const),
  place: '政务服务中心3号窗口',
  on: pick(['2026-03-04', '2026-03-05', '2026-03-16'], by >> 3),
});

const anyCoordination = (by: number) => ({
  authority: pick(['market', 'hrss', 'nobody'], by),
  problem: '系统无法受理',
  on: pick(['2026-03-04', '2026-03-05', '2027-01-01'], by >> 2),
});

const someProblem = (now: Case) =>
  ('coordination' in now && now.coordination?.find(({ settled }) => !settled)?.id) || 'none';

/** Commands of 帮办, and those on problems taken up, with details that suit the case, chosen by a number. */
export const anyAssistance = {
  'receive-inquiry': { who: helper, ask: () => sent(receiveInquiry, { told: '已了解' }) },
  redirect: {
    who: helper,
    ask: (_: Case, by: number) => sent(redirect, { explanation: '不属于', guidedTo: pick(somePlaces, by) }),
  },
  'choose-form': {
    who: helper,
    ask: (_: Case, by: number) =>
      sent(chooseForm, { form: pick(someForms, by), ...(by % 3 ? { reason: '需求有变' } : {}) }),
  },
  advise: {
    who: helper,
    ask: (_: Case, by: number) => sent(advise, { items: [...pick(someItems, by)], means: 'in-person' }),
  },
  answer: { who: helper, ask: () => sent(answer, { answer: '可以网上办理', basis: [], means: 'electronic' }) },
  'guide-materials': {
    who: colleague,
    ask: (_: Case, by: number) => sent(guideMaterials, { item: 'GT-SETUP', materials: someChecks(by) }),
  },
  'accompany-submission': {
    who: helper,
    ask: (_: Case, by: number) => sent(accompanySubmission, anySubmission(by)),
  },
  'record-coordination': {
    who: agent,
    ask: (_: Case, by: number) => sent(recordCoordination, anyCoordination(by)),
  },
  'settle-coordination': {
    who: agent,
    ask: (now: Case, by: number) =>
      sent(settleCoordination, someProblem(now), { resolved: by % 2 === 0, outcome: '已答复', on: '2026-03-05' }),
  },
  'hand-over-responsibility': {
    who: helper,
    ask: (_: Case, by: number) =>
      sent(handOverResponsibility, { to: pick(['agent-1', 'agent-1', 'helper-1'], by), reason: '外出' }),
  },
  'accept-responsibility': { who: agent, ask: () => sent(acceptResponsibility, {}) },
  conclude: {
    who: helper,
    ask: (_: Case, by: number) => sent(conclude, { resolved: by % 2 === 0, explanation: '已答复' }),
  },
  'convert-to-agency': { who: agent, ask: () => sent(convertToAgency, { told: '希望委托代办' }) },
};
