import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passedOn } from './hop.ts';
import { type Ask, ask, openInterface } from './interface.ts';
import { caseAfter, enrol, good, registered } from './story.ts';

interface Units {
  readonly read: number;
  readonly write: number;
}

let services: Awaited<ReturnType<typeof openInterface>>;
let caseId: string;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
  await registered();
  caseId = await caseAfter('custody');
});
afterAll(() => services.stop());

/** The table of `docs/access-patterns.md`: operation, words, read and write units. */
const said = new Map(
  readFileSync(new URL('../../docs/access-patterns.md', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, operation, read, write] = /^\| `([\w-]+)` \|.*\| ([\d.]+) \| ([\d.]+) \|$/.exec(line) ?? [];
      return operation ? [[operation, { read: Number(read), write: Number(write) }] as const] : [];
    }),
);

const asAgent: Ask = { as: 'agent-1' };
const onCase = (): Ask => ({ ...asAgent, path: { caseId, matterId: 'm1', personId: 'principal' } });
const upload = { purpose: 'other', type: 'image/png', bytes: 1, sha256: 'a'.repeat(64) };

/** One request of each kind, on the same case. */
const requests: Readonly<Record<string, () => Ask>> = {
  'report-progress': () => ({ ...onCase(), body: { text: '审批部门已受理', means: 'electronic' } }),
  'read-case': onCase,
  'read-own-case': () => ({ ...onCase(), as: 'resident-1' }),
  'read-course': onCase,
  'read-own-notices': () => ({ ...onCase(), as: 'resident-1' }),
  'list-cases': () => ({ ...asAgent, query: { limit: '2' } }),
  'list-own-cases': () => ({ as: 'resident-1', query: { limit: '2' } }),
  'search-cases': () => ({ ...asAgent, body: { by: 'phone', value: '13000000001', limit: 3 } }),
  'request-upload': () => ({ ...onCase(), body: upload }),
  reveal: () => ({ ...onCase(), body: { reason: '核对经营者身份' } }),
  'read-access-log': () => ({ ...onCase(), as: 'manager-1', query: { limit: '5' } }),
  'list-staff': () => ({ as: 'manager-1', query: { office: 'heping' } }),
};

async function cost(work: () => Promise<unknown>): Promise<Units> {
  const { readUnits, writeUnits } = services.meter;
  await work();
  return { read: services.meter.readUnits - readUnits, write: services.meter.writeUnits - writeUnits };
}

async function costs(): Promise<Record<string, Units>> {
  const measured: Record<string, Units> = {};
  const fresh = { id: '' };
  measured['register-online'] = await cost(async () => {
    fresh.id = await registered();
  });
  measured['receive'] = await cost(() =>
    good(ask('receive', { ...asAgent, path: { caseId: fresh.id }, body: { told: '已说明流程' } })),
  );
  const onItsWay = await passedOn();
  measured['accept-transfer'] = await cost(() =>
    good(ask('accept-transfer', { as: 'agent-9', path: { caseId: onItsWay.caseId }, body: {} })),
  );
  for (const [operation, request] of Object.entries(requests))
    measured[operation] = await cost(() => good(ask(operation, request())));
  return measured;
}

function holds(measured: Record<string, Units>): void {
  expect(Object.keys(measured).sort()).toEqual([...said.keys()].sort());
  for (const [operation, { read, write }] of Object.entries(measured)) {
    expect(read, `${operation} reads`).toBeLessThanOrEqual(said.get(operation)?.read ?? 0);
    expect(write, `${operation} writes`).toBeLessThanOrEqual(said.get(operation)?.write ?? 0);
  }
}

test('a request costs no more than docs/access-patterns.md says, and no more when there are more cases', async () => {
  holds(await costs());
  for (let count = 0; count < 30; count++) await registered({ as: `resident-${10 + count}` });
  holds(await costs());
});

test('a request that is refused before it is understood costs one read', async () => {
  const { read, write } = await cost(() => ask('receive', { ...onCase(), body: {} }));
  expect([read, write]).toEqual([1, 0]);
});

test('no lifecycle of the interface scans or counts', () => {
  const calls = Object.keys(services.meter.calls);
  expect(calls.filter((call) => call.startsWith('dynamodb:')).sort()).toEqual([
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:TransactWriteItems',
  ]);
});
