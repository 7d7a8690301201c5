import * as z from 'zod/mini';
import { type Decided, did } from '../chronicle.ts';
import type { Context } from '../context.ts';
import { refused } from '../decision.ts';
import { type Command, forbids } from '../permissions.ts';
import { plainText } from '../values.ts';
import { type Improvement, type ImprovementEvent, isRunning } from './improvement.ts';

export const NoteImprovement = z.strictObject({ text: plainText(1000) });
export type NoteImprovement = z.infer<typeof NoteImprovement>;

/** What was done. */
export const FinishImprovement = z.strictObject({ text: plainText(1000) });
export type FinishImprovement = z.infer<typeof FinishImprovement>;

/** Why it is given up. */
export const DropImprovement = z.strictObject({ text: plainText(1000) });
export type DropImprovement = z.infer<typeof DropImprovement>;

type Decision = Decided<ImprovementEvent>;

/** §8.3: how it goes on; said while it runs. */
export function noteImprovement(now: Improvement, { text }: NoteImprovement, context: Context): Decision {
  const by = actorOf('note-improvement', now, context);
  if (typeof by !== 'string') return by;
  if (!isRunning(now)) return refused('8.3', 'improvement-over');
  return did({ type: 'ImprovementNoted', by, text });
}

/** §8.3: done, says its owner or a manager; whether it helped is for the figures to say. Quiet when it is done already. */
export function finishImprovement(now: Improvement, { text }: FinishImprovement, context: Context): Decision {
  const by = actorOf('finish-improvement', now, context);
  if (typeof by !== 'string') return by;
  if (now.state === 'done') return did();
  if (!isRunning(now)) return refused('8.3', 'improvement-over');
  return did({ type: 'ImprovementDone', by, text });
}

/** §8.3, as we read it: given up with reasons, and not by whoever answers for it. */
export function dropImprovement(now: Improvement, { text }: DropImprovement, context: Context): Decision {
  const by = actorOf('drop-improvement', now, context);
  if (typeof by !== 'string') return by;
  if (by === now.owner) return refused('8.3', 'improvement-own');
  if (now.state === 'dropped') return did();
  if (!isRunning(now)) return refused('8.3', 'improvement-over');
  return did({ type: 'ImprovementDropped', by, text });
}

/** Who acts, or why they may not. The owner stands to a measure as an agent to a case. */
export function actorOf(command: Command, { office, owner }: Improvement, context: Context) {
  const forbidden = forbids(command, { office, agent: owner }, context);
  if (forbidden) return refused('8.3', 'not-permitted');
  return context.actor.kind === 'staff' ? context.actor.id : refused('5.3.2', 'not-permitted');
}
