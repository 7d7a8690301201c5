import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bagOf, madeFacts } from '../../bench/facts.ts';
import { compute } from '../../domain/measure/compute.ts';
import { difference } from '../../domain/measure/contributions.ts';
import { exportedColumns } from '../../domain/measure/exported.ts';
import { indicators } from '../../domain/measure/indicators/all.ts';
import { leafKey } from '../../domain/measure/row.ts';
import { district } from '../../functions/district.ts';
import { handler } from '../../functions/lambdas/measurer.ts';
import { counts } from '../../functions/store.ts';
import { openDynamoDb } from '../../local/dynamodb/index.ts';
import { clause } from '../clause.ts';
import { surround } from '../local/conformance/cloud.ts';
import { front } from '../local/conformance/front.ts';
import { cases as table } from '../local/dynamodb/opened.ts';
import { serveS3 } from '../local/s3/served.ts';

const month = '2026-03';
const bags = [...madeFacts({ month, cases: 60, offices: district.offices, items: 5, seed: 2 })].map(bagOf);
let s3: S3Client;
let stop: () => Promise<void>;

beforeAll(async () => {
  const { surroundings, services, stop: close } = surround('cn-northwest-1');
  const dynamo = openDynamoDb(surroundings);
  services.push(dynamo);
  dynamo.ensureTable(table);
  const behind = await front(dynamo);
  const served = await serveS3();
  served.s3.ensureBucket({ name: 'exports', versioning: 'Enabled' });
  Object.assign(process.env, {
    AWS_REGION: served.region,
    AWS_ACCESS_KEY_ID: 'OPERATOR',
    AWS_SECRET_ACCESS_KEY: 'operator-secret',
    AWS_ENDPOINT_URL: behind.endpoint,
    AWS_ENDPOINT_URL_S3: served.endpoint,
    TABLE_NAME: table.TableName,
    EXPORT_BUCKET: 'exports',
  });
  s3 = new S3Client({ forcePathStyle: true });
  stop = async () => {
    await behind.stop();
    await served.stop();
    await close();
  };
  for (const [index, { leaf, counts: rows }] of bags.entries())
    await counts().count(
      { partition: `CASE#${index}`, through: 1, mark: undefined },
      difference(new Map(), new Map([[leafKey(leaf), new Map(rows)]])),
    );
});
afterAll(() => stop());

async function keysThere(): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'exports' }));
  return Contents.map(({ Key = '' }) => Key);
}

async function read(key: string): Promise<Uint8Array> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'exports', Key: key }));
  return Body!.transformToByteArray();
}
const readText = async (key: string) => new TextDecoder().decode(await read(key));

clause('8.2', () => {
  describe('the counts of a frozen month are exported', () => {
    test('a file for each office that has any, the table and the indicators; nothing of staff', async () => {
      const done = await handler({ task: 'export-counts', month });
      const offices = [...new Set(bags.map(({ leaf }) => leaf.office))].sort();
      expect(done).toMatchObject({ month, offices: offices.length });
      expect(await keysThere()).toEqual([
        ...offices.map((office) => `counted/month=${month}/office=${office}/rows.json.gz`),
        `sql/indicators-${month}.sql`,
        'sql/table.sql',
      ]);
      for (const office of offices)
        expect(gunzipSync(await read(`counted/month=${month}/office=${office}/rows.json.gz`)).toString()).not.toContain(
          'agent-',
        );
    });

    test('the SQL beside them gives the numbers of the report on them', async () => {
      const database = new DatabaseSync(':memory:');
      const columns = Object.entries(exportedColumns);
      const typed = columns.map(([name, type]) => `${name} ${type === 'bigint' ? 'INTEGER' : 'TEXT'}`);
      database.exec(`CREATE TABLE counted (month TEXT, office TEXT, ${typed.join(', ')})`);
      const insert = database.prepare(`INSERT INTO counted VALUES (?, ?${', ?'.repeat(columns.length)})`);
      for (const key of (await keysThere()).filter((each) => each.startsWith('counted/'))) {
        const [, of = '', office = ''] = /month=(.*)\/office=(.*)\/rows/.exec(key) ?? [];
        for (const line of gunzipSync(await read(key))
          .toString()
          .trim()
          .split('\n')) {
          const row = JSON.parse(line);
          insert.run(of, office, ...columns.map(([name]) => row[name] ?? null));
        }
      }
      const { total } = await compute(bags, {
        indicators,
        period: { from: month, to: month },
        through: month,
        offices: district.offices,
        office: 'centre',
        dimensions: [],
      });
      const questions = (await readText(`sql/indicators-${month}.sql`))
        .split(';\n')
        .filter((text) => text.trim() !== '');
      const found = questions.map((sql) => {
        const id = /^-- (\S+) /m.exec(sql)?.[1];
        return { id, value: database.prepare(sql).get()?.['value'] ?? undefined };
      });
      expect(found.length).toBeGreaterThan(40);
      for (const { id, value } of found) {
        const figure = total.find(({ indicator }) => indicator === id);
        expect({ id, value }).toEqual({ id, value: figure?.value === undefined ? undefined : Number(figure.value) });
      }
    });

    test('the table has a column for all that a row says, and knows every office', async () => {
      const sql = await readText('sql/table.sql');
      for (const [name, type] of Object.entries(exportedColumns)) expect(sql).toContain(`\`${name}\` ${type}`);
      expect(sql).toContain(`'projection.office.values' = '${district.offices.map(({ code }) => code).join(',')}'`);
      expect(sql).toContain("'s3://exports/counted/month=${month}/office=${office}/'");
      expect(sql).toContain("'projection.month.range' = '2026-01,NOW'");
    });

    test('twice, the same byte for byte', async () => {
      const key = (await keysThere())[0]!;
      const before = await read(key);
      await handler({ task: 'export-counts', month });
      expect(Buffer.from(await read(key)).equals(before)).toBe(true);
    });

    test('by the timetable: on the 14th the month that was frozen, each night after it the one before', async () => {
      const on = async (at: string) => ((await handler({ task: 'export-counts', at })) as { month: string }).month;
      expect(await on('2026-05-13T20:00:00Z')).toBe('2026-04');
      expect(await on('2026-05-14T20:00:00Z')).toBe('2026-03');
      expect(await on('2026-05-24T20:00:00Z')).toBe('2025-05');
    });

    test.each([
      ['a month that is not over', '2999-01', '2999-01 is not frozen before 2999-02-13T16:00:00.000Z'],
      ['what is no month', '2026-13', '2026-13 is no month'],
    ])('but %s', async (_, wrong, told) => {
      await expect(handler({ task: 'export-counts', month: wrong })).rejects.toThrow(told);
    });
  });
});
