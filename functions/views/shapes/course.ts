import * as z from 'zod/mini';
import { Digest, Id } from '../../../domain/values.ts';
import { CaseId, count, instant, listOf, named, text } from './values.ts';

/** The course of a case, its notices, its conformance, and who has read it. */

export const CourseEntry = z.strictObject({
  number: count,
  at: instant,
  act: text,
  clause: text,
  citation: text,
  actor: text,
  matter: z.optional(text),
  details: z.array(text),
  commit: count,
  entry: count,
  corrected: z.optional(z.literal(true)),
});
export type CourseEntry = z.infer<typeof CourseEntry>;

export const Course = z.strictObject({ items: z.array(CourseEntry), chainHead: Digest });

const SentNotice = z.strictObject({ id: text, at: instant, text, about: text });

export const SentNotices = z.strictObject({ items: z.array(SentNotice) });

const ClauseStatusCode = z.enum(['obeyed', 'not-applicable', 'open', 'broken', 'general']);

const Proof = z.strictObject({
  commit: z.int().check(z.minimum(1)),
  event: text,
  act: text,
  at: instant,
  actor: text,
  matter: z.optional(Id),
});

const ClauseFinding = z.strictObject({
  number: text,
  citation: text,
  words: text,
  force: text,
  status: named(ClauseStatusCode),
  why: text,
  deadline: z.optional(z.strictObject({ at: instant, provisional: z.boolean() })),
  proof: z.array(Proof),
});

export const ConformanceView = z.strictObject({
  caseId: CaseId,
  profile: text,
  at: instant,
  counts: z.array(z.strictObject({ code: ClauseStatusCode, name: text, count })),
  chain: z.strictObject({
    ok: z.boolean(),
    head: Digest,
    commits: z.int().check(z.minimum(1)),
    brokenAt: z.optional(z.int().check(z.minimum(1))),
  }),
  clauses: z.array(ClauseFinding),
});
export type ConformanceView = z.infer<typeof ConformanceView>;

export const AccessEntry = z.strictObject({
  at: instant,
  actor: text,
  actorId: z.optional(text),
  operation: text,
  act: text,
  clause: z.optional(text),
  because: z.optional(text),
  sentence: z.optional(text),
  reason: z.optional(text),
  person: z.optional(text),
});
export type AccessEntry = z.infer<typeof AccessEntry>;

export const AccessEntries = listOf(AccessEntry);
