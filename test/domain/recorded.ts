import type { Case } from '../../domain/case.ts';
import { type ClauseFinding, conformanceOf, type Recorded } from '../../domain/conformance.ts';
import type { EventType } from '../../domain/events.ts';
import { type Happened, replay } from '../../domain/evolve.ts';
import type { Clause } from '../../domain/standard.ts';
import type { Instant } from '../../domain/values.ts';
import { contextOf } from '../given.ts';
import { agent, helper, manager, principal, system } from '../people.ts';

const byPrincipal: readonly EventType[] = [
  'CaseRegistered',
  'CaseWithdrawn',
  'EvaluationGiven',
  'ContactChanged',
  'OtherAgentRequested',
  'ConductReported',
  'MatterWithdrawn',
  'MandateRestricted',
  'SubDelegationAgreed',
  'DisputeOpened',
];
const byHelper: readonly EventType[] = [
  'InquiryReceived',
  'FormChosen',
  'AdviceGiven',
  'QuestionAnswered',
  'MaterialsGuided',
  'SubmissionAccompanied',
  'AssistanceConcluded',
];
const byManager: readonly EventType[] = ['AgentChanged', 'AgentRequestAnswered', 'ConductAnswered', 'DisputeSettled'];
const bySystem: readonly EventType[] = ['EvaluationClosed', 'DocumentAdded', 'DeadlineReminded', 'CaseArchived'];

const theManager = { kind: 'staff', id: manager.id, office: manager.office } as const;

/** The actor of a commit in a story in which everybody does their own part. */
function actorOf({ events: [first] }: Happened, before: Case | undefined): Recorded['actor'] {
  if (!first) return { kind: 'system', task: 'worker' };
  if (byPrincipal.includes(first.type)) return principal as Recorded['actor'];
  if (bySystem.includes(first.type)) return system as Recorded['actor'];
  if (byHelper.includes(first.type)) return { kind: 'staff', id: helper.id, office: helper.office };
  if (byManager.includes(first.type)) return theManager;
  if (first.type === 'AgreementSigned')
    return first.signature.party === 'mandatary' ? theManager : (principal as Recorded['actor']);
  const inCharge = before && 'agent' in before ? before.agent : agent.id;
  return { kind: 'staff', id: inCharge, office: agent.office };
}

/** A story's history with the numbers and actors that the store adds. */
export const recorded = (history: readonly Happened[]): Recorded[] =>
  history.map((commit, index) => ({
    ...commit,
    seq: index + 1,
    actor: actorOf(commit, replay(history.slice(0, index))),
  }));

const { calendar, deadlines } = contextOf(agent);

/** All findings on a story, asked at a time. */
export const findings = (history: readonly Recorded[], at: Instant): readonly ClauseFinding[] =>
  conformanceOf(history, at, { calendar, deadlines });

/** The finding on one clause of a story, asked when it was last acted on unless at another time. */
export function found(
  clause: Clause,
  story: { readonly history: readonly Happened[]; readonly now: Case; readonly at: Instant },
  at: Instant = story.at,
): ClauseFinding {
  return findings(recorded(story.history), at).find((each) => each.clause === clause) as ClauseFinding;
}

/** A finding in short: its status, and the events that show it. */
export const inShort = ({ status, proof }: ClauseFinding): string =>
  [status, ...proof.map(({ seq, type }) => `${seq} ${type}`)].join(', ');
