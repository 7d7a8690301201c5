import * as z from 'zod/mini';
import { onlyAssisted, serviceOver } from './authority.ts';
import { dayOf, dueDate } from './calendar.ts';
import {
  otherGrounds,
  type Termination,
  type TerminationGround,
  terminationGrounds,
  withdrawalCauses,
} from './case/endings.ts';
import { noticeMeans } from './case/telling.ts';
import type { Case, HandlingCase, SuspendedCase } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { forbids, subjectOf } from './permissions.ts';
import type { Clause } from './standard.ts';
import { Day, plainText } from './values.ts';

/** 终止: on which ground of §7.2.5.2, why, and how and when the principal was told. */
export const Terminate = z.strictObject({
  ground: z.enum(terminationGrounds),
  kind: z.optional(z.enum(otherGrounds)),
  cause: z.optional(z.enum(withdrawalCauses)),
  explanation: plainText(1000),
  basis: z.optional(plainText(500)),
  told: z.optional(z.strictObject({ means: z.enum(noticeMeans), on: Day })),
});
export type Terminate = z.infer<typeof Terminate>;

/**
 * §7.2.5.2: the agent ends the service before it is completed, or the manager when the agent can't act. It ends at once
 * and the agent's authority with it; what remains is to hand back the papers and to sign the form (B.1).
 */
export function terminate(now: Case, asked: Terminate, context: Context): Decision {
  const forbidden = forbids('terminate', subjectOf(now), context);
  if (forbidden) return forbidden;
  if ('ground' in now && now.ground === asked.ground && now.termination?.kind === asked.kind) return nothing;
  const over = serviceOver(now) ?? onlyAssisted(now);
  if (over) return over;
  if (now.stage !== 'handling' && now.stage !== 'suspended') return refused('7.2.5.2', 'service-not-begun');
  if (now.dispute?.hold && context.actor.kind === 'staff' && context.actor.id === now.agent)
    return refused('A.6', 'on-hold');
  return groundFault(asked, context) ?? tellingFault(now, asked, context) ?? terminated(termination(asked), context);
}

/** A.5.3: the reason is told with its law. */
function groundFault({ ground, kind, cause, basis }: Terminate, { profile }: Context): Refusal | undefined {
  const row = profile.grounds.find(({ code }) => code === ground);
  if (!row) return refused('7.2.5.2', 'ground-unknown', profile.id);
  const isKind = kind === undefined ? !row.kinds : row.kinds?.includes(kind);
  if (!isKind) return refused('7.2.5.2', 'kind-mismatch');
  if (cause && ground !== 'principal-asked') return refused('7.2.5.2', 'cause-unasked');
  if (row.law && !basis) return refused('A.5.3', 'basis-missing');
  return undefined;
}

const tellingClause: Record<TerminationGround, Clause> = {
  'principal-asked': 'A.5.2',
  deception: 'A.5.4',
  'no-cooperation': 'A.5.4',
  'not-qualified': 'A.5.3',
  other: '7.2.5.2',
};

/** A principal who is no more can't be told, nor asked to evaluate. */
export const isNoMore = ({ kind }: Pick<Termination, 'kind'>) => kind === 'death' || kind === 'dissolution';

/** A.5.3, A.5.4: the principal is told first, during this service. */
function tellingFault(
  { mandate }: HandlingCase | SuspendedCase,
  asked: Terminate,
  { now }: Context,
): Refusal | undefined {
  if (isNoMore(asked) && !asked.told) return undefined;
  const on = asked.told?.on ?? '';
  const inTime = on >= dayOf(mandate.since) && on <= dayOf(now);
  return inTime ? undefined : refused(tellingClause[asked.ground], 'not-told');
}

const termination = ({ ground, kind, cause, explanation, basis, told }: Terminate): Termination => ({
  ground,
  ...(kind ? { kind } : {}),
  ...(cause ? { cause } : {}),
  explanation,
  ...(basis ? { basis } : {}),
  ...(told ? { told } : {}),
});

/** The service ends, and the principal is invited to evaluate it (§7.2.6). */
export const terminated = (why: Termination, context: Context): Decision => decided(...terminating(why, context));

export function terminating(why: Termination, { now, calendar, deadlines }: Context): CaseEvent[] {
  const until = dueDate(calendar, now, deadlines.evaluation).at;
  const invited: CaseEvent[] = isNoMore(why) ? [] : [{ type: 'EvaluationInvited', until }];
  return [{ type: 'ServiceTerminated', ...why }, ...invited];
}
