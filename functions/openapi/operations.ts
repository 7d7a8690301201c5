import { agents } from './operations/agents.ts';
import { assistance } from './operations/assistance.ts';
import { complaints } from './operations/complaints.ts';
import type { Described } from './operations/described.ts';
import { endings } from './operations/endings.ts';
import { entrustment } from './operations/entrustment.ts';
import { figures } from './operations/figures.ts';
import { handling } from './operations/handling.ts';
import { improvements } from './operations/improvements.ts';
import { papers } from './operations/papers.ts';
import { persons } from './operations/persons.ts';
import { plan } from './operations/plan.ts';
import { published } from './operations/published.ts';
import { ratings } from './operations/ratings.ts';
import { readings } from './operations/readings.ts';
import { reception } from './operations/reception.ts';
import { record } from './operations/record.ts';
import { repairs } from './operations/repairs.ts';
import { reports } from './operations/reports.ts';
import { staff } from './operations/staff.ts';
import { supervision } from './operations/supervision.ts';
import { surveys } from './operations/surveys.ts';

/**
 * Every operation of `functions/routes.ts`, by topic. A new operation is a row in its topic's file under `operations/`;
 * a new topic is a file there and a line here.
 */
export const described: Readonly<Record<string, Described>> = {
  ...published,
  ...readings,
  ...reception,
  ...assistance,
  ...persons,
  ...entrustment,
  ...plan,
  ...agents,
  ...papers,
  ...handling,
  ...endings,
  ...ratings,
  ...improvements,
  ...supervision,
  ...repairs,
  ...record,
  ...staff,
  ...complaints,
  ...reports,
  ...figures,
  ...surveys,
};
