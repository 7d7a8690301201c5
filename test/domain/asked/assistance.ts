import { type AccompanySubmission, accompanySubmission } from '../../../domain/accompany-submission.ts';
import { advise } from '../../../domain/advise.ts';
import { answer } from '../../../domain/answer.ts';
import type { Case } from '../../../domain/case.ts';
import { chooseForm } from '../../../domain/choose-form.ts';
import { conclude } from '../../../domain/conclude.ts';
import { convertToAgency } from '../../../domain/convert-to-agency.ts';
import { type RecordCoordination, recordCoordination, settleCoordination } from '../../../domain/coordination.ts';
import { guideMaterials } from '../../../domain/guide-materials.ts';
import { acceptResponsibility, handOverResponsibility } from '../../../domain/hand-over-responsibility.ts';
import { receiveInquiry } from '../../../domain/receive-inquiry.ts';
import { redirect } from '../../../domain/redirect.ts';
import { submission } from '../../an-assistance-case.ts';
import { agent, helper } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const accompanying =
  (details: Partial<AccompanySubmission> = {}) =>
  () =>
    sent(accompanySubmission, { ...submission, ...details });

const takingUp =
  (details: Partial<RecordCoordination> = {}) =>
  () =>
    sent(recordCoordination, { authority: 'market', problem: '系统无法受理', on: '2026-03-04', ...details });

const firstProblem = (now: Case) => ('coordination' in now ? now.coordination?.[0]?.id : undefined) ?? 'none';

const settling = (on: string) => (now: Case) =>
  sent(settleCoordination, firstProblem(now), { resolved: true, outcome: '已受理', on });

export const assistance = {
  'receive-inquiry': { in: 'inquired', by: helper, ask: () => sent(receiveInquiry, { told: '已了解需求' }) },
  redirect: {
    in: 'inquired',
    by: helper,
    ask: () => sent(redirect, { explanation: '由民政部门受理', guidedTo: 'civil' }),
  },
  'choose-form': { in: 'helped', by: helper, ask: () => sent(chooseForm, { form: 'consultation' }) },
  advise: { in: 'helped', by: helper, ask: () => sent(advise, { items: ['GT-SETUP'], means: 'in-person' }) },
  answer: {
    in: 'helped',
    by: helper,
    ask: () => sent(answer, { answer: '可以网上办理', basis: [], means: 'in-person' }),
    repeatable: 'the same may be answered twice; the key of the request guards against doubling',
  },
  'guide-materials': {
    in: 'advised',
    by: helper,
    ask: () => sent(guideMaterials, { item: 'GT-SETUP', materials: [{ material: 'idcard', check: 'missing' }] }),
    evidence: {
      'a paper that was not told of': () =>
        sent(guideMaterials, { item: 'GT-SETUP', materials: [{ material: 'portrait', check: 'missing' }] }),
    },
  },
  'accompany-submission': {
    in: 'advised',
    by: helper,
    ask: accompanying(),
    consent: { 'filed by the helper, without a mandate': accompanying({ by: 'helper' }) },
    dates: { 'filed tomorrow': accompanying({ on: '2026-03-05' }), 'filed before': accompanying({ on: '2026-03-03' }) },
  },
  'record-coordination': {
    in: 'advised',
    by: helper,
    ask: takingUp(),
    dates: { 'taken up tomorrow': takingUp({ on: '2026-03-05' }), 'taken up before': takingUp({ on: '2026-03-03' }) },
  },
  'settle-coordination': {
    in: 'advised, a problem taken up',
    by: helper,
    ask: settling('2026-03-04'),
    dates: { 'settled tomorrow': settling('2026-03-05'), 'settled before it arose': settling('2026-03-03') },
  },
  'hand-over-responsibility': {
    in: 'advised',
    by: helper,
    ask: () => sent(handOverResponsibility, { to: agent.id, reason: '外出' }),
  },
  'accept-responsibility': { in: 'handed over', by: agent, ask: () => sent(acceptResponsibility, {}) },
  conclude: {
    in: 'advised',
    by: helper,
    ask: () => sent(conclude, { resolved: true, explanation: '已答复' }),
    evidence: {
      'nothing was told': { in: 'helped', ask: () => sent(conclude, { resolved: true, explanation: '已答复' }) },
      'a problem without outcome': {
        in: 'advised, a problem taken up',
        ask: () => sent(conclude, { resolved: true, explanation: '已答复' }),
      },
    },
  },
  'convert-to-agency': { in: 'handed over', by: agent, ask: () => sent(convertToAgency, { told: '希望委托代办' }) },
} as const satisfies Record<string, Entry>;
