import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Service, services } from '../../domain/kinds.ts';
import { lambdas } from '../../functions/lambdas.ts';
import { isOpen, serverOf } from '../../functions/route.ts';
import { routes } from '../../functions/routes.ts';
import { demo, legs, readable, resourcesOf, synthesized } from './given.ts';

const templates = synthesized();
const of = (type: string, source = templates) => resourcesOf(source, type);
const text = (value: unknown) => readable(value, templates);
const properties = (type: string, source = templates) => of(type, source)[0]!.Properties;

describe('the interface', () => {
  const integrations = new Map(
    of('AWS::ApiGatewayV2::Integration').map(({ id, Properties }) => [id, text(Properties.IntegrationUri)]),
  );
  const target = (value: unknown) =>
    [...integrations].find(([id]) => JSON.stringify(value).includes(`"${id}"`))?.[1] ?? 'nowhere';

  test('has the routes of functions/routes.ts, each before the function that answers it', () => {
    const deployed = of('AWS::ApiGatewayV2::Route').map(({ Properties }) => [
      Properties.RouteKey,
      target(Properties.Target),
      Properties.AuthorizationType,
    ]);
    const described = routes.map((route) => [
      `${route.method} ${route.path}`,
      `${serverOf(route).charAt(0).toUpperCase()}${serverOf(route).slice(1)}Function.Arn`,
      isOpen(route) ? 'NONE' : 'JWT',
    ]);
    expect(deployed).toEqual(described);
  });

  test('asks one function per audience, one that prints, and those for figures, surveys, reports, complaints and supervision', () => {
    expect([...integrations.values()].sort()).toEqual([
      'AuthorityFunction.Arn',
      'ComplainantFunction.Arn',
      'ComplaintsFunction.Arn',
      'FiguresFunction.Arn',
      'LinkFunction.Arn',
      'ManagerFunction.Arn',
      'PapersFunction.Arn',
      'PrintsFunction.Arn',
      'PublicFunction.Arn',
      'ReportsFunction.Arn',
      'ResidentFunction.Arn',
      'StaffFunction.Arn',
      'SupervisorFunction.Arn',
      'SurveysFunction.Arn',
    ]);
  });

  test('takes tokens of the issuer in the settings', () => {
    const { issuer, audience } = demo().identity;
    expect(properties('AWS::ApiGatewayV2::Authorizer')).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: issuer, Audience: [audience] },
    });
  });

  test('is throttled as the settings say', () => {
    expect(properties('AWS::ApiGatewayV2::Stage').DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
  });

  test('logs nothing that leads to a person: no address, no path, no query, no subject, no agent', () => {
    const { Format } = properties('AWS::ApiGatewayV2::Stage').AccessLogSettings as { Format: string };
    const variables = [...Format.matchAll(/\$context\.([\w.]+)/g)].map(([, name]) => name);
    expect(variables.sort()).toEqual([
      'error.message',
      'integrationErrorMessage',
      'integrationLatency',
      'requestId',
      'requestTime',
      'responseLatency',
      'responseLength',
      'routeKey',
      'status',
    ]);
    expect(JSON.parse(Format)).toHaveProperty('route', '$context.routeKey');
  });

  test('lets in pages of the origins in the settings, and none without', () => {
    const open = synthesized(demo({ origins: ['https://www.example.gov.cn'] }));
    expect(properties('AWS::ApiGatewayV2::Api')).not.toHaveProperty('CorsConfiguration');
    expect(properties('AWS::ApiGatewayV2::Api', open).CorsConfiguration).toMatchObject({
      AllowOrigins: ['https://www.example.gov.cn'],
      AllowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match'],
    });
  });
});

describe('dispatch', () => {
  const stream = properties('AWS::Lambda::EventSourceMapping');

  test('hands over new commits, tokens of waits and reviewed reports, and nothing else', () => {
    const { Filters } = stream.FilterCriteria as { Filters: { Pattern: string }[] };
    expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'COMMIT#' }] } } } },
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { sk: { S: [{ prefix: 'WAIT#' }] } } } },
      { eventName: ['MODIFY'], dynamodb: { Keys: { pk: { S: ['REPORTS'] } } } },
    ]);
  });

  test('tries again in halves, and writes down what it gives up, before the stream forgets it', () => {
    expect(stream).toMatchObject({
      BatchSize: 25,
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 8,
      MaximumRecordAgeInSeconds: 82_800,
    });
    expect(text(stream.EventSourceArn)).toBe('RecordsTable.StreamArn');
    expect(text((stream.DestinationConfig as { OnFailure: { Destination: unknown } }).OnFailure.Destination)).toBe(
      'DispatchDeadLetters.Arn',
    );
  });
});

