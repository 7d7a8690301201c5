import type { RepairCase } from '../../domain/case.ts';
import type { Context } from '../../domain/context.ts';
import { levelNames } from '../../domain/course.ts';
import { type Command, forbids, subjectOf } from '../../domain/permissions.ts';
import { contactMeansNames, mendOutcomeNames, raterCallNames } from '../../domain/repair/repair.ts';
import type { Found } from '../../store/cases.ts';
import type { Summary } from '../../store/head.ts';
import { officeName } from '../tasks/words.ts';
import { briefCourse } from './brief-course.ts';
import { duesOf } from './case/times.ts';
import { stageNames } from './names.ts';
import { tagName } from './ratings.ts';
import type { Repair, RepairSummary } from './shapes/repairs.ts';
import { summaryView } from './summary.ts';

const named = <Code extends string>(code: Code, names: Readonly<Record<Code, string>>) => ({ code, name: names[code] });

/**
 * The repair of a poor rating, for those who mend it: of the rated case no more than its number.
 * @throws Error when it is none, which its permissions exclude
 */
export function repairView(found: Found, context: Context): Repair {
  const { now, version } = found;
  if (!('repair' in now)) throw new Error('Not a repair');
  const { repair } = now;
  const { level, tags, contact, mending, calls, since: _, handler, extension, check, ...plain } = repair;
  return {
    id: now.id,
    version,
    stage: named(now.stage, stageNames),
    office: { code: now.office, name: officeName(now.office) },
    openedAt: now.openedAt,
    ...plain,
    level: named(level, levelNames),
    tags: tags.map((code) => ({ code, name: tagName(code) })),
    ...(now.need && { suggestion: now.need }),
    ...(handler && { handler }),
    ...(contact && { contact: { ...contact, means: named(contact.means, contactMeansNames) } }),
    ...(extension && { extension }),
    ...(mending && { mending: { ...mending, outcome: named(mending.outcome, mendOutcomeNames) } }),
    calls: calls.map((call) => ({ ...call, result: named(call.result, raterCallNames) })),
    ...(check && { check }),
    dues: duesOf(now, context),
    course: briefCourse(found, '评价人'),
    allowed: allowedOf(now, context),
  };
}

/** When each operation makes sense, besides whether whoever asks may do it at all. */
const rows: Readonly<Record<string, (now: RepairCase, id: string) => boolean>> = {
  'assign-repair': ({ stage }) => stage === 'poor-rating' || stage === 'mending',
  'extend-repair': ({ stage, repair }) => (stage === 'poor-rating' || stage === 'mending') && !repair.extension,
  'contact-rater': ({ stage, repair }) => stage === 'mending' && repair.named,
  'reveal-rater': ({ repair }) => repair.named,
  'record-mending': ({ stage, repair }) => stage === 'mending' && (!repair.named || repair.contact !== undefined),
  'call-rater-back': ({ stage }) => stage === 'mend-call',
  'check-repair': ({ stage, repair }, id) => stage === 'mend-check' && repair.mending?.by !== id,
};

function allowedOf(now: RepairCase, context: Context): string[] {
  const { actor } = context;
  if (actor.kind !== 'staff') return [];
  return Object.entries(rows)
    .filter(([verb, makesSense]) => !forbids(verb as Command, subjectOf(now), context) && makesSense(now, actor.id))
    .map(([verb]) => verb);
}

/** A line of a list of repairs. @param now ISO UTC */
export function repairSummary(summary: Summary, now: string): RepairSummary {
  const { level = 'dissatisfied' } = summary;
  return { ...summaryView(summary, now), level: named(level, levelNames) };
}
