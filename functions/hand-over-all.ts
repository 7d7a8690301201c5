import { assign } from '../domain/assign.ts';
import { type ChangeAgent, changeAgent } from '../domain/change-agent.ts';
import { claimOf } from '../domain/claim.ts';
import { nothing, refused } from '../domain/decision.ts';
import { forbids } from '../domain/permissions.ts';
import type { StaffRecord } from '../store/staff.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { refusalProblem } from './http/problem.ts';
import { record } from './http/refuse.ts';
import { HandOverAll } from './requests.ts';
import { caseLists, staffDirectory } from './store.ts';
import type { HandedOver } from './views/shapes/agents.ts';

/**
 * A.2.3: all cases of an agent who leaves go to another one, a page at a time. Each case is a change of its own, so that
 * one which must stay hinders no other; whoever asks again, after an interruption too, goes on with what is left.
 */
export const handOverAll = operation({
  body: HandOverAll,
  answer: async (asked: Asked<HandOverAll>) => {
    const { body, path } = asked;
    const leaving = path['staffId'] ?? '';
    const member = await staffDirectory().find(body.agent);
    const office = member?.office ?? (asked.actor.kind === 'staff' ? asked.actor.office : '');
    const forbidden = forbids('hand-over-all', { office }, contextFor(asked.actor, asked.now));
    if (forbidden) return refusalProblem(forbidden);
    if (!member) return refusalProblem(refused('5.3.1', 'not-an-agent'));
    return answerList(asked, body, {
      of: [leaving, body.agent],
      read: (limit, after) => caseLists().ofAgent(office, leaving, 'service', limit, after),
      show: (cases) => inTurn(cases, ({ caseId }) => handOver(asked, caseId, leaving, member)),
    });
  },
});

/** One after the other: a page is soon done, and the table is not stormed. */
async function inTurn<From, To>(from: readonly From[], act: (each: From) => Promise<To>): Promise<To[]> {
  const done: To[] = [];
  for (const each of from) done.push(await act(each));
  return done;
}

/**
 * The list can be a moment behind: a case that somebody else has in charge by now is left to them. One that waits to be
 * received is assigned.
 */
async function handOver(
  asked: Asked<HandOverAll>,
  caseId: string,
  leaving: string,
  member: StaffRecord,
): Promise<HandedOver> {
  const { agent, reason, told } = asked.body;
  const change: ChangeAgent = { agent, reason, told };
  const outcome = await carryOut({
    caseId,
    command: asked.operation,
    actor: asked.actor,
    now: asked.now,
    decide: (now, context) => {
      if (claimOf(now)?.agent === leaving) return assign(now, { agent }, member.active ? member : undefined, context);
      return 'agent' in now && now.agent === leaving ? changeAgent(now, change, member, context) : nothing;
    },
  });
  return { caseId, ...(await became(asked, caseId, outcome)) };
}

async function became(asked: Asked, caseId: string, outcome: Outcome): Promise<Omit<HandedOver, 'caseId'>> {
  if (outcome.kind === 'done') return { outcome: outcome.quiet ? 'left' : 'done' };
  if (outcome.kind !== 'refused') return { outcome: 'busy' };
  const { clause, because, sentence } = outcome.refusal;
  await record(asked, caseId, { clause, because });
  return { outcome: 'refused', clause, because, sentence };
}
