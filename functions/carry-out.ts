import type { Case } from '../domain/case.ts';
import { withoutConduct } from '../domain/confidential.ts';
import type { Actor, Context } from '../domain/context.ts';
import type { Decision, Refusal } from '../domain/decision.ts';
import { dues } from '../domain/due.ts';
import type { CaseEvent } from '../domain/events.ts';
import { evolve } from '../domain/evolve.ts';
import { nextWake } from '../domain/wake.ts';
import { AlreadyDone, CaseBusy, CaseChanged, type Found, type Step } from '../store/cases.ts';
import type { HeadDetails } from '../store/head.ts';
import type { Once } from '../store/once.ts';
import type { Write } from '../store/table.ts';
import { centre, contextFor } from './district.ts';
import { cases } from './store.ts';

/** A command on an existing case, however it arrived: over HTTP, from the workflow, from a schedule. */
export interface Asked {
  readonly caseId: string;
  /** The verb, as it stands in the history. */
  readonly command: string;
  readonly actor: Actor;
  /** When it was asked, ISO UTC. */
  readonly now: string;
  readonly decide: (now: Case, context: Context, found: Found) => Decision | Promise<Decision>;
  /** The version the asker saw (`If-Match`); without it the command is decided on whatever the case is now. */
  readonly version?: number | undefined;
  /** The idempotency key, if there is one. */
  readonly once?: Once | undefined;
  /** What happens to another case by the same command, in the same transaction. */
  readonly beside?: (next: Case) => Beside | undefined;
  /** Writes that belong to the same transaction, such as sealed personal data. */
  readonly further?: (next: Case) => Promise<readonly Write[]>;
}

/** Another case that the same command moves, or opens where none is found. */
export interface Beside {
  readonly found: Found | undefined;
  readonly event: CaseEvent;
}

/** What became of it. `done` holds the case after the command; `quiet` when there was nothing to do. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly found: Found;
      readonly quiet: boolean;
      readonly replayed: boolean;
      readonly reference?: string;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly found: Found }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'stale'; readonly version: number }
  | { readonly kind: 'busy' }
  | { readonly kind: 'other-body' };

/** How often a command is decided anew when somebody else was first. */
const attempts = 4;

/**
 * Load, decide, save: the one path of every change. Decides anew when the case changed meanwhile, repeats the answer of a
 * request that was carried out before, and writes nothing at all when the answer is no.
 */
export async function carryOut(asked: Asked): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(asked);
    } catch (error) {
      const again = error instanceof CaseChanged || error instanceof CaseBusy || error instanceof AlreadyDone;
      if (!again) throw error;
      if (attempt === attempts) return { kind: 'busy' };
    }
  }
}

async function attemptOnce(asked: Asked): Promise<Outcome> {
  const { caseId, command, actor, now: at, once, version } = asked;
  const found = await cases().find(caseId);
  // After the load: what the same request has done meanwhile is part of the case then, and its row is there.
  const repeated = await replayed(once, found);
  if (repeated) return repeated;
  if (!found) return { kind: 'not-found' };
  const context = contextFor(actor, at);
  const decision = await asked.decide(found.now, context, found);
  if (decision.outcome === 'refused') return { kind: 'refused', refusal: decision, found };
  if (decision.events.length === 0) return { kind: 'done', found, quiet: true, replayed: false };
  if (version !== undefined && version !== found.version) return { kind: 'stale', version: found.version };
  const next = decision.events.reduce<Case>((now, event) => evolve(now, event, at), found.now);
  const saved = await cases().save({
    found,
    next,
    events: decision.events,
    command,
    actor,
    at,
    once,
    details: detailsOf(next, found.principalName, context),
    beside: besideOf(asked, next, found.principalName, context),
    further: (await asked.further?.(next)) ?? [],
  });
  return { kind: 'done', found: saved, quiet: false, replayed: false, ...referenceOf(once) };
}

/** @param name the masked name that lists show of the first case; also of the one that is opened beside it */
function besideOf(
  { beside, command, actor, now: at }: Asked,
  next: Case,
  name: string,
  context: Context,
): Step | undefined {
  const other = beside?.(next);
  if (!other) return undefined;
  const { found, event } = other;
  const after = evolve(found?.now, event, at);
  const details = detailsOf(after, found?.principalName ?? name, context);
  return { found, next: after, events: [event], command, actor, at, details };
}

const referenceOf = (once: Once | undefined) => (once?.reference === undefined ? {} : { reference: once.reference });

/**
 * The answer of the first request with this key: rendered again from the case as it was then, never stored.
 * @param loaded the case, where it has been loaded already
 */
export async function replayed(once: Once | undefined, loaded?: Found): Promise<Outcome | undefined> {
  const before = once && (await cases().remembered(once.actor, once.key));
  if (!before) return undefined;
  if (before.bodyHash !== once.bodyHash) return { kind: 'other-body' };
  const isThere = loaded?.now.id === before.caseId && loaded.version >= before.version;
  const found = isThere ? loaded : await cases().find(before.caseId);
  if (!found) return { kind: 'not-found' };
  const reference = before.reference === undefined ? {} : { reference: before.reference };
  return { kind: 'done', found: cases().at(found, before.version), quiet: false, replayed: true, ...reference };
}

/** How long the dispatcher and the workflow have before reconciliation looks after a case, ms. */
const grace = 15 * 60_000;

/** The earliest date that lists show: what only some may know of (A.3.5) is none of them. */
export const listedDue = (now: Case, { calendar, deadlines }: Context) =>
  dues(withoutConduct(now), calendar, deadlines)[0];

/** The list attributes of the head for this state. */
export function detailsOf(next: Case, principalName: string, context: Context): HeadDetails {
  const due = listedDue(next, context);
  return { principalName, due: due && { name: due.name, at: due.at }, watchAt: watchTime(context), centre };
}

/**
 * Soon after a change, to see that it was dispatched and counted; reconciliation itself moves it on to the next wake-up, and
 * lets go of a case that is over. Whole
 * quarters of an hour: reconciliation runs no oftener, and commits within one leave the index as it is.
 */
const watchTime = ({ now }: Context) => new Date(Math.ceil(Date.parse(now) / grace + 1) * grace).toISOString();

/** When reconciliation looks at a case again that was found in order: some time after its next wake-up was due. */
export function watchAfter(now: Case, context: Context): string {
  const wakeAt = nextWake(now, context) ?? context.now;
  return new Date(Date.parse(wakeAt) + grace).toISOString();
}
