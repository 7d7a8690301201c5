import * as z from 'zod/mini';
import { linkPurposes } from '../../../domain/signing-link.ts';
import { Digest, Id } from '../../../domain/values.ts';
import { CaseView } from '../shapes.ts';
import { instant, named, text } from './values.ts';

/** What a one-time link shows and answers. */

/** A one-time link: its token is shown this once. */
export const SigningLink = z.strictObject({
  address: text,
  purpose: named(z.enum(linkPurposes)),
  until: instant,
});

/** What is signed by a link, as it is shown to whoever has it. */
export const LinkedTerms = z.strictObject({
  purpose: named(z.enum(linkPurposes)),
  digest: Digest,
  until: instant,
  matters: z.array(z.strictObject({ title: text, authority: named(Id) })),
  ...z.pick(CaseView, { office: true, principal: true, contact: true, parties: true, agent: true }).shape,
  ...z.pick(CaseView, { agreement: true, oral: true }).shape,
});

export const SignedByLink = z.strictObject({
  purpose: named(z.enum(linkPurposes)),
  digest: Digest,
  signedAt: instant,
});
