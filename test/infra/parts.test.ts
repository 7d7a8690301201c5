import { CfnResource, type Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { lambdas } from '../../functions/lambdas.ts';
import { demo, legs, planned, type Resource, readable, resourcesOf, synthesized, type Template } from './given.ts';

const templates = synthesized();
const of = (type: string, source = templates) => resourcesOf(source, type);
const one = (type: string, source = templates): Resource => {
  const found = of(type, source);
  if (found.length !== 1) throw new Error(`${found.length} of ${type}`);
  return found[0]!;
};

describe('the templates', () => {
  test('pass the checks of CloudFormation itself', () => {
    expect(planned(demo(), legs, true).synth().stacks).toHaveLength(4);
  });

  test('would not with a property that does not exist', () => {
    const app = planned(demo(), legs, true);
    const stack = app.node.findChild('bangdaiban-data') as Stack;
    new CfnResource(stack, 'Planted', { type: 'AWS::SQS::Queue', properties: { Nonsense: 1 } });
    expect(() => app.synth()).toThrow(/Nonsense/);
  });

  test.each(Object.entries(templates))('%s holds no circle', (_, template) => {
    expect(circleIn(template)).toBeUndefined();
  });

  test('a circle would be seen', () => {
    const ring = {
      A: { Type: 'X', Properties: { b: { Ref: 'B' } } },
      B: { Type: 'X', Properties: {}, DependsOn: ['C'] },
      C: { Type: 'X', Properties: { a: [{ 'Fn::GetAtt': ['A', 'Arn'] }] } },
    };
    expect(circleIn({ Resources: ring })).toEqual(['A', 'B', 'C', 'A']);
  });

  test('are protected from being deleted by mistake', () => {
    const stacks = planned().node.children as Stack[];
    expect(stacks.map(({ terminationProtection }) => terminationProtection)).toEqual([true, true, true, true]);
  });

  test('need no parameter and ask for nothing while they are deployed', () => {
    for (const template of Object.values(templates)) expect(template).not.toHaveProperty('Parameters');
  });
});

describe('the table', () => {
  const table = one('AWS::DynamoDB::GlobalTable');

  test('is kept, copied every second, and can’t be deleted', () => {
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(table.Properties.Replicas).toMatchObject([
      { DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    ]);
  });

  test('forgets what expired, and streams both images', () => {
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    });
  });

  test('has the keys and indexes the store writes', () => {
    const list = { ProjectionType: 'INCLUDE', NonKeyAttributes: ['summary', 'caseId'] };
    const keys = (prefix: string) => [
      { AttributeName: `${prefix}pk`, KeyType: 'HASH' },
      { AttributeName: `${prefix}sk`, KeyType: 'RANGE' },
    ];
    expect(table.Properties.KeySchema).toEqual(keys(''));
    expect(table.Properties.GlobalSecondaryIndexes).toEqual([
      { IndexName: 'GSI1', KeySchema: keys('gsi1'), Projection: list },
      { IndexName: 'GSI2', KeySchema: keys('gsi2'), Projection: list },
      { IndexName: 'GSI3', KeySchema: keys('gsi3'), Projection: { ProjectionType: 'KEYS_ONLY' } },
    ]);
  });
});

describe('the buckets', () => {
  const bucket = (name: string, source = templates) =>
    of('AWS::S3::Bucket', source).find(({ id }) => id.startsWith(name))!.Properties;

  test.each(of('AWS::S3::Bucket'))('$id is private, versioned, encrypted and kept', (found) => {
    expect(found).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
  });

  test.each(of('AWS::S3::BucketPolicy'))('$id refuses what comes without TLS', ({ Properties }) => {
    expect(Properties.PolicyDocument).toMatchObject({
      Statement: [{ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    });
  });

  test('an archive is locked for the years of the settings, leap days included', () => {
    expect(bucket('Archives').ObjectLockConfiguration).toEqual({
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 3653 } },
    });
  });

  test('by nobody to be lifted, if the settings say so', () => {
    const strict = synthesized(demo({ archiveLock: 'COMPLIANCE' }));
    expect(bucket('Archives', strict).ObjectLockConfiguration).toMatchObject({
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE' } },
    });
  });

  test('no page may upload unless the settings name its origin', () => {
    expect(bucket('Documents')).not.toHaveProperty('CorsConfiguration');
    const open = synthesized(demo({ origins: ['https://www.example.gov.cn'] }));
    expect(bucket('Documents', open).CorsConfiguration).toMatchObject({
      CorsRules: [{ AllowedOrigins: ['https://www.example.gov.cn'], AllowedMethods: ['GET', 'HEAD', 'PUT'] }],
    });
  });
});

