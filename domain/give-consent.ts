import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import type { Case } from './case.ts';
import {
  type ConsentEvidence,
  type ConsentScope,
  isChild,
  isOfCase,
  isStanding,
  publishable,
  sensitiveKinds,
  takenAlong,
  WordingVersion,
  wordingShown,
} from './consent.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Id, plainText } from './values.ts';

const shared = {
  /** Version of the wording that was shown. */
  wording: WordingVersion,
  /** Document that proves a guardianship, when a guardian gives it. */
  guardian: z.optional(Id),
};

/** 同意: one purpose at a time, for a scope that is named, to a wording that was shown (个人信息保护法 §14, 个人信息保护法 §17). */
export const GiveConsent = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('transfer'), to: Id, ...shared }),
  z.strictObject({
    purpose: z.literal('sensitive-data'),
    kinds: z.array(z.enum(sensitiveKinds)).check(z.minLength(1), z.maxLength(sensitiveKinds.length)),
    ...shared,
  }),
  z.strictObject({
    purpose: z.literal('publication'),
    contents: z.array(z.enum(publishable)).check(z.minLength(1), z.maxLength(publishable.length)),
    ...shared,
  }),
]);
export type GiveConsent = z.infer<typeof GiveConsent>;

/** 登记同意: given at a window or by phone, with what shows it. */
export const RecordConsent = z.strictObject({
  consent: GiveConsent,
  evidence: z.discriminatedUnion('channel', [
    z.strictObject({ channel: z.literal('paper'), documentId: Id }),
    /** What was asked and answered, and how the person was recognised. */
    z.strictObject({ channel: z.enum(['phone', 'oral']), record: plainText(500) }),
  ]),
});
export type RecordConsent = z.infer<typeof RecordConsent>;

/** 同意: the principal, through an own sign-in. */
export const giveConsent = (now: Case, asked: GiveConsent, context: Context): Decision =>
  forbids('give-consent', subjectOf(now), context) ?? given(now, asked, { channel: 'online' }, context);

/** 登记同意: staff of the office, of what the principal signed or said. */
export const recordConsent = (now: Case, { consent, evidence }: RecordConsent, context: Context): Decision =>
  forbids('record-consent', subjectOf(now), context) ?? given(now, consent, evidence, context);

/**
 * A.4.3, §7.2.1.2, 个人信息保护法 §14: a consent is voluntary, explicit and informed: to a wording that is known, for a scope
 * that was told. The same consent, given again while it stands, is the same.
 */
function given(now: Case, asked: GiveConsent, evidence: ConsentEvidence, context: Context): Decision {
  const over = now.stage === 'evaluation' || now.stage === 'archiving' ? undefined : serviceOver(now);
  if (over) return over;
  const scope = scopeOf(now, asked);
  if ('outcome' in scope) return scope;
  const unproven = lacksEvidence(now, asked, evidence);
  if (unproven) return unproven;
  const wording = wordingShown({ purpose: asked.purpose, version: asked.wording }, evidence.channel, context);
  if ('outcome' in wording) return wording;
  const same = now.consents.some(
    (each) =>
      isStanding(each) &&
      each.wording.version === wording.version &&
      JSON.stringify(each.scope) === JSON.stringify(scope),
  );
  if (same) return nothing;
  const { actor } = context;
  return decided({
    type: 'ConsentGiven',
    consent: {
      id: context.newId(),
      scope,
      wording,
      evidence,
      ...(asked.guardian && { guardian: asked.guardian }),
      ...(actor.kind === 'staff' && { by: actor.id }),
    },
  });
}

/** What it covers. That of a transfer is what the principal was told of (§7.2.1.2), to the office that was named. */
function scopeOf(now: Case, asked: GiveConsent): ConsentScope | Refusal {
  switch (asked.purpose) {
    case 'transfer': {
      const proposed = now.stage === 'reception' ? now.proposal : undefined;
      if (!proposed) return refused('7.2.1.2', 'no-proposal');
      if (proposed.to !== asked.to) return refused('7.2.1.2', 'other-office-proposed', '个人信息保护法第23条');
      return { purpose: 'transfer', from: now.office, to: proposed.to, along: takenAlong };
    }
    case 'sensitive-data':
      return { purpose: 'sensitive-data', kinds: sensitiveKinds.filter((kind) => asked.kinds.includes(kind)) };
    case 'publication':
      return { purpose: 'publication', contents: publishable.filter((each) => asked.contents.includes(each)) };
  }
}

function lacksEvidence(now: Case, asked: GiveConsent, evidence: ConsentEvidence): Refusal | undefined {
  const ofChild = asked.purpose === 'sensitive-data' && asked.kinds.includes('child-under-14');
  if ((ofChild || isChild(now)) && !asked.guardian)
    return refused('A.4.3', 'guardian-consent-missing', '个人信息保护法第31条');
  if (asked.guardian && !isOfCase(now, asked.guardian)) return refused('A.4.3', 'document-unknown');
  if (evidence.channel === 'paper' && !isOfCase(now, evidence.documentId)) return refused('A.4.3', 'document-unknown');
  return undefined;
}
