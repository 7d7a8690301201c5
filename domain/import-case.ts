import * as z from 'zod/mini';
import { dayOf } from './calendar.ts';
import { findItem } from './catalogue.ts';
import type { Context, Staff } from './context.ts';
import { type Decision, decided, refused } from './decision.ts';
import { forbids } from './permissions.ts';
import { Principal } from './person.ts';
import { Day, Id, plainText } from './values.ts';

/** A running case as another system had it: one row of the file. */
export const ImportRow = z.strictObject({
  /** Its number there: the same row, imported again, opens no second case. */
  key: z.string().check(z.regex(/^[\x21-\x7e]{1,64}$/)),
  principal: Principal,
  need: plainText(1000),
  items: z.array(Id).check(z.maxLength(20)),
  /** Staff id of the agent in charge. */
  agent: z.string().check(z.minLength(1), z.maxLength(255)),
  /** When it was registered there. */
  startedOn: Day,
});
export type ImportRow = z.infer<typeof ImportRow>;

/** Where a row comes from. */
export interface ImportSource {
  readonly office: string;
  /** What the manager calls the file. */
  readonly source: string;
  readonly row: number;
}

/**
 * A running case is taken over into acceptance (§7.2.1.1, §7.2.2): registered and received as any other, with an event that says
 * from where it was imported. The agreement on paper is then drawn up and recorded with its scan by the ordinary acts, so that
 * nothing is done without authority; its deadlines run from the import.
 * @param assignee the agent as the directory has them; undefined when it knows no such member in service
 */
export function importCase(
  id: string,
  { key, principal, need, items, agent, startedOn }: ImportRow,
  { office, source, row }: ImportSource,
  assignee: Staff | undefined,
  context: Context,
): Decision {
  if (!context.offices.some(({ code }) => code === office)) return refused('5.1.2', 'office-unknown');
  const forbidden = forbids('import-cases', { office }, context);
  if (forbidden) return forbidden;
  if (items.some((code) => !findItem(context.catalogue, code))) return refused('6.2', 'item-unknown');
  if (startedOn > dayOf(context.now)) return refused('7.2.1.1', 'started-in-future');
  if (assignee?.id !== agent || assignee.office !== office || !assignee.roles.includes('agent'))
    return refused('7.2.1.1', 'assignee-unfit');
  return decided(
    { type: 'CaseRegistered', id, office, channel: 'window', principal: { kind: principal.kind }, need, items },
    { type: 'CaseImported', source, row, key, startedOn },
    { type: 'CaseReceived', agent, told: `自“${source}”转入，原登记日期 ${startedOn}。` },
  );
}
