import type { Case } from '../../domain/case.ts';
import type { Context } from '../../domain/context.ts';
import { type Command, forbids, subjectOf } from '../../domain/permissions.ts';
import { reEntrustable } from '../../domain/re-entrust.ts';
import { agents } from './allowed/agents.ts';
import { assistance } from './allowed/assistance.ts';
import { endings } from './allowed/endings.ts';
import { entrustment } from './allowed/entrustment.ts';
import { handling } from './allowed/handling.ts';
import { papers } from './allowed/papers.ts';
import { persons } from './allowed/persons.ts';
import { plan } from './allowed/plan.ts';
import { ratings } from './allowed/ratings.ts';
import { reception } from './allowed/reception.ts';
import { record } from './allowed/record.ts';
import { type Rows, takesDocuments, type When } from './allowed/when.ts';

/**
 * Operations on a case, by topic. A new one is a row in its topic's file under `allowed/`; a new topic is a file there and a
 * line here.
 */
const operations: Rows = {
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
  ...record,
};

const canBeReEntrusted: When = (now, context) => !('outcome' in reEntrustable(now, context));

/** What this actor may ask of the case now: permitted by the table of permissions, and possible as the case stands. */
export function allowed(now: Case, context: Context): string[] {
  const may = (command: Command) => !forbids(command, subjectOf(now), context);
  const upload = context.actor.kind === 'principal' ? 'request-own-upload' : 'request-upload';
  const again = context.actor.kind === 'principal' ? 're-entrust-online' : 're-entrust-at-window';
  const all = {
    ...operations,
    [upload]: ['add-document', takesDocuments] as const,
    [again]: ['re-entrust', canBeReEntrusted] as const,
  };
  return Object.entries(all)
    .filter(([, [command, when]]) => may(command) && when(now, context))
    .map(([verb]) => verb);
}