describe('the key', () => {
  test('turns every year, and is kept', () => {
    expect(one('AWS::KMS::Key')).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { EnableKeyRotation: true, PendingWindowInDays: 30 },
    });
  });
});

describe('the functions', () => {
  const functions = of('AWS::Lambda::Function');
  const named = (name: string) =>
    functions.find(({ Properties }) => Properties.FunctionName === `bangdaiban-${name}`)!.Properties;

  test('are those of functions/lambdas.ts', () => {
    expect(functions.map(({ Properties }) => Properties.FunctionName).sort()).toEqual(
      Object.keys(lambdas)
        .map((name) => `bangdaiban-${name}`)
        .sort(),
    );
  });

  test.each(Object.entries(lambdas))('%s runs as it is described there', (name, spec) => {
    expect(named(name)).toMatchObject({
      Description: spec.description,
      Handler: 'index.handler',
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      MemorySize: spec.memory,
      Timeout: spec.timeout,
      LoggingConfig: { LogFormat: 'JSON' },
    });
    expect(named(name)).not.toHaveProperty('TracingConfig');
    expect(named(name)).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  test.each(Object.entries(lambdas))('%s has the variables listed there, and no other', (name, spec) => {
    const { Variables = {} } = (named(name).Environment ?? {}) as { Variables?: object };
    const fonts = 'assets' in spec ? ['FONT_FOLDER'] : [];
    // Where a district exports nothing there is no bucket of that name; `exports.test.ts` has a district that does.
    const wanted = spec.environment.filter((each) => each !== 'EXPORT_BUCKET');
    expect(Object.keys(Variables).sort()).toEqual([...wanted, ...fonts].sort());
  });

  test('each variable means what its name says', () => {
    const meant = functions.flatMap(({ Properties }) =>
      Object.entries((Properties.Environment as { Variables: object } | undefined)?.Variables ?? {}),
    );
    const values = new Set(meant.map(([name, value]) => `${name}: ${readable(value, templates)}`));
    expect([...values].sort()).toEqual([
      'AGENCY_STATE_MACHINE_ARN: arn:AWS::Partition:states:cn-northwest-1:AWS::AccountId:stateMachine:bangdaiban-agency-case',
      'ARCHIVE_BUCKET: ArchivesBucket',
      'ASSISTANCE_STATE_MACHINE_ARN: arn:AWS::Partition:states:cn-northwest-1:AWS::AccountId:stateMachine:bangdaiban-assistance-case',
      'COMPLAINT_STATE_MACHINE_ARN: arn:AWS::Partition:states:cn-northwest-1:AWS::AccountId:stateMachine:bangdaiban-complaint-case',
      'DATA_KEY_ARN: DataKey.Arn',
      'DOCUMENT_BUCKET: DocumentsBucket',
      'EVENT_BUS_NAME: NoticesBus',
      'FONT_FOLDER: fonts',
      'REPAIR_STATE_MACHINE_ARN: arn:AWS::Partition:states:cn-northwest-1:AWS::AccountId:stateMachine:bangdaiban-repair-case',
      'TABLE_NAME: RecordsTable',
    ]);
  });

  test('run on Node 22 where the settings say so', () => {
    const older = synthesized(demo({ runtime: 'nodejs22.x' }));
    const runtimes = of('AWS::Lambda::Function', older).map(({ Properties }) => Properties.Runtime);
    expect(new Set(runtimes)).toEqual(new Set(['nodejs22.x']));
  });

  test.each(of('AWS::Logs::LogGroup'))('$id is kept for six months and more, and outlives its stack', (log) => {
    expect(log.Properties.RetentionInDays).toBeGreaterThanOrEqual(184);
    expect(log).toMatchObject({ DeletionPolicy: 'Retain' });
  });
});

/** Depth first; the way round when a resource leads back to itself. */
function circleIn({ Resources }: Template): string[] | undefined {
  const done = new Set<string>();
  const walk = (id: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(id)) return [...way.slice(way.indexOf(id)), id];
    if (done.has(id)) return undefined;
    for (const next of leadsTo(Resources[id]!).filter((other) => other in Resources)) {
      const circle = walk(next, [...way, id]);
      if (circle) return circle;
    }
    done.add(id);
    return undefined;
  };
  for (const id of Object.keys(Resources)) {
    const circle = walk(id, []);
    if (circle) return circle;
  }
  return undefined;
}

function leadsTo(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [inner as string];
    if (key === 'Fn::GetAtt') return [(inner as string[])[0]!];
    if (key === 'DependsOn') return [inner].flat() as string[];
    if (key === 'Fn::Sub') return [...String(inner).matchAll(/\$\{(\w+)/g)].map(([, id]) => id!);
    return leadsTo(inner);
  });
}
