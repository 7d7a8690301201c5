import * as z from 'zod/mini';
import { consentPurposes, publishable, sensitiveKinds, takenAlong } from '../../../domain/consent.ts';
import { Digest, Id } from '../../../domain/values.ts';
import { instant, named, text } from './values.ts';

/** What the principal has consented to (A.4.3). */

const ConsentChannel = z.enum(['online', 'paper', 'phone', 'oral']);

export const ShownConsent = z.strictObject({
  id: Id,
  purpose: named(z.enum(consentPurposes)),
  /** Of a transfer. */
  from: z.optional(named(Id)),
  to: z.optional(named(Id)),
  along: z.optional(z.array(named(z.enum(takenAlong)))),
  /** Of sensitive data. */
  kinds: z.optional(z.array(named(z.enum(sensitiveKinds)))),
  /** Of a publication. */
  contents: z.optional(z.array(named(z.enum(publishable)))),
  wording: z.strictObject({ version: text, title: z.optional(text), text: z.optional(text), digest: Digest }),
  channel: named(ConsentChannel),
  documentId: z.optional(Id),
  record: z.optional(text),
  guardian: z.optional(Id),
  recordedBy: z.optional(text),
  at: instant,
  standing: z.boolean(),
  withdrawn: z.optional(
    z.strictObject({
      at: instant,
      channel: named(ConsentChannel),
      reason: z.optional(text),
      documentId: z.optional(Id),
    }),
  ),
});
export type ShownConsent = z.infer<typeof ShownConsent>;
