import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import { agreementOf, type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Contact } from './person.ts';
import { Id } from './values.ts';

const contact = z.union([z.literal('principal'), Contact]);

/** 变更经办人: the principal, or somebody else whom the principal appoints. */
export const ChangeContact = z.strictObject({ contact });
export type ChangeContact = z.infer<typeof ChangeContact>;

/** The same on paper: the principal's notice, scanned. */
export const RecordContactChange = z.strictObject({ contact, documentId: Id });
export type RecordContactChange = z.infer<typeof RecordContactChange>;

/** What stands for the contact in the history: no name, no number. */
export interface NamedContact {
  readonly contact: 'principal' | 'contact';
  /** Keyed fingerprint of the contact's data, where it is not the principal. */
  readonly fingerprint?: string | undefined;
}

/** A.2.3: the principal tells the mandatary in writing, through an own sign-in (电子签名法 §3), who speaks for them from now on. */
export const changeContact = (now: Case, named: NamedContact, context: Context): Decision =>
  forbids('change-contact', subjectOf(now), context) ?? changed(now, named);

/** A.2.3: the principal's notice on paper, recorded by the agent in charge with the scan. */
export function recordContactChange(now: Case, named: NamedContact, documentId: string, context: Context): Decision {
  const forbidden = forbids('record-contact-change', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (isEntrusted(now) && !now.documents.some(({ id }) => id === documentId))
    return refused('A.2.3', 'document-unknown');
  return changed(now, named, documentId);
}

/** What was signed stays as it was; whom to reach is a matter of the present. */
function changed(now: Case, { contact: who, fingerprint }: NamedContact, documentId?: string): Decision {
  const over = serviceOver(now);
  if (over) return over;
  if (!isEntrusted(now)) return refused('A.7.4', 'authority-off');
  const terms = agreementOf(now)?.terms;
  const agreed = { contact: terms?.contact ?? 'principal', fingerprint: terms?.fingerprints['contact'] };
  const before = now.contact ?? agreed;
  if (before.contact === who && before.fingerprint === fingerprint) return nothing;
  return decided({
    type: 'ContactChanged',
    contact: who,
    ...(fingerprint ? { fingerprint } : {}),
    ...(documentId ? { documentId } : {}),
  });
}
