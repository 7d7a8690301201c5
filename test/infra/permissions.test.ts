import { describe, expect, test } from 'vitest';
import { lambdas } from '../../functions/lambdas.ts';
import { keys } from '../../store/keys.ts';
import { readable, resourcesOf, synthesized } from './given.ts';

const templates = synthesized();

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

const states = 'arn:AWS::Partition:states:cn-northwest-1:AWS::AccountId';
const names: Readonly<Record<string, string>> = {
  'RecordsTable.Arn': 'table',
  'RecordsTable.Arn/index/GSI1': 'GSI1',
  'RecordsTable.Arn/index/GSI2': 'GSI2',
  'RecordsTable.Arn/index/GSI3': 'GSI3',
  'RecordsTable.StreamArn': 'stream',
  'RecordsTable.Arn/stream/*': 'streams of the table',
  'DocumentsBucket.Arn/cases/*': 'documents of cases',
  'ArchivesBucket.Arn/*': 'archives',
  'DocumentsBucket.Arn/reports/*': 'drafts of reports',
  'ArchivesBucket.Arn/reports/*': 'published reports',
  [`${states}:stateMachine:bangdaiban-monthly-report`]: 'workflow of reports',
  'DataKey.Arn': 'key',
  'NoticesBus.Arn': 'bus',
  'DispatchDeadLetters.Arn': 'dead letters',
  'TimetableDeadLetters.Arn': 'dead letters',
  [`${states}:stateMachine:bangdaiban-agency-case`]: 'workflow',
  [`${states}:execution:bangdaiban-agency-case:*`]: 'executions',
  [`${states}:stateMachine:bangdaiban-assistance-case`]: 'assistance workflow',
  [`${states}:execution:bangdaiban-assistance-case:*`]: 'assistance executions',
  [`${states}:stateMachine:bangdaiban-complaint-case`]: 'complaint workflow',
  [`${states}:execution:bangdaiban-complaint-case:*`]: 'complaint executions',
  [`${states}:stateMachine:bangdaiban-repair-case`]: 'repair workflow',
  [`${states}:execution:bangdaiban-repair-case:*`]: 'repair executions',
};

/** The policy of a role: for each resource, what may be done with it. */
function policyOf(role: string): Record<string, string[]> {
  const statements = resourcesOf(templates, 'AWS::IAM::Policy')
    .filter(({ Properties }) => list(Properties.Roles).some((of) => readable(of, templates) === role))
    .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
  const policy: Record<string, string[]> = {};
  for (const { Action, Resource } of statements)
    for (const resource of list(Resource)) {
      const text = readable(resource, templates);
      const own = text.replace(role.replace('Role', ''), '');
      const name = names[text] ?? own;
      policy[name] = [...(policy[name] ?? []), ...list(Action)].sort();
    }
  return policy;
}

