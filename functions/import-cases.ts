import { type ImportRow, importCase } from '../domain/import-case.ts';
import { forbids } from '../domain/permissions.ts';
import type { StaffRecord } from '../store/staff.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { openCase } from './http/open-case.ts';
import { isProblem, problem, refusalProblem } from './http/problem.ts';
import { type ReadRow, readTable } from './import-table.ts';
import { ImportCases } from './requests.ts';
import { staffDirectory } from './store.ts';
import type { ImportedRow } from './views/shapes/reception.ts';

/**
 * §7.2.1.1: running cases are taken over from a file, row by row. A dry run writes nothing and says what is wrong with each
 * row; the real run opens those that are good. A row is known by its number: imported again, after an interruption too, it
 * opens no second case, so that a run goes on where it stopped.
 */
export const importCases = operation({
  body: ImportCases,
  answer: async (asked: Asked<ImportCases>) => {
    const { actor, now, body } = asked;
    const office = body.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('import-cases', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    const rows = readTable(Buffer.from(body.csv, 'base64'), body.encoding);
    if ('field' in rows) return problem('fields-invalid', { errors: [rows] });
    const agents = await agentsOf(rows);
    const done: ImportedRow[] = [];
    for (const row of rows) done.push(await outcomeOf(asked, office, withTwins(row, rows), agents));
    return { status: 200, body: { dryRun: body.dryRun, office, rows: done } };
  },
});

/** The agents of all rows, each read once. */
async function agentsOf(rows: readonly ReadRow[]): Promise<ReadonlyMap<string, StaffRecord>> {
  const ids = [...new Set(rows.flatMap(({ good }) => (good ? [good.agent] : [])))];
  const found = await Promise.all(ids.map((id) => staffDirectory().find(id)));
  return new Map(found.flatMap((record) => (record?.active ? [[record.id, record] as const] : [])));
}

/** A number stands in a file once. */
const withTwins = (row: ReadRow, rows: readonly ReadRow[]): ReadRow =>
  rows.some((other) => other.key === row.key && other.row < row.row)
    ? { row: row.row, key: row.key, errors: [{ field: '原编号', message: '与前面一行的编号重复。' }] }
    : row;

async function outcomeOf(
  asked: Asked<ImportCases>,
  office: string,
  { row, key, good, errors }: ReadRow,
  agents: ReadonlyMap<string, StaffRecord>,
): Promise<ImportedRow> {
  if (!good) return { row, key, outcome: 'refused', errors: [...errors] };
  const decide = (id: string, context: ReturnType<typeof contextFor>) =>
    importCase(id, good, { office, source: asked.body.source, row }, agents.get(good.agent), context);
  if (asked.body.dryRun) {
    const decision = decide('DB', contextFor(asked.actor, asked.now));
    if (decision.outcome === 'refused') return refusedRow(row, key, decision.sentence);
    return { row, key, outcome: 'would-import', errors: [] };
  }
  const reply = await openCase(ofRow(asked, office, good), (id, context) => {
    const decision = decide(id, context);
    if (decision.outcome === 'refused') return refusalProblem(decision);
    return { events: decision.events, principal: good.principal };
  });
  if (isProblem(reply)) return refusedRow(row, key, reply.problem === 'key-reused' ? changed : reply.detail);
  const replayed = reply.headers?.['idempotency-replayed'] === 'true';
  const { id: caseId } = reply.body as { id: string };
  return { row, key, outcome: replayed ? 'there' : 'imported', caseId, errors: [] };
}

const changed = '该编号已导入过，但内容不同；请核对，需要的在案件中更正。';

const refusedRow = (row: number, key: string, message: string): ImportedRow => ({
  row,
  key,
  outcome: 'refused',
  errors: [{ field: '', message }],
});

/** A row is a request of its own: of the office, whoever asks, under its number there. */
const ofRow = (asked: Asked<ImportCases>, office: string, body: ImportRow): Asked<ImportRow> => ({
  ...asked,
  account: `import:${office}`,
  key: body.key,
  path: {},
  body,
});
