import * as z from 'zod/mini';
import type { Termination } from './case/endings.ts';
import type { CaseDocument } from './case/record.ts';
import type { Case, EndedCase } from './case.ts';
import { findItem } from './catalogue.ts';
import type { Context } from './context.ts';
import { type Decision, decided, type Refusal, refused } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { forbids, subjectOf } from './permissions.ts';
import { isNoMore } from './terminate.ts';
import { Id, plainText } from './values.ts';

/** 重新委托: what is wanted again, and why the cause of the termination is gone; with the file that shows it. */
export const ReEntrust = z.strictObject({
  need: plainText(1000),
  items: z.array(Id).check(z.maxLength(20)),
  explanation: plainText(1000),
  documentId: z.optional(Id),
});
export type ReEntrust = z.infer<typeof ReEntrust>;

/** A case whose service was terminated, with the reason. */
type Terminated = EndedCase & { readonly termination: Termination };

/** The terminated case, if this actor may entrust it anew; nobody entrusts for a principal who is no more. */
export function reEntrustable(before: Case, context: Context): Terminated | Refusal {
  const forbidden = forbids('re-entrust', subjectOf(before), context);
  if (forbidden) return forbidden;
  if (!('endedAt' in before) || !before.termination) return refused('7.2.5.3', 'not-terminated-before');
  if (isNoMore(before.termination)) return refused('7.2.5.3', 'cause-lasts', '民法典第934条');
  return before as Terminated;
}

/**
 * §7.2.5.3: the same principal entrusts again what was terminated, once the cause is gone. It is a new case with a new
 * agreement, linked to the old one, which takes nothing any more. As we read it, the principal's own termination (ground a)
 * is gone when the principal asks again; every other cause is shown to be gone by a document.
 * @param id the fresh case number
 * @param evidence the verified upload
 */
export function reEntrust(
  id: string,
  before: Case,
  { need, items, explanation }: ReEntrust,
  evidence: CaseDocument | undefined,
  context: Context,
): Decision {
  const old = reEntrustable(before, context);
  if ('outcome' in old) return old;
  const { ground, kind } = old.termination;
  if (!evidence && ground !== 'principal-asked') return refused('7.2.5.3', 'cause-not-shown');
  if (items.some((code) => !findItem(context.catalogue, code))) return refused('6.2', 'item-unknown');
  const shown: CaseEvent[] = evidence ? [{ type: 'DocumentAdded', document: evidence }] : [];
  const previous = { caseId: old.id, ground, ...(kind ? { kind } : {}), explanation };
  return decided(
    {
      type: 'CaseRegistered',
      id,
      office: old.office,
      channel: context.actor.kind === 'principal' ? 'online' : 'window',
      principal: old.principal,
      need,
      items,
      previous: { ...previous, ...(evidence ? { documentId: evidence.id } : {}) },
    },
    ...shown,
  );
}