const log = { 'Log.Arn': ['logs:CreateLogStream', 'logs:PutLogEvents'] };
const cases = {
  table: ['ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map(
    (action) => `dynamodb:${action}`,
  ),
  GSI1: ['dynamodb:Query'],
  GSI2: ['dynamodb:Query'],
};
const documents = { 'documents of cases': ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'] };

const policies: Record<keyof typeof lambdas, Record<string, readonly string[]>> = {
  public: { ...log },
  resident: { ...log, ...cases, key: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  staff: { ...log, ...cases, key: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  papers: { ...log, ...cases, ...documents, key: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  manager: {
    ...log,
    ...cases,
    archives: ['s3:GetObject', 's3:GetObjectVersion'],
    'drafts of reports': ['s3:GetObject', 's3:GetObjectVersion'],
    key: ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  authority: { ...log, table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'] },
  link: { ...log, table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], key: ['kms:GenerateDataKey'] },
  complainant: {
    ...log,
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    key: ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  complaints: { ...log, ...cases, ...documents, key: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  supervisor: {
    ...log,
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    GSI1: ['dynamodb:Query'],
    GSI2: ['dynamodb:Query'],
  },
  figures: { ...log, table: ['dynamodb:GetItem', 'dynamodb:Query'], key: ['kms:Decrypt'] },
  surveys: {
    ...log,
    table: ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map((action) => `dynamodb:${action}`),
    GSI1: ['dynamodb:Query'],
    bus: ['events:PutEvents'],
    key: ['kms:Decrypt'],
  },
  prints: { ...log, table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'] },
  reports: {
    ...log,
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    'published reports': ['s3:GetObject', 's3:GetObjectVersion'],
  },
  worker: { ...log, ...cases, key: ['kms:Decrypt'] },
  printer: {
    ...log,
    ...cases,
    ...documents,
    archives: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 's3:PutObjectRetention'],
    key: ['kms:Decrypt'],
  },
  dispatcher: {
    ...log,
    table: ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map((action) => `dynamodb:${action}`),
    stream: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    'streams of the table': ['dynamodb:ListStreams'],
    workflow: ['states:SendTaskSuccess', 'states:StartExecution'],
    'assistance workflow': ['states:SendTaskSuccess', 'states:StartExecution'],
    'complaint workflow': ['states:SendTaskSuccess', 'states:StartExecution'],
    'repair workflow': ['states:SendTaskSuccess', 'states:StartExecution'],
    'workflow of reports': ['states:SendTaskSuccess'],
    bus: ['events:PutEvents'],
    key: ['kms:Decrypt'],
    'dead letters': ['sqs:SendMessage'],
  },
  measurer: {
    ...log,
    table: ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map((action) => `dynamodb:${action}`),
    GSI1: ['dynamodb:Scan'],
    'dead letters': ['sqs:SendMessage'],
  },
  scheduled: {
    ...log,
    table: ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map((action) => `dynamodb:${action}`),
    GSI3: ['dynamodb:Query'],
    workflow: ['states:SendTaskSuccess', 'states:StartExecution'],
    'assistance workflow': ['states:SendTaskSuccess', 'states:StartExecution'],
    'complaint workflow': ['states:SendTaskSuccess', 'states:StartExecution'],
    'repair workflow': ['states:SendTaskSuccess', 'states:StartExecution'],
    executions: ['states:DescribeExecution'],
    'assistance executions': ['states:DescribeExecution'],
    'complaint executions': ['states:DescribeExecution'],
    'repair executions': ['states:DescribeExecution'],
    'dead letters': ['sqs:SendMessage'],
  },
  reporter: {
    ...log,
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    'drafts of reports': ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
    'published reports': ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 's3:PutObjectRetention'],
    bus: ['events:PutEvents'],
  },
};

describe('a function may do what its audience may, and nothing else', () => {
  test.each(Object.entries(policies))('%s', (name, expected) => {
    expect(policyOf(`${name.charAt(0).toUpperCase()}${name.slice(1)}Role`)).toEqual(expected);
  });

  test('every function has a role of its own', () => {
    const roles = resourcesOf(templates, 'AWS::Lambda::Function').map(({ Properties }) =>
      readable(Properties.Role, templates),
    );
    expect(roles.sort()).toEqual(
      Object.keys(lambdas)
        .map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Role.Arn`)
        .sort(),
    );
  });
});

describe('the other roles', () => {
  const logging = [
    'CreateLogDelivery',
    'DeleteLogDelivery',
    'DescribeLogGroups',
    'DescribeResourcePolicies',
    'GetLogDelivery',
    'ListLogDeliveries',
    'PutResourcePolicy',
    'UpdateLogDelivery',
  ].map((action) => `logs:${action}`);

  test('the workflow of 代办 keeps tokens, calls two functions, starts its next leg, writes its log', () => {
    expect(policyOf('AgencyWorkflowRole')).toEqual({
      table: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      'WorkerFunction.Arn': ['lambda:InvokeFunction'],
      'PrinterFunction.Arn': ['lambda:InvokeFunction'],
      workflow: ['states:StartExecution'],
      '*': logging,
    });
  });

  test('the workflow of 帮办 prints nothing, and starts legs of both', () => {
    expect(policyOf('AssistanceWorkflowRole')).toEqual({
      table: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      'WorkerFunction.Arn': ['lambda:InvokeFunction'],
      workflow: ['states:StartExecution'],
      'assistance workflow': ['states:StartExecution'],
      '*': logging,
    });
  });

  test.each([
    ['Complaint', 'complaint workflow'],
    ['Repair', 'repair workflow'],
  ])('the workflow of each %s prints nothing, and starts its own legs alone', (name, workflow) => {
    expect(policyOf(`${name}WorkflowRole`)).toEqual({
      table: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      'WorkerFunction.Arn': ['lambda:InvokeFunction'],
      [workflow]: ['states:StartExecution'],
      '*': logging,
    });
  });

  test('the workflow of reports keeps tokens, calls one function, writes its log', () => {
    expect(policyOf('ReportWorkflowRole')).toEqual({
      table: ['dynamodb:PutItem'],
      'ReporterFunction.Arn': ['lambda:InvokeFunction'],
      '*': logging,
    });
  });

  test('the function for published reports reaches their records alone', () => {
    const statements = resourcesOf(templates, 'AWS::IAM::Policy')
      .filter(({ Properties }) => list(Properties.Roles).some((of) => readable(of, templates) === 'ReportsRole'))
      .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
    const onTable = statements.filter(({ Action }) => list(Action).some((action) => action.startsWith('dynamodb:')));
    expect(onTable.map(({ Condition }) => Condition)).toEqual([
      { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [keys.report('2026-03').pk] } },
    ]);
  });

  test('counting everything anew calls one function, and writes its log', () => {
    expect(policyOf('RebuildRole')).toEqual({ 'MeasurerFunction.Arn': ['lambda:InvokeFunction'], '*': logging });
  });

  test('the timetable calls two functions, starts reports, and writes down what it could not call', () => {
    expect(policyOf('TimetableRole')).toEqual({
      'ScheduledFunction.Arn': ['lambda:InvokeFunction'],
      'MeasurerFunction.Arn': ['lambda:InvokeFunction'],
      'workflow of reports': ['states:StartExecution'],
      'dead letters': ['sqs:SendMessage'],
    });
  });

  test('there are no more roles than these', () => {
    expect(resourcesOf(templates, 'AWS::IAM::Role')).toHaveLength(Object.keys(lambdas).length + 7);
  });
});

describe('all policies', () => {
  const statements = resourcesOf(templates, 'AWS::IAM::Policy').flatMap(
    ({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement,
  );

  test('let one function alone scan, and only the index with a line for each case', () => {
    const scans = statements.filter(({ Action }) => list(Action).includes('dynamodb:Scan'));
    expect(scans.map(({ Resource }) => readable(Resource, templates))).toEqual(['RecordsTable.Arn/index/GSI1']);
  });

  test('name every action', () => {
    expect(statements.flatMap(({ Action }) => list(Action)).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('only allow', () => {
    expect(new Set(statements.map(({ Effect }) => Effect))).toEqual(new Set(['Allow']));
  });

  test('no role takes a policy from elsewhere', () => {
    const roles = resourcesOf(templates, 'AWS::IAM::Role');
    expect(roles.filter(({ Properties }) => Properties.ManagedPolicyArns ?? Properties.Policies)).toEqual([]);
  });

  test('functions are called by the interface alone, and only for themselves', () => {
    const callers = resourcesOf(templates, 'AWS::Lambda::Permission').map(({ Properties }) => [
      readable(Properties.FunctionName, templates),
      Properties.Principal,
      readable(Properties.SourceArn, templates),
    ]);
    const anyRoute = 'arn:AWS::Partition:execute-api:cn-northwest-1:AWS::AccountId:InterfaceApi/*/*/*';
    expect(callers.sort()).toEqual(
      [
        'Authority',
        'Complainant',
        'Complaints',
        'Figures',
        'Link',
        'Manager',
        'Papers',
        'Prints',
        'Public',
        'Reports',
        'Resident',
        'Staff',
        'Supervisor',
        'Surveys',
      ].map((name) => [`${name}Function.Arn`, 'apigateway.amazonaws.com', anyRoute]),
    );
  });
});
