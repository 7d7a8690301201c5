import type { Decided } from '../domain/chronicle.ts';
import type { Context } from '../domain/context.ts';
import type { Refusal } from '../domain/decision.ts';
import { AlreadyDone, CaseBusy, CaseChanged } from '../store/cases.ts';
import type { Chronicles, Listed, Told } from '../store/chronicles.ts';
import type { Write } from '../store/table.ts';
import { contextFor } from './district.ts';
import type { Asked } from './http/call.ts';
import { onceOf } from './http/once.ts';
import { cases } from './store.ts';

/** What became of a command on something that is no case. */
export type ChronicleOutcome<State, Event> =
  | { readonly kind: 'done'; readonly told: Told<State, Event>; readonly replayed: boolean; readonly isNew: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not-found' | 'busy' | 'other-body' }
  | { readonly kind: 'stale'; readonly version: number };

interface Command<State, Event> {
  readonly of: Chronicles<State, Event>;
  /** Absent where the command begins a new one: its first event then says the id. */
  readonly id?: string | undefined;
  readonly decide: (now: State | undefined, context: Context) => Decided<Event> | Promise<Decided<Event>>;
  readonly idOf: (events: readonly Event[]) => string;
  readonly listed: (now: State, context: Context) => Listed;
  readonly further?: (events: readonly Event[]) => readonly Write[];
}

/** How often a command is decided anew when somebody else was first. */
const attempts = 4;

/** Load, decide, save, as with cases: quiet when there is nothing to do, and the same request is carried out once. */
export async function changeChronicle<State, Event>(
  asked: Asked,
  command: Command<State, Event>,
): Promise<ChronicleOutcome<State, Event>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(asked, command);
    } catch (error) {
      const again = error instanceof CaseChanged || error instanceof CaseBusy || error instanceof AlreadyDone;
      if (!again) throw error;
      if (attempt === attempts) return { kind: 'busy' };
    }
  }
}

async function attemptOnce<State, Event>(
  asked: Asked,
  { of, id, decide, idOf, listed, further }: Command<State, Event>,
): Promise<ChronicleOutcome<State, Event>> {
  const once = onceOf(asked);
  const before = once && (await cases().remembered(once.actor, once.key));
  if (before && before.bodyHash !== once.bodyHash) return { kind: 'other-body' };
  const found = before ? await of.find(before.caseId) : id === undefined ? undefined : await of.find(id);
  if (!found && (before || id !== undefined)) return { kind: 'not-found' };
  if (before && found)
    return { kind: 'done', told: of.at(found, before.version), replayed: true, isNew: id === undefined };
  const context = contextFor(asked.actor, asked.now);
  const decision = await decide(found?.now, context);
  if (decision.outcome === 'refused') return { kind: 'refused', refusal: decision };
  const { events } = decision;
  if (events.length === 0 && found) return { kind: 'done', told: found, replayed: false, isNew: false };
  if (found && asked.version !== undefined && asked.version !== found.version)
    return { kind: 'stale', version: found.version };
  const { actor, now: at, operation: name } = asked;
  const change = { id: found?.id ?? idOf(events), found, events, command: name, actor, at, once };
  const told = await of.save({ ...change, ...(further && { further: further(events) }) }, (now) =>
    listed(now, context),
  );
  return { kind: 'done', told, replayed: false, isNew: !found };
}
