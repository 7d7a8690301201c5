import { randomInt } from 'node:crypto';
import { dayOf } from '../../domain/calendar.ts';
import type { Case } from '../../domain/case.ts';
import { caseNumber } from '../../domain/case-number.ts';
import type { Context } from '../../domain/context.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Service } from '../../domain/kinds.ts';
import { maskPerson, type Person } from '../../domain/person.ts';
import { AlreadyDone, CaseBusy, CaseChanged } from '../../store/cases.ts';
import { keys } from '../../store/keys.ts';
import type { Write } from '../../store/table.ts';
import { detailsOf, type Outcome, replayed } from '../carry-out.ts';
import { contextFor, district } from '../district.ts';
import { cases, personalData } from '../store.ts';
import type { Asked } from './call.ts';
import { onceOf } from './once.ts';
import { isProblem, type Problem, problem } from './problem.ts';

/** What a new case begins with. */
export interface Opening {
  readonly events: readonly CaseEvent[];
  /** In clear; sealed in the same transaction. Absent when nobody says who they are. */
  readonly principal?: Person | undefined;
  /** Writes of the same transaction. */
  readonly further?: readonly Write[];
}

/** What it begins with under this number, or why it does not. */
export type Prepare = (id: string, context: Context) => Opening | Problem | Promise<Opening | Problem>;

/** How often another number is drawn, or the first answer looked up again. */
const attempts = 4;

/**
 * Opens a case under a fresh number, with its principal's data sealed in the same transaction. The request, repeated,
 * opens no second.
 * @param service which kind of number it is given
 */
export async function openNew(asked: Asked, prepare: Prepare, service: Service): Promise<Outcome | Problem> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const outcome = (await replayed(onceOf(asked))) ?? (await attemptOnce(asked, prepare, service));
    if (outcome) return outcome;
  }
  return problem('busy', { headers: { 'retry-after': '1' } });
}

/** Undefined when the number was taken or the same request was at work: worth another attempt. */
async function attemptOnce(asked: Asked, prepare: Prepare, service: Service): Promise<Outcome | Problem | undefined> {
  const { actor, now: at } = asked;
  const context = contextFor(actor, at);
  const opening = await prepare(caseNumber(district.division, dayOf(at), random, service), context);
  if (isProblem(opening)) return opening;
  const next = opening.events.reduce<Case | undefined>((now, event) => evolve(now, event, at), undefined);
  if (!next) throw new Error('A registration without events');
  return write(asked, next, opening, context);
}

/** Seven digits of the number: drawn by the system's generator, so that nobody guesses whose is next. */
const random = (): number => randomInt(10_000_000) / 10_000_000;

async function write(
  asked: Asked,
  next: Case,
  { events, principal, further = [] }: Opening,
  context: Context,
): Promise<Outcome | undefined> {
  const { actor, now: at, operation: command } = asked;
  const sealed = principal ? await personalData().sealFirst(next.id, next.office, principal, at) : [];
  const details = detailsOf(next, principal ? maskPerson(principal).name : nameless, context);
  const writes = [...sealed, ...pointerOf(next, at), ...further];
  try {
    const found = await cases().open({
      next,
      events,
      command,
      actor,
      at,
      details,
      once: onceOf(asked),
      further: writes,
    });
    return { kind: 'done', found, quiet: false, replayed: false };
  } catch (error) {
    if (error instanceof CaseChanged || error instanceof AlreadyDone || error instanceof CaseBusy) return undefined;
    throw error;
  }
}

/** What lists show of somebody who does not say who they are. */
const nameless = '匿名';

/** By which a principal finds own cases. */
const pointerOf = ({ id, principal: { account } }: Case, at: string): Write[] =>
  account === undefined ? [] : [{ put: { ...keys.principalCase(account, at, id), v: 1 } }];
