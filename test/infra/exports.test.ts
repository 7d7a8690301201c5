import { describe, expect, test } from 'vitest';
import { refusalsOf } from '../../infra/china.ts';
import { demo, readable, resourcesOf, synthesized } from './given.ts';

const templates = synthesized(demo({ export: true }));
const measurerOf = (some: typeof templates) =>
  resourcesOf(some, 'AWS::Lambda::Function').find(
    ({ Properties }) => Properties.FunctionName === 'bangdaiban-measurer',
  )!;
const schedule = (some: typeof templates) =>
  resourcesOf(some, 'AWS::Scheduler::Schedule').find(
    ({ Properties }) => Properties.Name === 'bangdaiban-export-counts',
  );
const bucketOf = (some: typeof templates) =>
  resourcesOf(some, 'AWS::S3::Bucket').find(({ id }) => id.startsWith('Exports'));

describe('a district that exports its counts', () => {
  test('has a bucket for them, closed like the others', () => {
    expect(bucketOf(templates)?.Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
  });

  test('lets one function write there and none read', () => {
    const statements = resourcesOf(templates, 'AWS::IAM::Policy').flatMap(({ Properties }) =>
      (Properties.PolicyDocument as { Statement: { Action: unknown; Resource: unknown }[] }).Statement.map((each) => ({
        roles: JSON.stringify(Properties.Roles),
        ...each,
      })),
    );
    const there = statements.filter(({ Resource }) =>
      [Resource].flat().some((each) => readable(each, templates).startsWith('ExportsBucket')),
    );
    expect(there).toMatchObject([{ Action: 's3:PutObject' }]);
    expect(there[0]?.roles).toContain('MeasurerRole');
    expect(measurerOf(templates).Properties.Environment).toMatchObject({
      Variables: { EXPORT_BUCKET: expect.anything() },
    });
  });

  test('writes a month each night from the freeze on, by the clock in Shanghai', () => {
    expect(schedule(templates)?.Properties).toMatchObject({
      ScheduleExpression: 'cron(0 4 14-25 * ? *)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      Target: { Input: '{"task":"export-counts","at":"<aws.scheduler.scheduled-time>"}' },
    });
  });

  test('needs nothing that the China regions lack, and names no partition', () => {
    for (const { Resources } of Object.values(templates)) expect(refusalsOf(Resources)).toEqual([]);
    expect(JSON.stringify(templates)).not.toContain('arn:aws:');
  });
});

test('no district exports anything unless its settings say so', () => {
  const plain = synthesized();
  expect([bucketOf(plain), schedule(plain)]).toEqual([undefined, undefined]);
  expect(measurerOf(plain).Properties.Environment).not.toMatchObject({
    Variables: { EXPORT_BUCKET: expect.anything() },
  });
  const off = synthesized(demo({ export: false }));
  expect(bucketOf(off)).toBeUndefined();
});
