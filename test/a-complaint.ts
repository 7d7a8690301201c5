import { addDocument } from '../domain/add-document.ts';
import type { ComplaintCase } from '../domain/case.ts';
import { acceptComplaint } from '../domain/complaint/accept.ts';
import { fileComplaint } from '../domain/complaint/close.ts';
import type { Concerned } from '../domain/complaint/complaint.ts';
import { contactComplainant, decideComplaint, recordFindings } from '../domain/complaint/investigate.ts';
import { type Complain, type RegisterComplaint, registerComplaint } from '../domain/complaint/register.ts';
import { callBack, replyToComplaint } from '../domain/complaint/reply.ts';
import { decideReview, requestReview } from '../domain/complaint/review.ts';
import type { Actor, Staff } from '../domain/context.ts';
import type { Complainant } from '../domain/person.ts';
import { document } from './a-case.ts';
import { and, clock, contextOf, type Story, sha256, told } from './given.ts';
import { agent, principal } from './people.ts';

export const complaintId = 'TS9901002026030400000014';

export const complainant: Complainant = {
  kind: 'complainant',
  name: '甄投诉',
  phone: '13000000021',
  address: '示范区和平镇杏花村二组3号',
};

const staff = (id: string, office: string, ...roles: Staff['roles']): Staff => ({
  kind: 'staff',
  id,
  office,
  roles,
  authorities: [],
});

/** Those who handle complaints, at the township, at the centre and in the other township; and who leads the township. */
export const officer = staff('officer-1', 'heping', 'complaints');
export const otherOfficer = staff('officer-2', 'heping', 'complaints');
export const centreOfficer = staff('officer-3', 'centre', 'complaints');
export const elsewhere = staff('officer-9', 'anle', 'complaints');
export const townManager = staff('manager-2', 'heping', 'manager');

/** The agent of the tests, whom it is about. */
export const aboutAgent: readonly Concerned[] = [{ staff: agent.id, office: agent.office, leads: false }];

export const online = (details: Partial<Complain> = {}): Complain => ({
  office: 'heping',
  complainant,
  text: '三次到窗口都说系统故障，没有一次性告知材料',
  cause: 'telling',
  replyBy: 'phone',
  ...details,
});

export const atWindow = (details: Partial<RegisterComplaint> = {}): RegisterComplaint => ({
  channel: 'window',
  complainant,
  text: '三次到窗口都说系统故障，没有一次性告知材料',
  cause: 'telling',
  replyBy: 'phone',
  about: [],
  ...details,
});

export interface ComplaintDetails {
  readonly asked?: Partial<Complain>;
  readonly concerned?: readonly Concerned[];
  readonly by?: Actor;
}

export const registered = ({ asked, concerned = [], by = principal }: ComplaintDetails = {}): Story => {
  const beside = { id: complaintId, progress: sha256('code'), concerned };
  const decision = registerComplaint(online(asked), beside, contextOf(by));
  if (decision.outcome === 'refused') throw new Error(decision.because);
  return told([], clock, decision.events);
};

export const anonymous = {
  asked: { complainant: undefined, replyBy: 'progress' } as const,
  by: { kind: 'principal', account: '' } as const,
};

const findings = { findings: '调取监控，当日系统正常', documents: ['footage'] };
export const upheld = { outcome: 'upheld', explanation: '窗口未一次性告知，属实' } as const;

const steps = {
  register: (story: Story) => story,
  accept: (story: Story) => and(story, officer, acceptComplaint, {}),
  contact: (story: Story) => and(story, officer, contactComplainant, { note: '已核对经过' }),
  findings: (story: Story) =>
    and(and(story, officer, addDocument, document('footage', 'proof')), officer, recordFindings, findings),
  decide: (story: Story) => and(story, officer, decideComplaint, upheld),
  reply: (story: Story) =>
    and(story, officer, replyToComplaint, {
      answer: '经查属实，已责令改正并向您致歉',
      by: (story.now as ComplaintCase).complaint.replyBy,
    }),
  'call-back': (story: Story) => and(story, officer, callBack, { result: 'satisfied' }),
  file: (story: Story) => and(story, officer, fileComplaint, '2036-03-04T16:00:00.000Z'),
} as const;
export type ComplaintStep = keyof typeof steps;

/** A complaint after this step, each by whoever handles it. */
export function complaintAfter(last: ComplaintStep, details: ComplaintDetails = {}): Story {
  const isNamed = !(details.asked && 'complainant' in details.asked && !details.asked.complainant);
  let story = registered(details);
  for (const [name, step] of Object.entries(steps)) {
    if (isNamed || (name !== 'contact' && name !== 'call-back')) story = step(story);
    if (name === last) break;
  }
  return story;
}

/** A review is asked for; and decided by somebody else. */
export const reviewed = (): Story =>
  and(underReview(), otherOfficer, decideReview, { outcome: 'partly-upheld', explanation: '部分情况属实' });
export const underReview = (): Story =>
  and(complaintAfter('reply'), principal, requestReview, { reason: '没有回应第二次到窗口的情况' });
