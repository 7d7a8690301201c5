import { type Case, writtenMeans } from '../../domain/case.ts';
import { changeAgent } from '../../domain/change-agent.ts';
import { confirmHandOver } from '../../domain/confirm-hand-over.ts';
import type { Actor } from '../../domain/context.ts';
import type { PeopleEvent } from '../../domain/events/people.ts';
import type { CaseEvent, EventType } from '../../domain/events.ts';
import type { Stage } from '../../domain/lifecycle.ts';
import { agent, colleague, helper, manager, stranger } from '../people.ts';
import type { AnyCommand } from './any-command.ts';
import { type Sent, sent } from './asked/entry.ts';

const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;

const members = [colleague, agent, colleague, { ...agent, authorities: ['market'] }, stranger, helper].map((staff) => ({
  ...staff,
  active: true,
}));

/** Another agent, fit or not, told in writing in time or not. */
function anyChange(by: number): Sent {
  const member = by % 11 ? pick(members, by) : { ...colleague, active: false };
  const on = pick(['2026-03-04', '2026-03-04', '2026-03-05', '2027-01-01'], by >> 4);
  const told = by % 5 ? { told: { means: pick(writtenMeans, by), on } } : {};
  return sent(changeAgent, { agent: member.id, reason: '轮岗', ...told }, member);
}

const paperIds = (now: Case) => ('materials' in now ? now.materials.map(({ id }) => id) : []);

const anyConfirmation = (now: Case, by: number): Sent =>
  sent(confirmHandOver, {
    discrepancies: by % 3 ? [] : paperIds(now).map((material) => ({ material, explanation: '未见' })),
  });

/** Changes of the people of a case. */
export const peopleCommands = {
  'change-agent': { who: manager, ask: (_, by) => anyChange(by) },
  'confirm-hand-over': { who: agent, ask: anyConfirmation },
} as const satisfies Record<string, AnyCommand>;

/** What the agent does is done by whoever is the agent by then. */
export const inCharge = (who: Actor, now: Case): Actor =>
  who === agent && 'agent' in now && now.agent === colleague.id ? colleague : who;

/** Where these make sense in a life. */
export const sensibleOfPeople = {
  reception: [],
  acceptance: ['change-agent'],
  handling: ['change-agent', 'confirm-hand-over'],
  evaluation: ['change-agent', 'confirm-hand-over'],
  archiving: [],
} as const satisfies Partial<Record<Stage, readonly (keyof typeof peopleCommands)[]>>;

export const peopleEvents = { AgentChanged: 0, PapersHandedOver: 0 } as const satisfies Record<PeopleEvent['type'], 0>;

/** What a termination leaves to be done. */
export const afterTerminationToo = ['AgentChanged', 'PapersHandedOver'] as const satisfies readonly EventType[];

const actsOfAgent: readonly EventType[] = [
  'NoticeGiven',
  'MaterialsTaken',
  'MaterialsTakenBack',
  'MatterSubmitted',
  'ProgressReported',
  'ResultRecorded',
  'ResultDelivered',
  'TerminationFormSigned',
];

/** A.2.2: acts under the mandate are those of the agent of that moment. */
export function lawsOfPeople(
  { type }: CaseEvent,
  before: Case,
  actor: Actor,
  must: (holds: boolean, law: string) => void,
): void {
  if (!actsOfAgent.includes(type)) return;
  const isAgent = actor.kind === 'staff' && 'agent' in before && before.agent === actor.id;
  must(isAgent, 'nobody acts under the mandate but the agent of that moment');
}
