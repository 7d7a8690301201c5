import { type Family, kinds } from '../domain/kinds.ts';
import { type Stage, serviceOf } from '../domain/lifecycle.ts';
import type { Leaf } from '../domain/measure/row.ts';

/**
 * Every key of the one table, in one place; docs/access-patterns.md says which question each one answers.
 *
 *   pk                     sk                 what it is
 *   CASE#<id>              COMMIT#000007      one command: its events, actor, time, hash of the one before
 *   CASE#<id>              COUNTED            what was added to the counts for it, and through which commit
 *   CASE#<id>              DISPATCH           how far the workflow has been told, the present leg, the last one told to rest
 *   CASE#<id>              FOLLOWED#<id>      the case by which a terminated one was entrusted anew
 *   CASE#<id>              HEAD               where it stands: version, stage, lists
 *   CASE#<id>              KEY                the case's data key, wrapped
 *   CASE#<id>              LINK#<purpose>     which one-time link is the present one for this purpose
 *   CASE#<id>              LOOKUP#<hash>      finds the case by a person's number
 *   CASE#<id>              PERSON#<person>    personal data, encrypted, with their masked form
 *   CASE#<id>              RATINGS            stands in the list of what is looked at twice, while a rating is
 *   CASE#<id>              SIGNATURE#<purpose> a signature drawn by hand, encrypted under a key of its own
 *   CASE#<id>              UPLOAD#<document>  an upload that is awaited; expires
 *   CASE#<id>              WAIT#<stage>       the task token of the workflow's wait; never leaves the cloud
 *   ACCESS#<id>            <time>#<random>    who read, was refused or was shown what
 *   IDEMPOTENCY#<actor>    <key>              what a repeated request comes to; expires
 *   PRINCIPAL#<account>    CASE#<time>#<id>   the cases a principal registered
 *   STAFF#<id>             PROFILE            a member of staff
 *   AUTHORITY#<code>#<no>  CASE#<id>#<matter> finds a matter by the authority's own number
 *   LINK#<sha256>          LINK               a one-time link, by the hash of its token; expires
 *   COUNT#<month>#<office> <generation>#<day>#<item>#<cut>  a leaf: how often each row occurs, an attribute each
 *   COUNTED#<month>#<office> <generation>#CASE#<id>  finds the cases that count there
 *   COUNTS                 GENERATION         which generation of leaves is read, which is written
 *   COUNTS                 CHECK#<day>        what a nightly check compared and found
 *   SEEN#<kind>#<what>     <time>#<id>        that a rating came from this device, or said these words; expires
 *   SURVEY#<id>            HEAD               a survey, with its history
 *   SURVEY#<id>            MEMBER#<population>#<case>  one of its sample, and what became of it
 *   SURVEY#<id>            POPULATION#<population>#0001  the cases it was drawn from, packed
 *   SURVEY#<id>            COUNTED            what was added to the counts for it; for a voice the same
 *   VOICE#<id>             HEAD               what was said from outside
 *   IMPROVEMENT#<id>       ENTRY#000007       one command on a measure of improvement: its events, actor, time, hash
 *   IMPROVEMENT#<id>       COUNTED            what was added to the counts for it
 *   IMPROVEMENT#<id>       HEAD               its version and place in the lists
 *   FINDING#<id>           ENTRY#000007, HEAD a finding of a supervisor, as a measure of improvement is kept
 *   SAMPLE#<id>            SAMPLE             a random sample of cases as it was drawn, with its seed
 *   PROMISED#<month>       <id>               the measures that were promised by the figures of a month
 *   DISTRICT               PEPPER             the key of keyed hashes, wrapped
 *   REPORTS                <period>           how a report came to be: computed, reviewed, published
 *   REPORT#<period>        WAIT#review        the task token of the workflow that waits for its review
 *
 *   GSI1  OFFICE#<office>#OPEN#<stage>#<kind> <due>#<id>            work list of an office, by stage and kind of principal
 *   GSI1  OFFICE#<office>#DOUBTED             <time>#<id>           its ratings that are looked at twice
 *   GSI1  OFFICE#<office>#SURVEYS|VOICES      <time>#<id>           its surveys, what was said about it
 *   GSI1  OFFICE#<office>#CLOSED|STAFF        <time>#<id>           its closed cases, its staff
 *   GSI1  OFFICE#<office>#IMPROVEMENT#<state> <day>#<id>            measures of improvement of an office
 *   GSI1  OFFICE#<office>#FINDING#<state>     <due>#<id>            findings of supervisors that an office answers
 *   GSI2  OFFICE#<office>#FINDING#raised      <due>#<id>            overdue ones that have gone up to an office
 *   GSI2  OFFICE#<office>#IMPROVEMENT#raised  <day>#<id>            overdue ones that have gone up to an office
 *   GSI2  OFFICE#<office>#AGENT#<agent>       <due>#<id>            an agent's own list
 *   GSI2  OFFICE#<office>#PERSON#<hash>       <time>#<id>           cases of a person
 *         each of these begins with OFFICE#<office>#<FAMILY> for kinds of cases that have lists of their own (domain/kinds.ts)
 *   GSI3  OFFICE#<centre>#WATCH#<shard>       <time>#<id>           cases that reconciliation must look at by then
 *   GSI3  OFFICE#<centre>#WATCH#CHRONICLES    <time>#<id>           what is no case and must be looked at by then
 *   GSI3  OFFICE#<centre>#OVERDUE#<shard>     <due>#<id>            dispatch marks of cases seen to be overdue
 */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Published and coming reports, together: they are few. */
