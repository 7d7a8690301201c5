import { agents } from './words/agents.ts';
import { assistance } from './words/assistance.ts';
import { common } from './words/common.ts';
import { complaints } from './words/complaints.ts';
import { endings } from './words/endings.ts';
import { entrustment } from './words/entrustment.ts';
import { figures } from './words/figures.ts';
import { handling } from './words/handling.ts';
import { improvements } from './words/improvements.ts';
import { papers } from './words/papers.ts';
import { persons } from './words/persons.ts';
import { plan } from './words/plan.ts';
import { published } from './words/published.ts';
import { ratings } from './words/ratings.ts';
import { readings } from './words/readings.ts';
import { reception } from './words/reception.ts';
import { record } from './words/record.ts';
import { repairs } from './words/repairs.ts';
import { reports } from './words/reports.ts';
import { staff } from './words/staff.ts';
import { supervision } from './words/supervision.ts';
import { surveys } from './words/surveys.ts';
import type { Words } from './words/words.ts';

/**
 * The Chinese words of fields and values, by topic. Those of a new field or value stand in its topic's file under `words/`
 * (in `common.ts` when several topics use it); a new topic is a file there and a name here.
 */
export const topics: readonly Words[] = [
  common,
  published,
  readings,
  reception,
  assistance,
  persons,
  entrustment,
  plan,
  agents,
  papers,
  handling,
  endings,
  ratings,
  improvements,
  supervision,
  repairs,
  record,
  staff,
  complaints,
  reports,
  figures,
  surveys,
];

const together = (of: keyof Words): Readonly<Record<string, string>> =>
  Object.assign({}, ...topics.map((topic) => topic[of]));

const byName = together('names');
const byOwner = together('places');

/** The words of a field: of this one, or of its name anywhere. @param owner schema, then the fields around it */
export function fieldWords(owner: string, name: string): string {
  const [schema = ''] = owner.split('.');
  return byOwner[`${owner}.${name}`] ?? byOwner[`${schema}.${name}`] ?? byName[name] ?? '';
}

/** What values mean. */
export const enumWords = together('values');