describe.each(services)('the workflow of %s', (service) => {
  const name = `bangdaiban-${service}-case`;
  const arnOf = (machine: string) => `arn:AWS::Partition:states:cn-northwest-1:AWS::AccountId:stateMachine:${machine}`;
  const machineIn = (source = templates) =>
    of('AWS::StepFunctions::StateMachine', source).find(({ Properties }) => Properties.StateMachineName === name)!
      .Properties;
  const machine = machineIn();
  const fileOf = (each: Service) => new URL(`../../workflows/${each}-case.asl.json`, import.meta.url).pathname;

  test('is filled in with the parts by their names', () => {
    const filled = Object.entries(machine.DefinitionSubstitutions as object).map(([part, value]) => [
      part,
      text(value),
    ]);
    expect(Object.fromEntries(filled)).toEqual({
      Partition: 'AWS::Partition',
      TableName: 'RecordsTable',
      WorkerArn: 'WorkerFunction.Arn',
      ...(service === 'agency' && { PrinterArn: 'PrinterFunction.Arn' }),
      ...(service === 'assistance' && { OtherStateMachineArn: arnOf('bangdaiban-agency-case') }),
      StateMachineArn: arnOf(name),
    });
  });

  test('keeps a year of waiting, and logs failures without the data', () => {
    expect(machine).toMatchObject({
      StateMachineName: name,
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    });
  });

  test('a file that asks for a part nobody fills in is refused', () => {
    const stranger = new URL('fixtures/stranger.asl.json', import.meta.url).pathname;
    expect(() => synthesized(demo(), { ...legs, [service]: stranger })).toThrow(
      /stranger\.asl\.json: nobody fills in StrangerArn$/,
    );
  });

  test('the one that is deployed asks for no other parts', () => {
    const files = { ...legs, [service]: fileOf(service) };
    const definition = machineIn(synthesized(demo(), files)).DefinitionString;
    expect(JSON.parse(definition as string)).toEqual(JSON.parse(readFileSync(files[service], 'utf8')));
  });
});

describe('the timetable', () => {
  test('looks after the cases every quarter of an hour, by the clock in Shanghai', () => {
    expect(properties('AWS::Scheduler::Schedule')).toMatchObject({
      ScheduleExpression: 'cron(0/15 * * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 900 } },
    });
  });

  test('starts reports on the day of the freeze, by the clock in Shanghai, told the instant they are due', () => {
    const reports = of('AWS::Scheduler::Schedule').filter(({ id }) => id.startsWith('TimetableReport'));
    const told = reports.map(({ Properties }) => {
      const { ScheduleExpression, ScheduleExpressionTimezone, Target } = Properties;
      const { Input, Arn } = Target as { Input: string; Arn: unknown };
      return [ScheduleExpression, ScheduleExpressionTimezone, JSON.parse(Input), text(Arn).split(':').at(-1)];
    });
    const at = '<aws.scheduler.scheduled-time>';
    expect(told).toEqual([
      ['cron(0 2 14 * ? *)', 'Asia/Shanghai', { kind: 'month', at }, 'bangdaiban-monthly-report'],
      ['cron(30 2 14 1,4,7,10 ? *)', 'Asia/Shanghai', { kind: 'quarter', at }, 'bangdaiban-monthly-report'],
      ['cron(0 3 14 1 ? *)', 'Asia/Shanghai', { kind: 'year', at }, 'bangdaiban-monthly-report'],
    ]);
  });

  test('compares counts with histories each night', () => {
    const check = of('AWS::Scheduler::Schedule').find(({ id }) => id.startsWith('TimetableCheckCounts'))?.Properties;
    expect(check).toMatchObject({
      ScheduleExpression: 'cron(30 2 * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      Target: { Input: '{"task":"check-counts"}' },
    });
    expect(text((check!['Target'] as { Arn: unknown }).Arn)).toBe('MeasurerFunction.Arn');
  });

  test('keeps calls that never arrived, and calls that arrived and failed', () => {
    const { Target } = properties('AWS::Scheduler::Schedule') as {
      Target: { Arn: unknown; DeadLetterConfig: { Arn: unknown } };
    };
    const { FunctionName, DestinationConfig } = properties('AWS::Lambda::EventInvokeConfig') as {
      FunctionName: unknown;
      DestinationConfig: { OnFailure: { Destination: unknown } };
    };
    expect([text(Target.Arn), text(FunctionName)]).toEqual(['ScheduledFunction.Arn', 'ScheduledFunction']);
    expect([text(Target.DeadLetterConfig.Arn), text(DestinationConfig.OnFailure.Destination)]).toEqual([
      'TimetableDeadLetters.Arn',
      'TimetableDeadLetters.Arn',
    ]);
  });
});