export const reportsPartition = 'REPORTS';

const key = (pk: string, sk: string): Key => ({ pk, sk });
const ofCase = (id: string) => `CASE#${id}`;

/** Sequence numbers sort as text up to a million commits. */
const sequence = (seq: number) => String(seq).padStart(6, '0');

export const keys = {
  casePartition: ofCase,
  commit: (id: string, seq: number) => key(ofCase(id), `COMMIT#${sequence(seq)}`),
  dispatch: (id: string) => key(ofCase(id), 'DISPATCH'),
  followed: (id: string, by: string) => key(ofCase(id), `FOLLOWED#${by}`),
  head: (id: string) => key(ofCase(id), 'HEAD'),
  dataKey: (id: string) => key(ofCase(id), 'KEY'),
  linkOf: (id: string, purpose: string) => key(ofCase(id), `LINK#${purpose}`),
  lookup: (id: string, hash: string) => key(ofCase(id), `LOOKUP#${hash}`),
  person: (id: string, person: string) => key(ofCase(id), `PERSON#${person}`),
  ratings: (id: string) => key(ofCase(id), 'RATINGS'),
  drawing: (id: string, purpose: string) => key(ofCase(id), `SIGNATURE#${purpose}`),
  upload: (id: string, document: string) => key(ofCase(id), `UPLOAD#${document}`),
  wait: (id: string, stage: string) => key(ofCase(id), `WAIT#${stage}`),
  access: (id: string, at: string, random: string) => key(`ACCESS#${id}`, `${at}#${random}`),
  idempotency: (actor: string, given: string) => key(`IDEMPOTENCY#${actor}`, given),
  principalCase: (account: string, at: string, id: string) => key(`PRINCIPAL#${account}`, `CASE#${at}#${id}`),
  staff: (id: string) => key(`STAFF#${id}`, 'PROFILE'),
  authorityNumber: (authority: string, number: string, id: string, matter: string) =>
    key(`AUTHORITY#${authority}#${number}`, `CASE#${id}#${matter}`),
  link: (hash: string) => key(`LINK#${hash}`, 'LINK'),
  counted: (partition: string) => key(partition, 'COUNTED'),
  leaves: (month: string, office: string) => `COUNT#${month}#${office}`,
  leaf: (generation: number, { office, day, item, cut }: Leaf) =>
    key(`COUNT#${day.slice(0, 7)}#${office}`, `${generation}#${day}#${item}#${cut}`),
  counting: (month: string, office: string) => `COUNTED#${month}#${office}`,
  countingSubject: (month: string, office: string, generation: number, partition: string) =>
    key(`COUNTED#${month}#${office}`, `${generation}#${partition}`),
  generation: key('COUNTS', 'GENERATION'),
  check: (day: string) => key('COUNTS', `CHECK#${day}`),
  seen: (kind: string, what: string, at: string, id: string) => key(`SEEN#${kind}#${what}`, `${at}#${id}`),
  survey: (id: string) => key(`SURVEY#${id}`, 'HEAD'),
  surveyMember: (id: string, population: string, caseId: string) =>
    key(`SURVEY#${id}`, `MEMBER#${population.slice(0, 16)}#${caseId}`),
  surveyPopulation: (id: string, population: string, part: number) =>
    key(`SURVEY#${id}`, `POPULATION#${population.slice(0, 16)}#${String(part).padStart(4, '0')}`),
  voice: (id: string) => key(`VOICE#${id}`, 'HEAD'),
  chronicle: (kind: string, id: string) => `${kind}#${id}`,
  entry: (kind: string, id: string, seq: number) => key(`${kind}#${id}`, `ENTRY#${sequence(seq)}`),
  chronicleHead: (kind: string, id: string) => key(`${kind}#${id}`, 'HEAD'),
  sample: (id: string) => key(`SAMPLE#${id}`, 'SAMPLE'),
  promised: (month: string, id: string) => key(`PROMISED#${month}`, id),
  pepper: key('DISTRICT', 'PEPPER'),
  report: (period: string) => key(reportsPartition, period),
  reportWait: (period: string) => key(`REPORT#${period}`, 'WAIT#review'),
} as const;

