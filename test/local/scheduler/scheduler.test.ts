import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openScheduler, type Scheduler } from '../../../local/scheduler/scheduler.ts';
import { AwsError, type Json } from '../../../local/service.ts';
import { Neighbours } from '../events/neighbours.ts';

const principal = { arn: 'arn:aws:iam::000000000000:role/scheduler', policies: [] };
const context = { principal, requestId: 'r' };
const lambda = 'arn:aws:lambda:us-east-1:000000000000:function:report';
const base = { FlexibleTimeWindow: { Mode: 'OFF' }, ScheduleExpressionTimezone: 'Asia/Shanghai' };
const target = (more: Json = {}) => ({ Target: { Arn: lambda, RoleArn: principal.arn, Input: '{}', ...more } });
const daily = { Name: 'daily', ScheduleExpression: 'cron(0 9 * * ? *)', ...base, ...target() };

let here: Neighbours;
let scheduler: Scheduler;
const open = () =>
  openScheduler(here.surroundings(), { principalOf: (arn) => (arn === principal.arn ? principal : undefined) });
beforeEach(() => {
  here = new Neighbours();
  scheduler = open();
  scheduler.resume();
});
afterEach(() => {
  scheduler.close();
  here.remove();
});

const api = (operation: string, input: Json) => scheduler.call(operation, input, context);
const DAY = 86_400;
/** `at(…)` so many seconds from now, in Shanghai. */
const atIn = (seconds: number) =>
  `at(${new Date(here.clock.now() + (seconds + 8 * 3600) * 1000).toISOString().slice(0, 19)})`;

describe('running', () => {
  test('a year of days is a year of deliveries, each at its time', async () => {
    scheduler.ensureSchedule({ ...daily, ...target({ Input: '<aws.scheduler.scheduled-time>' }) }, principal);
    await here.advance(365 * DAY);
    expect(here.calls).toHaveLength(365);
    const times = here.calls.map(({ input }) => input.Payload);
    expect(new Set(times).size).toBe(365);
    expect(times.every((time) => time.endsWith('T01:00:00Z'))).toBe(true);
    expect(here.calls[0]!.principal).toEqual(principal);
  });

  test('a rate begins at once', async () => {
    await api('CreateSchedule', { ...daily, ScheduleExpression: 'rate(2 hours)' });
    await here.advance(5 * 3600);
    expect(here.calls).toHaveLength(3);
  });

  test('a single time comes once, and the schedule is deleted when so wished', async () => {
    await api('CreateSchedule', { ...daily, Name: 'kept', ScheduleExpression: atIn(60) });
    await api('CreateSchedule', {
      ...daily,
      Name: 'gone',
      ScheduleExpression: atIn(60),
      ActionAfterCompletion: 'DELETE',
    });
    await here.advance(3 * DAY);
    expect(here.calls).toHaveLength(2);
    expect((await api('ListSchedules', {})).Schedules.map(({ Name }: Json) => Name)).toEqual(['kept']);
  });

  test('nothing comes before StartDate or after EndDate', async () => {
    const now = here.clock.now() / 1000;
    await api('CreateSchedule', { ...daily, StartDate: now + 10 * DAY, EndDate: now + 20 * DAY });
    await here.advance(9 * DAY);
    expect(here.calls).toHaveLength(0);
    await here.advance(30 * DAY);
    expect(here.calls).toHaveLength(10);
  });

  test('a disabled schedule rests, and does not make up for it', async () => {
    await api('CreateSchedule', { ...daily, State: 'DISABLED' });
    await here.advance(10 * DAY);
    expect(here.calls).toHaveLength(0);
    await api('UpdateSchedule', { ...daily, State: 'ENABLED' });
    await here.advance(2 * DAY);
    expect(here.calls).toHaveLength(2);
  });

  test('within a flexible window each occurrence comes once', async () => {
    await api('CreateSchedule', { ...daily, FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 600 } });
    await here.advance(30.5 * DAY);
    expect(here.calls.length).toBeGreaterThanOrEqual(29);
    expect(here.calls.length).toBeLessThanOrEqual(31);
  });
});

