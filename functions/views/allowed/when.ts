import { awaitsConfirmation, inHandling } from '../../../domain/authority.ts';
import type { Case } from '../../../domain/case.ts';
import type { Context } from '../../../domain/context.ts';
import { isFinal } from '../../../domain/lifecycle.ts';
import type { Command } from '../../../domain/permissions.ts';

/** Whether the case stands so. */
export type When = (now: Case, context: Context) => boolean;

/** In one of these stages. */
export const inStage =
  (...stages: readonly Case['stage'][]): When =>
  ({ stage }) =>
    stages.includes(stage);

/** The mandate is in force, and whoever asks is its agent. */
export const mandated: When = (now, context) => !('outcome' in inHandling(now, context));

/** No case that is over takes any more files. */
export const takesDocuments: When = ({ stage }) => !isFinal(stage);

/** Nobody has signed anything yet. */
export const partyOpen = (now: Case): boolean => now.stage === 'acceptance' && !now.draft?.signatures.length;

/** By the agent within the mandate, by the manager in any case. */
export const canBeSuspended: When = (now, context) =>
  now.stage === 'handling' &&
  !awaitsConfirmation(now.mandate) &&
  (context.actor.kind !== 'staff' || context.actor.id !== now.agent || mandated(now, context));

/** Not by the agent in charge. */
export const notTheAgent: When = (now, { actor }) =>
  !(actor.kind === 'staff' && 'agent' in now && now.agent === actor.id);

/** Operations on a case, the permission each needs, and how the case must stand for it. */
export type Rows = Readonly<Record<string, readonly [Command, When]>>;
