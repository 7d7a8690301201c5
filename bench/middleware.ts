import type { Context } from 'aws-lambda';
import type { Answer, Passing } from '../functions/http/call.ts';
import { handler } from '../functions/lambdas/staff.ts';
import { apiEvent } from './api-event.ts';
import { someCase } from './first-events.ts';
import { answerFromMemory } from './memory-table.ts';
import type { Effort, Measured, Row } from './row.ts';
import { prepare } from './standing.ts';
import { interleave, ratios, summary } from './statistics.ts';

/** Another number, with a right check digit, of no case. */
const noCase = 'DB9901002026030400000014';
const told = '属于本中心服务范围，已说明办理流程，代办不收取任何费用。';
const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 10_000 } as Context;

type Ask = () => Promise<unknown>;

/**
 * CPU of one request through the real function of the staff, its table in memory, ÷ that of a raw handler that parses the
 * same body and writes the same answer.
 */
export async function measureMiddleware({ quick }: Effort): Promise<Measured> {
  const memory = answerFromMemory();
  await prepare(someCase);
  memory.freeze();
  const [around, whole] = [reception(noCase), reception(someCase)];
  const times = await quietly(async () => {
    const subjects = { ...(await besideRaw('around', around, 404)), ...(await besideRaw('whole', whole, 200)) };
    await interleave(subjects, 3);
    return interleave(subjects, quick ? 5 : 31);
  });
  return { rows: rowsOf(times), raw: { cpuMicroseconds: times } };
}

const reception = (caseId: string) =>
  apiEvent({ operation: 'receive', as: 'agent-1', path: { caseId }, body: { told } }) as unknown as Passing;

/** The request through our handler, and through a raw one that answers the same; µs of CPU each. */
async function besideRaw<Name extends string>(name: Name, event: Passing, status: number) {
  const answer = (await handler({ ...event }, context)) as Exclude<Answer, string>;
  if (answer.statusCode !== status) throw new Error(`The request came to ${answer.statusCode}: ${answer.body}`);
  const said = JSON.parse(answer.body ?? '');
  const raw: Ask = () => rawHandler({ ...event }, { ...answer, said });
  const subjects = {
    [name]: () => cpuOf(() => handler({ ...event }, context), 1000),
    [`${name}, raw`]: () => cpuOf(raw, 10_000),
  };
  return subjects as Record<Name | `${Name}, raw`, () => Promise<number>>;
}

/** What a handler can't do without. */
async function rawHandler(
  { body }: Passing,
  { statusCode, headers, said }: Exclude<Answer, string> & { said: unknown },
) {
  JSON.parse(body ?? '');
  return { statusCode, headers, body: JSON.stringify(said) };
}

/** µs of CPU per request, all threads of the process. */
async function cpuOf(ask: Ask, times: number): Promise<number> {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) await ask();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

/** Log lines are made, but written nowhere. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { log } = console;
  console.log = () => {};
  try {
    return await work();
  } finally {
    console.log = log;
  }
}

type Times = Record<'around' | 'around, raw' | 'whole' | 'whole, raw', number[]>;

function rowsOf(times: Times): Row[] {
  const row = (what: string, name: 'around' | 'whole', aim?: number): Row => {
    const [ours, raw] = [times[name], times[`${name}, raw`]];
    const note = `${summary(ours).median.toFixed(1)} µs ÷ ${summary(raw).median.toFixed(1)} µs`;
    return { what, ...summary(ratios(ours, raw)), unit: '×', ...(aim && { aim }), note };
  };
  return [
    row('all that is done around a decision (404)', 'around', 6),
    row('reception: the same, with decision, history and view (200)', 'whole'),
  ];
}