describe('notices', () => {
  test('go to the queue, all of them, and to the dead letters what the queue could not take or hand on', () => {
    const rule = properties('AWS::Events::Rule') as {
      EventPattern: unknown;
      EventBusName: unknown;
      Targets: { Arn: unknown; DeadLetterConfig: { Arn: unknown } }[];
    };
    const queue = of('AWS::SQS::Queue').find(({ Properties }) => Properties.QueueName === 'bangdaiban-notices')!;
    const { deadLetterTargetArn, maxReceiveCount } = queue.Properties.RedrivePolicy as Record<string, unknown>;
    expect([text(rule.EventBusName), rule.EventPattern]).toEqual(['NoticesBus', { source: [{ prefix: '' }] }]);
    expect(rule.Targets.map(({ Arn, DeadLetterConfig }) => [text(Arn), text(DeadLetterConfig.Arn)])).toEqual([
      ['NoticesQueue.Arn', 'NoticesDeadLetters.Arn'],
    ]);
    expect([text(deadLetterTargetArn), maxReceiveCount]).toEqual(['NoticesDeadLetters.Arn', 5]);
  });

  test.each(of('AWS::SQS::Queue'))('$id is kept for two weeks', ({ Properties }) => {
    expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
  });
});

describe('alarms', () => {
  const alarms = of('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
  const watched = (namespace: string, dimension: string, metric: string) =>
    alarms
      .filter(({ Namespace, MetricName }) => Namespace === namespace && MetricName === metric)
      .map(({ Dimensions }) =>
        (Dimensions as { Name: string; Value: unknown }[]).find(({ Name }) => Name === dimension),
      )
      .map((found) => text(found?.Value))
      .sort();

  test.each(['Errors', 'Throttles'])('watch the %s of every function', (metric) => {
    expect(watched('AWS/Lambda', 'FunctionName', metric)).toEqual(
      Object.keys(lambdas)
        .map((name) => `bangdaiban-${name}`)
        .sort(),
    );
  });

  test('watch every queue of what could not be done', () => {
    const queues = of('AWS::SQS::Queue').map(({ Properties }) => Properties.QueueName as string);
    expect(watched('AWS/SQS', 'QueueName', 'ApproximateNumberOfMessagesVisible')).toEqual(
      queues.filter((name) => name.endsWith('-failures')).sort(),
    );
  });

  test('watch the lag of the stream, the ends of legs, the interface', () => {
    const arn = 'arn:AWS::Partition:states:cn-northwest-1:AWS::AccountId:stateMachine';
    const machines = ['agency-case', 'assistance-case', 'complaint-case', 'monthly-report', 'repair-case'].map(
      (name) => `${arn}:bangdaiban-${name}`,
    );
    const rebuild = `${arn}:bangdaiban-rebuild-counts`;
    expect(watched('AWS/Lambda', 'FunctionName', 'IteratorAge')).toEqual(['bangdaiban-dispatcher']);
    expect(watched('AWS/States', 'StateMachineArn', 'ExecutionsFailed')).toEqual([...machines, rebuild].sort());
    expect(watched('AWS/States', 'StateMachineArn', 'ExecutionsTimedOut')).toEqual(machines);
    expect(watched('AWS/ApiGateway', 'ApiId', '5xx')).toEqual(['InterfaceApi']);
  });

  test('take silence about the oldest task and the nightly comparison for bad news, and any other silence for good', () => {
    const silence = Object.fromEntries(alarms.map(({ AlarmName, TreatMissingData }) => [AlarmName, TreatMissingData]));
    const { 'bangdaiban-oldest-open-task': oldest, 'bangdaiban-count-differences': compared, ...others } = silence;
    expect([oldest, compared]).toEqual(['breaching', 'breaching']);
    expect(new Set(Object.values(others))).toEqual(new Set(['notBreaching']));
  });

  test('call people when they begin and when they end', () => {
    for (const { AlarmActions, OKActions } of alarms)
      expect([AlarmActions, OKActions].map((actions) => (actions as unknown[]).map(text))).toEqual([
        ['AlarmsTopic'],
        ['AlarmsTopic'],
      ]);
  });

  test('may be sent by this account’s CloudWatch', () => {
    const { Statement } = properties('AWS::SNS::TopicPolicy').PolicyDocument as { Statement: { Effect: string }[] };
    expect(Statement.find(({ Effect }) => Effect === 'Allow')).toMatchObject({
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
  });

  test.each(['operations.md', 'operations.zh-CN.md'])('are explained in docs/%s, each by its name', (file) => {
    const page = readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
    expect(alarms.map(({ AlarmName }) => AlarmName).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
