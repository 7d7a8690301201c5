import { randomInt } from 'node:crypto';
import { dayOf } from '../../domain/calendar.ts';
import type { Case } from '../../domain/case.ts';
import { caseNumber } from '../../domain/case-number.ts';
import type { Context } from '../../domain/context.ts';
import { evolve } from '../../domain/evolve.ts';
import { maskPerson } from '../../domain/person.ts';
import { register as decide, type RegisterAtWindow, type RegisterOnline } from '../../domain/register.ts';
import { AlreadyDone, CaseBusy, CaseChanged } from '../../store/cases.ts';
import { keys } from '../../store/keys.ts';
import type { Write } from '../../store/table.ts';
import { detailsOf, type Outcome, replayed } from '../carry-out.ts';
import { contextFor, district } from '../district.ts';
import { cases, personalData } from '../store.ts';
import type { Asked, Reply } from './call.ts';
import { answerOutcome } from './command.ts';
import { onceOf } from './once.ts';
import { isProblem, type Problem, problem, refusalProblem } from './problem.ts';

type Wish = RegisterOnline | RegisterAtWindow;

/** How often another number is drawn, or the first answer looked up again. */
const attempts = 4;

/** §7.2.1.1: a new case, with its principal's data sealed in the same transaction. The request, repeated, opens no second. */
export async function register(asked: Asked<Wish>): Promise<Reply | Problem> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const outcome = (await replayed(onceOf(asked))) ?? (await attemptOnce(asked));
    if (outcome) return isProblem(outcome) ? outcome : located(asked, await answerOutcome(asked, outcome, 201));
  }
  return problem('busy', { headers: { 'retry-after': '1' } });
}

/** Undefined when the number was taken or the same request was at work: worth another attempt. */
async function attemptOnce(asked: Asked<Wish>): Promise<Outcome | Problem | undefined> {
  const { actor, now: at, body } = asked;
  const context = contextFor(actor, at);
  const id = caseNumber(district.division, dayOf(at), random, body.service);
  const decision = decide(id, body, context);
  if (decision.outcome === 'refused') return refusalProblem(decision);
  const next = decision.events.reduce<Case | undefined>((now, event) => evolve(now, event, at), undefined);
  if (!next) throw new Error('A registration without events');
  return open(asked, next, decision.events, context);
}

/** Seven digits of the number: drawn by the system's generator, so that nobody guesses whose is next. */
const random = (): number => randomInt(10_000_000) / 10_000_000;

async function open(
  asked: Asked<Wish>,
  next: Case,
  events: Parameters<ReturnType<typeof cases>['open']>[0]['events'],
  context: Context,
): Promise<Outcome | undefined> {
  const { actor, now: at, body, operation: command } = asked;
  const sealed = await personalData().sealFirst(next.id, next.office, body.principal, at);
  const details = detailsOf(next, maskPerson(body.principal).name, context);
  const further = [...sealed, ...pointerOf(next, at)];
  try {
    const found = await cases().open({ next, events, command, actor, at, details, once: onceOf(asked), further });
    return { kind: 'done', found, quiet: false, replayed: false };
  } catch (error) {
    if (error instanceof CaseChanged || error instanceof AlreadyDone || error instanceof CaseBusy) return undefined;
    throw error;
  }
}

/** By which a principal finds own cases. */
const pointerOf = ({ id, principal: { account } }: Case, at: string): Write[] =>
  account === undefined ? [] : [{ put: { ...keys.principalCase(account, at, id), v: 1 } }];

function located({ actor }: Asked, reply: Reply | Problem): Reply | Problem {
  if (isProblem(reply)) return reply;
  const { id } = reply.body as { id: string };
  const location = actor.kind === 'principal' ? `/v1/my/cases/${id}` : `/v1/cases/${id}`;
  return { ...reply, headers: { ...reply.headers, location } };
}