describe('targets', () => {
  const fire = async (more: Json) => {
    await api('CreateSchedule', { ...daily, ScheduleExpression: atIn(60), ...target(more) });
    await here.advance(120);
    return here.calls.at(-1)!;
  };

  test('a function gets its input, or a scheduled event', async () => {
    const { input } = await fire({ Input: undefined });
    expect(JSON.parse(input.Payload)).toMatchObject({
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      resources: ['arn:aws:scheduler:us-east-1:000000000000:schedule/default/daily'],
    });
  });

  test('a state machine, a queue and a bus', async () => {
    const Arn = 'arn:aws:states:us-east-1:000000000000:stateMachine:monthly';
    expect(await fire({ Arn, Input: '{"month":"<aws.scheduler.scheduled-time>"}' })).toMatchObject({
      operation: 'StartExecution',
      input: { stateMachineArn: Arn, input: expect.stringMatching(/"month":"\d{4}-/) },
    });
    await api('DeleteSchedule', { Name: 'daily' });
    expect(
      await fire({ Arn: 'arn:aws:sqs:us-east-1:000000000000:q', SqsParameters: { MessageGroupId: 'g' } }),
    ).toMatchObject({ operation: 'SendMessage', input: { MessageBody: '{}', MessageGroupId: 'g' } });
    await api('DeleteSchedule', { Name: 'daily' });
    const EventBridgeParameters = { DetailType: 'Due', Source: 'case' };
    expect(
      await fire({ Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/cases', EventBridgeParameters }),
    ).toMatchObject({
      operation: 'PutEvents',
      input: {
        Entries: [
          {
            EventBusName: 'arn:aws:events:us-east-1:000000000000:event-bus/cases',
            DetailType: 'Due',
            Source: 'case',
            Detail: '{}',
          },
        ],
      },
    });
  });

  test('any operation, as a universal target', async () => {
    const call = await fire({ Arn: 'arn:aws:scheduler:::aws-sdk:sfn:stopExecution', Input: '{"ExecutionArn":"e"}' });
    expect(call).toMatchObject({ service: 'states', operation: 'StopExecution', input: { executionArn: 'e' } });
  });

  test('a delivery that fails is made again, then goes to the dead-letter queue', async () => {
    here.answer = ({ service }) => {
      if (service === 'lambda') throw new AwsError('ServiceException', 'later', 500);
      return {};
    };
    const more = {
      RetryPolicy: { MaximumRetryAttempts: 1 },
      DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:000000000000:dead' },
    };
    const { operation, input } = await fire(more);
    expect(here.calls).toHaveLength(3);
    expect(operation).toBe('SendMessage');
    expect(input.MessageAttributes).toMatchObject({
      SCHEDULE_ARN: { StringValue: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/daily' },
      EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumRetryAttempts' },
      RETRY_ATTEMPTS: { StringValue: '1' },
    });
  });
});

describe('after a stop', () => {
  const restart = () => {
    scheduler.close();
    here.forgetFlights();
    scheduler = open();
  };

  test('what was missed comes once, late, and then as before', async () => {
    await api('CreateSchedule', daily);
    scheduler.close();
    await here.clock.advance(10 * DAY * 1000);
    restart();
    scheduler.resume();
    await here.advance(0);
    expect(here.calls).toHaveLength(1);
    await here.advance(2 * DAY);
    expect(here.calls).toHaveLength(3);
  });

  test('a delivery in flight is made again', async () => {
    here.answer = () => new Promise(() => {});
    await api('CreateSchedule', { ...daily, ScheduleExpression: 'rate(1 day)' });
    await here.clock.advance(0, () => new Promise((done) => setImmediate(done)));
    expect(here.calls).toHaveLength(1);
    here.answer = () => ({});
    restart();
    scheduler.resume();
    await here.settle();
    expect(here.calls).toHaveLength(2);
    expect(here.calls[1]).toEqual(here.calls[0]);
  });

  test('a schedule of the template goes on when it is the same, and goes when the template has it no more', async () => {
    scheduler.ensureSchedule({ ...daily, ScheduleExpression: 'rate(2 days)' }, principal);
    scheduler.ensureSchedule({ ...daily, Name: 'old' }, principal);
    await api('CreateSchedule', { ...daily, Name: 'own' });
    await here.advance(1 * DAY);
    const before = here.calls.length;
    restart();
    scheduler.ensureSchedule({ ...daily, ScheduleExpression: 'rate(2 days)' }, principal);
    scheduler.resume();
    await here.settle();
    expect(here.calls).toHaveLength(before);
    expect((await api('ListSchedules', {})).Schedules.map(({ Name }: Json) => Name)).toEqual(['daily', 'own']);
  });
});

describe('what is refused', () => {
  test.each<[string, Json, string]>([
    ['a wrong expression', { ScheduleExpression: 'rate(10 seconds)' }, 'Invalid Schedule Expression rate(10 seconds).'],
    ['a time that is past', { ScheduleExpression: 'at(2020-01-01T00:00:00)' }, 'The time is in the past.'],
    [
      'a zone that does not exist',
      { ScheduleExpressionTimezone: 'Asia/Nantong' },
      'Invalid Schedule Expression Timezone Asia/Nantong.',
    ],
    ['no flexible window', { FlexibleTimeWindow: undefined }, 'flexibleTimeWindow.mode'],
    ['a window without its length', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }, 'from 1 to 1440'],
    ['an end before the start', { StartDate: 2e9, EndDate: 1.9e9 }, 'The StartDate must be before the EndDate.'],
    ['a wrong name', { Name: 'a b' }, "at 'name' failed to satisfy constraint"],
    ['a key of its own', { KmsKeyArn: 'arn' }, 'KmsKeyArn is not supported'],
    ['a group that is not there', { GroupName: 'gone' }, 'Schedule group gone does not exist.'],
    [
      'a target that is not here',
      target({ Arn: 'arn:aws:ecs:us-east-1:000000000000:cluster/c' }),
      'nothing is delivered there',
    ],
    [
      'a universal target that is not here',
      target({ Arn: 'arn:aws:scheduler:::aws-sdk:ec2:stopInstances' }),
      'nothing is delivered there',
    ],
    ['parameters of other targets', target({ EcsParameters: {} }), 'target.EcsParameters is not supported'],
    [
      'a bus without the source of its events',
      target({ Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/b' }),
      'needs EventBridgeParameters',
    ],
    ['too many retries', target({ RetryPolicy: { MaximumRetryAttempts: 186 } }), 'between 0 and 185'],
    [
      'a role that the template does not have',
      target({ RoleArn: 'arn:aws:iam::000000000000:role/other' }),
      'there is no role',
    ],
  ])('%s', async (_, more, message) => {
    await expect(api('CreateSchedule', { ...daily, ...more })).rejects.toThrow(message);
  });

  test('an operation that is not here', async () => {
    await expect(api('TagResource', {})).rejects.toMatchObject({ code: 'UnknownOperationException' });
  });

  test('each operation needs its permission, and passing a role its own', () => {
    expect(scheduler.needs('CreateSchedule', daily)).toEqual([
      {
        action: 'scheduler:CreateSchedule',
        resource: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/daily',
      },
      {
        action: 'iam:PassRole',
        resource: principal.arn,
        context: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
      },
    ]);
    expect(scheduler.needs('GetScheduleGroup', { Name: 'g' })).toEqual([
      { action: 'scheduler:GetScheduleGroup', resource: 'arn:aws:scheduler:us-east-1:000000000000:schedule-group/g' },
    ]);
  });
});
