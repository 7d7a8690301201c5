import { evolveImprovement, type Improvement, type ImprovementEvent } from '../domain/improvement/improvement.ts';
import { evolveFinding, type Finding, type FindingEvent } from '../domain/supervision/finding.ts';
import { AccessLog } from '../store/access-log.ts';
import { AllCases } from '../store/all-cases.ts';
import { AuthorityNumbers } from '../store/authority-numbers.ts';
import { CaseLists } from '../store/case-lists.ts';
import { Cases } from '../store/cases.ts';
import { Chronicles } from '../store/chronicles.ts';
import { CountChecks } from '../store/count-checks.ts';
import { Counts } from '../store/counts.ts';
import { DoubtedRatings } from '../store/doubted-ratings.ts';
import { Drawings } from '../store/drawings.ts';
import { Links } from '../store/links.ts';
import { Objects } from '../store/objects.ts';
import { PersonalData } from '../store/personal.ts';
import { Reports } from '../store/reports.ts';
import { Samples } from '../store/samples.ts';
import { SeenRatings } from '../store/seen-ratings.ts';
import { StaffDirectory } from '../store/staff.ts';
import { Surveys } from '../store/surveys.ts';
import { Table } from '../store/table.ts';
import { Uploads } from '../store/uploads.ts';
import { Voices } from '../store/voices.ts';
import { Waits } from '../store/waits.ts';
import { env } from './env.ts';
import type { CountCheck } from './tasks/check-counts.ts';

/**
 * Made on first use and kept for as long as the function lives: a function touches only what its environment names. Nothing
 * happens when it is called, so that the bundler may leave out what a function never asks for.
 */
/* @__NO_SIDE_EFFECTS__ */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export const authorityNumbers = once(() => new AuthorityNumbers(table()));
export const table = once(() => new Table(env('TABLE_NAME')));
export const cases = once(() => new Cases(table()));
export const allCases = once(() => new AllCases(env('TABLE_NAME')));
export const countChecks = once(() => new CountChecks<CountCheck>(table()));
export const counts = once(() => new Counts(table()));
export const improvements = once(
  () => new Chronicles<Improvement, ImprovementEvent>(table(), 'IMPROVEMENT', evolveImprovement),
);
export const findings = once(() => new Chronicles<Finding, FindingEvent>(table(), 'FINDING', evolveFinding));
export const samples = once(() => new Samples(table()));
export const caseLists = once(() => new CaseLists(table()));
export const personalData = once(() => new PersonalData(table(), env('DATA_KEY_ARN')));
export const staffDirectory = once(() => new StaffDirectory(table()));
export const accessLog = once(() => new AccessLog(table()));
export const uploads = once(() => new Uploads(table()));
export const reports = once(() => new Reports(table()));
export const seenRatings = once(() => new SeenRatings(table()));
export const doubtedRatings = once(() => new DoubtedRatings(table()));
export const surveys = once(() => new Surveys(table()));
export const voices = once(() => new Voices(table()));
export const links = once(() => new Links(table()));
export const drawings = once(() => new Drawings(table(), env('DATA_KEY_ARN')));
export const waits = once(() => new Waits(table()));
export const documents = once(() => new Objects(env('DOCUMENT_BUCKET')));
export const archives = once(() => new Objects(env('ARCHIVE_BUCKET')));
