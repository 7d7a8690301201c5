import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import type { Case } from './case.ts';
import { canonicalJson } from './chain.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import type { Form } from './profile/shape.ts';
import { Id, plainText } from './values.ts';

/** 出具文书: which form, what stands in its blanks, and the scan where the principal signs it too. */
export const IssueForm = z.strictObject({
  form: Id,
  values: z.record(z.string().check(z.regex(/^[a-z][a-z-]{1,39}$/)), plainText(500)),
  documentId: z.optional(Id),
});
export type IssueForm = z.infer<typeof IssueForm>;

/**
 * §7.2.2, §7.2.5: the agent issues a form that the standard followed prescribes. What it says, who signs it, when it may be
 * issued and what waits for it are data of `domain/profile/`; issuing the same again changes nothing.
 */
export function issueForm(now: Case, asked: IssueForm, context: Context): Decision {
  const forbidden = forbids('issue-form', subjectOf(now), context);
  if (forbidden) return forbidden;
  const form = context.profile.forms.find(({ id }) => id === asked.form);
  if (!form) return refused('7.2.2', 'form-unknown', context.profile.id);
  const fault = stageFault(now, form) ?? fillingFault(form, asked) ?? signatureFault(now, form, asked);
  if (fault) return fault;
  const by = context.actor.kind === 'staff' ? context.actor.id : '';
  const { values, documentId } = asked;
  const digest = context.digest(canonicalJson({ case: now.id, words: form, values }));
  if (now.forms?.some((issued) => issued.form === form.id && issued.digest === digest)) return nothing;
  return decided({
    type: 'FormIssued',
    form: form.id,
    values,
    by,
    digest,
    ...(documentId === undefined ? {} : { documentId }),
  });
}

function stageFault(now: Case, { stages, clause, source }: Form): Refusal | undefined {
  if ((stages as readonly string[]).includes(now.stage)) return undefined;
  return serviceOver(now) ?? refused(clause, 'wrong-stage', source);
}

/** Every blank that is asked for is filled, and no other. */
function fillingFault({ fields, clause, source }: Form, { values }: IssueForm): Refusal | undefined {
  const asked = fields.filter(({ from }) => from === 'asked');
  const isFull = asked.every(({ id, optional }) => optional || values[id] !== undefined);
  const isKnown = Object.keys(values).every((id) => asked.some((field) => field.id === id));
  return isFull && isKnown ? undefined : refused(clause, 'form-values', source);
}

function signatureFault(now: Case, form: Form, { documentId }: IssueForm): Refusal | undefined {
  if (!form.signatures.some(({ party }) => party === 'principal')) return undefined;
  const isThere = now.documents.some(({ id, purpose }) => id === documentId && purpose === 'receipt');
  return isThere ? undefined : refused(form.clause, 'evidence-missing', form.source);
}
