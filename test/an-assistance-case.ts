import { accompanySubmission } from '../domain/accompany-submission.ts';
import { advise } from '../domain/advise.ts';
import type { GuidanceCase } from '../domain/case.ts';
import { chooseForm } from '../domain/choose-form.ts';
import { conclude } from '../domain/conclude.ts';
import { evaluate } from '../domain/evaluate.ts';
import { guideMaterials } from '../domain/guide-materials.ts';
import { receiveInquiry } from '../domain/receive-inquiry.ts';
import { register } from '../domain/register.ts';
import { and, clock, contextOf, type Story, told } from './given.ts';
import { agent, helper, principal, resident } from './people.ts';

const assistanceId = 'BB9901002026030400000010';

const inquiry = { principal: resident, need: '想开一家早点铺，不知道怎么办', items: [] };

function registered(channel: 'online' | 'window'): Story {
  const online = channel === 'online';
  const wish = { ...inquiry, service: 'assistance' as const };
  const asked = online ? { ...wish, office: agent.office } : wish;
  const decision = register(assistanceId, asked, contextOf(online ? principal : helper));
  if (decision.outcome === 'refused') throw new Error(decision.because);
  return told([], clock, decision.events);
}

/** The papers of an item that was advised on, all ready but the second. */
export const checks = ({ now }: Story, item: string) =>
  (
    (now as GuidanceCase).assistance.advice.flatMap(({ matters }) => matters).find((row) => row.item === item)
      ?.materials ?? []
  ).map(({ id: material }, index) => ({ material, check: index === 1 ? ('missing' as const) : ('ready' as const) }));

export const submission = {
  item: 'GT-SETUP',
  by: 'principal' as const,
  place: '示范区政务服务中心二楼3号窗口',
  on: '2026-03-04',
  authorityNumber: 'SJ-2026-000123',
};

/** The life of an assistance case, command by command, as it goes when all goes well: the helper is the first responder. */
const steps = {
  register: (_: Story, channel: 'online' | 'window') => registered(channel),
  receive: (story: Story) => and(story, helper, receiveInquiry, { told: '已了解需求' }),
  form: (story: Story) => and(story, helper, chooseForm, { form: 'accompaniment' }),
  advise: (story: Story) => and(story, helper, advise, { items: ['GT-SETUP'], means: 'in-person' }),
  materials: (story: Story) =>
    and(story, helper, guideMaterials, { item: 'GT-SETUP', materials: checks(story, 'GT-SETUP') }),
  submission: (story: Story) => and(story, helper, accompanySubmission, submission),
  conclude: (story: Story) => and(story, helper, conclude, { resolved: true, explanation: '已协助递交登记申请' }),
  evaluate: (story: Story) => and(story, principal, evaluate, { level: 'satisfied' }),
} as const;

export type AssistanceStep = keyof typeof steps;

/** Before the registration there is no case; the first step makes one. */
const nowhere = { history: [], at: clock } as unknown as Story;

/** An assistance case after this step and all before it, really decided. */
export function assistanceAfter(last: AssistanceStep, channel: 'online' | 'window' = 'online'): Story {
  const order = Object.keys(steps) as AssistanceStep[];
  return order.slice(0, order.indexOf(last) + 1).reduce((story, step) => steps[step](story, channel), nowhere);
}