/** The range of sort keys that holds all commits, what was counted, the dispatch mark, the cases that follow and the head: one query loads a case. */
export const caseRange = { from: 'COMMIT#', to: 'HEAD' } as const;

/** The same of what is no case. */
export const chronicleRange = { from: 'COUNTED', to: 'HEAD' } as const;

/** Reconciliation reads this many partitions, so that watching is spread. */
export const watchShards = 4;

/** Lists of 帮办 and 代办 lie under the office; those of other kinds under its part for them, so that no query meets both. */
const within = (office: string, family: Family) =>
  family === 'service' ? `OFFICE#${office}` : `OFFICE#${office}#${(family as string).toUpperCase()}`;

export const lists = {
  open: (office: string, stage: Stage, kind: string) =>
    `${within(office, kinds[serviceOf(stage)].lists)}#OPEN#${stage}#${kind}`,
  closed: (office: string, family: Family) => `${within(office, family)}#CLOSED`,
  doubted: (office: string) => `OFFICE#${office}#DOUBTED`,
  staff: (office: string) => `OFFICE#${office}#STAFF`,
  surveys: (office: string) => `OFFICE#${office}#SURVEYS`,
  voices: (office: string) => `OFFICE#${office}#VOICES`,
  findings: (office: string, state: string) => `OFFICE#${office}#FINDING#${state}`,
  improvements: (office: string, state: string) => `OFFICE#${office}#IMPROVEMENT#${state}`,
  watchChronicles: (centre: string) => `OFFICE#${centre}#WATCH#CHRONICLES`,
  agent: (office: string, agent: string, family: Family) => `${within(office, family)}#AGENT#${agent}`,
  person: (office: string, hash: string, family: Family) => `${within(office, family)}#PERSON#${hash}`,
  watch: (centre: string, shard: number) => `OFFICE#${centre}#WATCH#${shard}`,
  overdue: (centre: string, shard: number) => `OFFICE#${centre}#OVERDUE#${shard}`,
} as const;

/** The shard of a case: its check digit, which is spread evenly. */
export const shardOf = (caseId: string): number => Number(caseId.at(-1)) % watchShards;
