import * as z from 'zod/mini';
import { type AssistanceForm, standardForms } from './assistance.ts';
import { type ProfileName, profileNames } from './profile/names.ts';
import { RatingChecks } from './rating-checks.ts';
import { deadline, SetDeadlines } from './set-deadlines.ts';
import { faultLine } from './settings-faults.ts';

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const code = z.string().check(z.regex(/^[A-Za-z0-9-]{1,32}$/));

/** An office of the district that serves people: centre, township or village (§5.1.2). */
export const Office = z.strictObject({
  code,
  name: words,
  kind: z.enum(['centre', 'township', 'village']),
  /** The office above it; absent for the centre alone. */
  parent: z.optional(code),
  address: words,
  hours: words,
  phone: words,
});
export type Office = z.infer<typeof Office>;

/** An authority that approves (审批部门): it decides matters; the agent is never part of it for the same matter. */
export const Authority = z.strictObject({
  code,
  name: words,
  address: words,
  hours: z.optional(words),
  phone: words,
  /** `sub` under which its own platform signs in, if it tells how matters stand there. */
  platform: z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});
export type Authority = z.infer<typeof Authority>;

/** The settings of one district: one file, validated when the stacks are synthesised and again by nobody else. */
export const District = z.strictObject({
  name: words,
  /** Six digits of GB/T 2260. */
  division: z.string().check(z.regex(/^\d{6}$/)),
  /** The organisation that accepts mandates (乙方). */
  mandatary: z.strictObject({ name: words, address: words, phone: words }),
  offices: z.array(Office).check(z.minLength(1)),
  authorities: z.array(Authority).check(z.minLength(1)),
  /** Any OIDC issuer; the audience its access tokens carry. */
  identity: z.strictObject({ issuer: z.url(), audience: words }),
  /** `sub` of those who may enrol staff before any staff is enrolled. */
  managers: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
  /** Only what differs from the standard followed, and from the defaults of `domain/deadlines.ts`. */
  deadlines: SetDeadlines,
  /** 帮办形式 besides the three that §6.3.1 names. */
  assistanceForms: z.optional(z.array(z.strictObject({ code, name: words }))),
  /** Who hears, step by step, of what stays overdue; `domain/deadlines.ts` has the default. */
  escalation: z.optional(
    z
      .array(z.strictObject({ above: z.int().check(z.minimum(0), z.maximum(5)), after: deadline }))
      .check(z.minLength(1)),
  ),
  amber: z.optional(
    z.strictObject({ share: z.number().check(z.minimum(0), z.maximum(1)), basis: z.string().check(z.minLength(2)) }),
  ),
  /** When a rating is looked at twice; `domain/rating-checks.ts` has the defaults. */
  ratingChecks: z.optional(RatingChecks),
  /** How long a sealed archive can't be changed or deleted. */
  retention: z.strictObject({
    archiveYears: z.int().check(z.minimum(1), z.maximum(100)),
    basis: words,
    approvedBy: z.optional(words),
  }),
  /** Whether the rows of the counts are written to S3 each month, to be asked in SQL; they are not unless this is true. */
  export: z.optional(z.boolean()),
  /** The standard that is followed, of those in `domain/profile/`. */
  profile: z.enum(Object.keys(profileNames) as [ProfileName, ...ProfileName[]]),
  region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)),
  runtime: z.enum(['nodejs24.x', 'nodejs22.x']),
  /** Requests per second, and the burst above it, for the whole interface. */
  throttle: z.strictObject({ rate: z.int().check(z.positive()), burst: z.int().check(z.positive()) }),
  /** Origins of browser pages allowed to call the interface. */
  origins: z.array(z.url()),
  /** Object Lock mode of the archive: GOVERNANCE can be lifted by whoever holds the permission, COMPLIANCE by nobody. */
  archiveLock: z.enum(['GOVERNANCE', 'COMPLIANCE']),
});
export type District = z.infer<typeof District>;

/** 帮办形式 of the district: those of the standard first (§6.3.1). */
export const formsOf = ({ assistanceForms = [] }: Pick<District, 'assistanceForms'>): readonly AssistanceForm[] => [
  ...standardForms,
  ...assistanceForms,
];

/**
 * What a wrong settings file is told: one line per fault, with the path of the setting and what would be right.
 * Beyond the shapes: exactly one centre, parents that exist, codes that are unique, no ring of parents.
 */
export function faultsOf(settings: unknown): string[] {
  const parsed = District.safeParse(settings);
  if (!parsed.success) return parsed.error.issues.map(faultLine);
  return [
    ...treeFaults(parsed.data),
    ...duplicates('authorities', parsed.data.authorities),
    ...formFaults(parsed.data),
    ...versionFaults(parsed.data),
  ];
}

/** Versions of a deadline stand the latest first, each with a first day of its own. */
const versionFaults = ({ deadlines }: District): string[] =>
  Object.entries(deadlines).flatMap(([name, set]) => {
    const days = set ? [set, ...(set.earlier ?? [])].map(({ effectiveFrom }) => effectiveFrom) : [];
    const sorted = days.every((day, index) => index === 0 || day < (days[index - 1] ?? ''));
    return sorted ? [] : [`deadlines.${name}.earlier: must be the latest first, each with another effectiveFrom`];
  });

function treeFaults(district: District): string[] {
  const { offices } = district;
  const byCode = new Map(offices.map((office) => [office.code, office]));
  const faults = duplicates('offices', offices);
  const roots = offices.filter((office) => !office.parent);
  if (roots.length !== 1 || roots[0]?.kind !== 'centre')
    faults.push('offices: exactly one office, the centre, has no parent');
  offices.forEach((office, index) => {
    if (office.parent && !byCode.has(office.parent))
      faults.push(`offices.${index}.parent: no office has the code ${office.parent}`);
    else if (isInRing(office, byCode)) faults.push(`offices.${index}.parent: the parents form a ring`);
  });
  return faults;
}

/** A form of the district takes no code of the standard's. */
function formFaults({ assistanceForms = [] }: District): string[] {
  const taken = assistanceForms.flatMap(({ code: value }, index) =>
    standardForms.some((form) => form.code === value)
      ? [`assistanceForms.${index}.code: ${value} is a form of the standard`]
      : [],
  );
  return [...taken, ...duplicates('assistanceForms', assistanceForms)];
}

function isInRing(office: Office, byCode: ReadonlyMap<string, Office>): boolean {
  const seen = new Set<string>();
  for (let at: Office | undefined = office; at; at = at.parent ? byCode.get(at.parent) : undefined) {
    if (seen.has(at.code)) return true;
    seen.add(at.code);
  }
  return false;
}

function duplicates(list: string, entries: readonly { code: string }[]): string[] {
  const first = new Map<string, number>();
  return entries.flatMap(({ code: value }, index) => {
    if (first.has(value)) return [`${list}.${index}.code: ${value} is used twice`];
    first.set(value, index);
    return [];
  });
}
