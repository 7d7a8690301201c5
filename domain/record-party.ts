import { serviceOver } from './authority.ts';
import { type AcceptanceCase, type Case, isEntrusted } from './case.ts';
import { findItem } from './catalogue.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { isShown, type RecordGuardian, type RecordOwnIntent, type RecordRepresentative } from './parties.ts';
import { type Command, forbids, subjectOf } from './permissions.ts';
import type { Clause } from './standard.ts';

/** Before anything is signed: afterwards what was signed names who signed. */
function open(command: Command, clause: Clause, now: Case, context: Context): AcceptanceCase | Refusal {
  const forbidden = forbids(command, subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now);
  if (over) return over;
  if (isEntrusted(now)) return refused('7.2.2', 'already-entrusted');
  if (now.stage !== 'acceptance') return refused(clause, 'wrong-stage');
  return now.draft?.signatures.length ? refused('A.7.4', 'already-signed') : now;
}

/**
 * A.7.4: whoever signs for an organisation has a recorded authority. A draft drawn up before is drawn up again, since what
 * is signed names who signs.
 * @param command whether staff record it or the principal does
 */
export function recordRepresentative(
  now: Case,
  { capacity, documentId }: RecordRepresentative,
  command: 'record-representative' | 'record-own-representative',
  context: Context,
): Decision {
  const held = now.parties?.representative;
  const accepted = open(command, 'A.7.4', now, context);
  if ('outcome' in accepted) return accepted;
  if (now.principal.kind !== 'organisation') return refused('A.7.4', 'not-an-organisation');
  if (!isShown(now, documentId)) return refused('A.7.4', 'proof-missing', '民法典第61条');
  if (held?.documentId === documentId && held.capacity === capacity) return nothing;
  return decided({ type: 'RepresentativeRecorded', capacity, documentId });
}

/** 民法典 §19 to 民法典 §28: whoever lacks full capacity entrusts through a guardian, whose relation a document shows. */
export function recordGuardian(
  now: Case,
  { relation, capacity, documentId }: RecordGuardian,
  context: Context,
): Decision {
  const held = now.parties?.guardian;
  const accepted = open('record-guardian', '6.3.2', now, context);
  if ('outcome' in accepted) return accepted;
  const { kind, age } = now.principal;
  if (kind !== 'person') return refused('6.3.2', 'not-a-person');
  const minor = age !== undefined && age !== 'adult' && age !== 'elder';
  if (minor === (capacity !== undefined)) return refused('6.3.2', 'capacity-mismatch', '民法典第21条');
  if (!isShown(now, documentId)) return refused('6.3.2', 'proof-missing', '民法典第27条');
  if (held?.documentId === documentId && held.relation === relation && held.capacity === capacity) return nothing;
  return decided({ type: 'GuardianRecorded', relation, ...(capacity ? { capacity } : {}), documentId });
}

/**
 * 老年人权益保障法 §55: an elder is asked in person or by video whether a home or household matter is the own will; neither
 * contact nor child answers instead (§4.1).
 */
export function recordOwnIntent(now: Case, asked: RecordOwnIntent, context: Context): Decision {
  const accepted = open('record-own-intent', '4.1', now, context);
  if ('outcome' in accepted) return accepted;
  const { actor, catalogue, now: at } = context;
  if (now.principal.kind !== 'person') return refused('4.1', 'not-a-person');
  if (asked.items.some((code) => !findItem(catalogue, code))) return refused('6.2', 'item-unknown');
  if (asked.askedAt > at || asked.askedAt < now.openedAt) return refused('4.1', 'said-when');
  const held = now.parties?.ownIntent;
  if (held?.askedAt === asked.askedAt && asked.items.every((code) => held.items.includes(code))) return nothing;
  return decided({ type: 'OwnIntentRecorded', ...asked, by: actor.kind === 'staff' ? actor.id : '' });
}
