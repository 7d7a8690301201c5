import * as z from 'zod/mini';
import { serviceForms } from '../domain/assistance.ts';
import { ChangeAgent } from '../domain/change-agent.ts';
import { staffRoles, supervisorKinds } from '../domain/context.ts';
import { improvementStates } from '../domain/improvement/improvement.ts';
import { openStagesIn } from '../domain/lifecycle.ts';
import { figureParts } from '../domain/measure/behind-figures.ts';
import { dimensions } from '../domain/measure/figure.ts';
import { Representation } from '../domain/parties.ts';
import { CreditCode, IdentityNumber } from '../domain/person.ts';
import { findingStates } from '../domain/supervision/finding.ts';
import { Day, Digest, Id, Name, Phone, plainText } from '../domain/values.ts';
import { paging } from './http/paging.ts';

/** What is asked with, where the rules of the domain don't say it: uploads, lists, the staff directory. */

/** A request that needs no content. */
export const Nothing = z.strictObject({});

/** 20 MB: a scanned agreement of many pages at 300 dpi. */
const largestFile = 20 * 1024 * 1024;

const files = ['application/pdf', 'image/jpeg', 'image/png'] as const;
/** What phones record. */
const sounds = ['audio/mpeg', 'audio/mp4'] as const;

const upload = <const Purposes extends readonly [string, ...string[]]>(purposes: Purposes) =>
  z.strictObject({
    purpose: z.enum(purposes),
    type: z.enum(files),
    bytes: z.int().check(z.minimum(1), z.maximum(largestFile)),
    sha256: Digest,
  });

/** What staff put into a case; receipts and results are theirs alone. */
export const RequestUpload = z.discriminatedUnion('purpose', [
  upload([
    'material',
    'signed-agreement',
    'power-of-attorney',
    'confirmation',
    'proof',
    'cause-gone',
    'result',
    'receipt',
    'consent',
    'other',
  ]),
  z.extend(upload(['recording']), { type: z.enum(sounds) }),
]);
export type RequestUpload = z.infer<typeof RequestUpload>;

/** What belongs to a complaint: evidence, an answer in writing, the complaint itself as it came. */
export const RequestEvidence = upload(['proof', 'receipt', 'other']);

/** What a principal puts into an own case. */
export const RequestOwnUpload = upload([
  'material',
  'signed-agreement',
  'power-of-attorney',
  'proof',
  'cause-gone',
  'consent',
  'other',
]);

/** Showing personal data in clear takes a reason (§5.3.2, A.4.3). */
export const Reveal = z.strictObject({ reason: plainText(200) });
export type Reveal = z.infer<typeof Reveal>;

export const ListCases = z.strictObject({
  list: z._default(z.enum(['open', 'subtree', 'closed', 'mine']), 'open'),
  office: z.optional(Id),
  service: z.optional(z.enum(serviceForms)),
  stage: z.optional(z.enum(openStagesIn('service'))),
  kind: z.optional(z.enum(['person', 'organisation'])),
  ...paging,
});
export type ListCases = z.infer<typeof ListCases>;

export const ListComplaints = z.strictObject({
  list: z._default(z.enum(['open', 'closed', 'mine']), 'open'),
  office: z.optional(Id),
  stage: z.optional(z.enum(openStagesIn('complaint'))),
  ...paging,
});
export type ListComplaints = z.infer<typeof ListComplaints>;

export const Paged = z.strictObject(paging);
export type Paged = z.infer<typeof Paged>;

const searched = {
  office: z.optional(Id),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 20),
  cursor: paging.cursor,
};

/** The number is in the body, never in a URL. */
export const SearchCases = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('identityNumber'), value: IdentityNumber, ...searched }),
  z.strictObject({ by: z.literal('creditCode'), value: CreditCode, ...searched }),
  z.strictObject({ by: z.literal('phone'), value: Phone, ...searched }),
  /** The last eight digits of a case number, as people say it at a counter, and the day of its registration. */
  z.strictObject({
    by: z.literal('caseNumber'),
    value: z.string().check(z.regex(/^\d{8}$/)),
    day: z.optional(Day),
    ...searched,
  }),
]);
export type SearchCases = z.infer<typeof SearchCases>;

/** All cases of an agent who leaves: to whom, why, and how their principals are told (A.2.3). */
export const HandOverAll = z.extend(ChangeAgent, {
  limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 20),
  cursor: paging.cursor,
});
export type HandOverAll = z.infer<typeof HandOverAll>;

export const ListRepairs = z.strictObject({
  list: z._default(z.enum(['open', 'closed', 'mine']), 'open'),
  office: z.optional(Id),
  ...paging,
});
export type ListRepairs = z.infer<typeof ListRepairs>;

export const ListDoubtedRatings = z.strictObject({ office: z.optional(Id), ...paging });
export type ListDoubtedRatings = z.infer<typeof ListDoubtedRatings>;

export const ListImprovements = z.strictObject({
  office: z.optional(Id),
  /** `raised`: overdue ones that have gone up to the office. */
  list: z._default(z.enum([...improvementStates, 'raised']), 'open'),
  ...paging,
});
export type ListImprovements = z.infer<typeof ListImprovements>;
/** A month in Asia/Shanghai, `2026-03`. */
export const Month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/));

const figure = { month: Month, office: z.optional(Id), through: z.optional(Month) };

export const ReadFigures = z.strictObject({ ...figure, by: z.optional(z.enum(dimensions)) });
export type ReadFigures = z.infer<typeof ReadFigures>;

export const ListFigureCases = z.strictObject({
  ...figure,
  part: z._default(z.enum(figureParts), 'numerator'),
  ...paging,
});
export type ListFigureCases = z.infer<typeof ListFigureCases>;

export const ListFindings = z.strictObject({
  office: z.optional(Id),
  list: z._default(z.enum([...findingStates, 'raised']), 'open'),
  ...paging,
});
export type ListFindings = z.infer<typeof ListFindings>;

export const ListStaff = z.strictObject({ office: z.optional(Id), ...paging });
export type ListStaff = z.infer<typeof ListStaff>;

/** A member of staff as the directory keeps them; name and duty phone stand in agreements (A.2.2). */
export const EnrolStaff = z.strictObject({
  office: Id,
  roles: z.array(z.enum(staffRoles)).check(z.minLength(1), z.maxLength(staffRoles.length)),
  authorities: z.array(Id).check(z.maxLength(50)),
  name: Name,
  phone: Phone,
  active: z.boolean(),
  represents: z.optional(Representation),
  /** Of a supervisor, and of nobody else (8.1). */
  supervises: z.optional(z.strictObject({ kind: z.enum(supervisorKinds), from: Day, until: Day })),
});
export type EnrolStaff = z.infer<typeof EnrolStaff>;

/** Running cases of another system, as CSV in Base64; `read-import-template` gives the headings. */
export const ImportCases = z.strictObject({
  office: z.optional(Id),
  /** What the file is called in the history. */
  source: plainText(100),
  csv: z.string().check(z.minLength(1), z.maxLength(240_000), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  encoding: z._default(z.enum(['utf-8', 'gb18030']), 'utf-8'),
  /** Says what would come of each row and writes nothing. */
  dryRun: z.boolean(),
});
export type ImportCases = z.infer<typeof ImportCases>;
