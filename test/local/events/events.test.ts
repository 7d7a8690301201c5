import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Events, openEvents, type RuleTarget } from '../../../local/events/events.ts';
import { AwsError, type Json } from '../../../local/service.ts';
import { Neighbours } from './neighbours.ts';

const principal = { arn: 'arn:aws:iam::000000000000:role/events', policies: [] };
const lambda = 'arn:aws:lambda:us-east-1:000000000000:function:notify';
const queue = 'arn:aws:sqs:us-east-1:000000000000:notices';
const deadLetterArn = 'arn:aws:sqs:us-east-1:000000000000:dead';

let here: Neighbours;
let events: Events;
beforeEach(() => {
  here = new Neighbours();
  events = openEvents(here.surroundings());
  events.ensureBus('cases');
});
afterEach(() => {
  events.close();
  here.remove();
});

const rule = (target: Partial<RuleTarget>, more: Json = {}) =>
  events.ensureRule({
    name: 'notify',
    bus: 'cases',
    pattern: { source: ['case'] },
    targets: [{ id: 't', arn: lambda, principal, ...target }],
    ...more,
  });
const put = async (entry: Json = {}) => {
  const Entries = [
    { EventBusName: 'cases', Source: 'case', DetailType: 'CaseClosed', Detail: '{"id":"c-1","n":2}', ...entry },
  ];
  const answer = await events.call('PutEvents', { Entries }, { principal, requestId: 'r' });
  await here.settle();
  return answer;
};
const restart = () => {
  events.close();
  here.forgetFlights();
  events = openEvents(here.surroundings());
  events.ensureBus('cases');
  rule({});
  events.resume();
};
const unavailable = () => {
  here.answer = () => {
    throw new AwsError('ServiceException', 'later', 500);
  };
};

describe('rules', () => {
  test('an event goes to the targets of each rule that it fits, as the role of the target', async () => {
    rule({});
    events.ensureRule({
      name: 'other',
      bus: 'cases',
      pattern: { source: ['other'] },
      targets: [{ id: 't', arn: queue, principal }],
    });
    expect(await put()).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] });
    expect(here.calls).toHaveLength(1);
    const [{ service, operation, input, principal: caller }] = here.calls as [Json];
    expect([service, operation, caller, input.FunctionName, input.InvocationType]).toEqual([
      'lambda',
      'Invoke',
      principal,
      lambda,
      'Event',
    ]);
    expect(JSON.parse(input.Payload)).toEqual({
      version: '0',
      id: expect.any(String),
      'detail-type': 'CaseClosed',
      source: 'case',
      account: '000000000000',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      region: 'us-east-1',
      resources: [],
      detail: { id: 'c-1', n: 2 },
    });
  });

  test('a disabled rule, another bus and a bus that does not exist deliver nothing', async () => {
    rule({}, { state: 'DISABLED' });
    await put();
    rule({});
    await put({ EventBusName: 'default' });
    expect(await put({ EventBusName: 'gone' })).toMatchObject({ FailedEntryCount: 0 });
    expect(here.calls).toEqual([]);
    await put({ EventBusName: 'arn:aws:events:us-east-1:000000000000:event-bus/cases' });
    expect(here.calls).toHaveLength(1);
  });

  test('queues and state machines are targets too', async () => {
    rule({ arn: queue, messageGroup: 'g' });
    events.ensureRule({
      name: 'start',
      bus: 'cases',
      pattern: { source: ['case'] },
      targets: [{ id: 't', principal, arn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m', input: '{"a":1}' }],
    });
    await put();
    expect(here.calls.map(({ operation, input }) => [operation, input])).toEqual([
      [
        'SendMessage',
        {
          QueueUrl: expect.stringMatching(/\/000000000000\/notices$/),
          MessageBody: expect.stringContaining('CaseClosed'),
          MessageGroupId: 'g',
        },
      ],
      [
        'StartExecution',
        {
          stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m',
          name: expect.any(String),
          input: '{"a":1}',
        },
      ],
    ]);
  });

  test('a target that nothing is delivered to is refused by name', () => {
    expect(() => rule({ arn: 'arn:aws:sns:us-east-1:000000000000:topic' })).toThrow(
      'nothing is delivered to arn:aws:sns:us-east-1:000000000000:topic here',
    );
  });

  test('a rule on a bus that does not exist, or with a wrong pattern, is refused', () => {
    expect(() => rule({}, { bus: 'gone' })).toThrow('Event bus gone does not exist.');
    expect(() => rule({}, { pattern: { source: 'case' } })).toThrow('Event pattern is not valid');
  });
});

describe('the input of a target', () => {
  const payload = async (wish: Partial<RuleTarget>) => {
    rule(wish);
    await put();
    return here.calls.at(-1)!.input.Payload;
  };

  test('is the event, a constant, or a part of the event', async () => {
    expect(await payload({ input: '{"always":true}' })).toBe('{"always":true}');
    expect(await payload({ inputPath: '$.detail' })).toBe('{"id":"c-1","n":2}');
  });

  test('or a template: values as JSON, inside of a text as text, and reserved names', async () => {
    const InputPathsMap = { id: '$.detail.id', n: '$.detail.n', gone: '$.detail.gone', all: '$.detail' };
    const InputTemplate =
      '{"id": <id>, "text": "case <id> (<n>, <all>)", "n": <n>, "gone": "<gone>", "rule": "<aws.events.rule-name>", "from": <aws.events.event>}';
    expect(JSON.parse(await payload({ inputTransformer: { InputPathsMap, InputTemplate } }))).toEqual({
      id: 'c-1',
      text: 'case c-1 (2, {"id":"c-1","n":2})',
      n: 2,
      gone: '',
      rule: 'notify',
      from: expect.objectContaining({ source: 'case', 'detail-type': 'CaseClosed' }),
    });
    expect(await payload({ inputTransformer: { InputPathsMap, InputTemplate: 'case closed' } })).toBe('"case closed"');
  });
});

describe('deliveries that fail', () => {
  test('are made again, with longer and longer pauses', async () => {
    unavailable();
    rule({});
    await put();
    await here.advance(8);
    expect(here.calls).toHaveLength(4);
    here.answer = () => ({});
    await here.advance(60);
    expect(here.calls).toHaveLength(5);
    await here.advance(86_400);
    expect(here.calls).toHaveLength(5);
  });

  test('end in the dead-letter queue after the retries, and say why', async () => {
    here.answer = ({ service }) => {
      if (service === 'lambda') throw new AwsError('ServiceException', 'later', 500);
      return {};
    };
    rule({ deadLetterArn, retryPolicy: { MaximumRetryAttempts: 2 } });
    await put();
    await here.advance(100);
    expect(here.calls.map(({ operation }) => operation)).toEqual(['Invoke', 'Invoke', 'Invoke', 'SendMessage']);
    const { QueueUrl, MessageBody, MessageAttributes } = here.calls.at(-1)!.input;
    expect(QueueUrl).toMatch(/\/dead$/);
    expect(JSON.parse(MessageBody)).toMatchObject({ source: 'case' });
    const texts = Object.fromEntries(
      Object.entries<Json>(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue]),
    );
    expect(texts).toEqual({
      RULE_ARN: 'arn:aws:events:us-east-1:000000000000:rule/cases/notify',
      TARGET_ARN: lambda,
      ERROR_CODE: 'ServiceException',
      ERROR_MESSAGE: 'later',
      RETRY_ATTEMPTS: '2',
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
    });
  });

  test('or after the age of the event', async () => {
    here.answer = ({ service }) => {
      if (service === 'lambda') throw new AwsError('TooManyRequestsException', 'busy', 429);
      return {};
    };
    rule({ deadLetterArn, retryPolicy: { MaximumEventAgeInSeconds: 60 } });
    await put();
    await here.advance(600);
    expect(here.calls.at(-1)!.input.MessageAttributes.EXHAUSTED_RETRY_CONDITION.StringValue).toBe(
      'MaximumEventAgeInSeconds',
    );
  });

  test('or at once, when another attempt cannot help', async () => {
    here.answer = ({ service }) => {
      if (service === 'lambda') throw new AwsError('AccessDeniedException', 'no');
      return {};
    };
    const deadLetterPrincipal = { arn: 'events.amazonaws.com', policies: [] };
    rule({ deadLetterArn, deadLetterPrincipal });
    await put();
    expect(here.calls.map(({ operation }) => operation)).toEqual(['Invoke', 'SendMessage']);
    expect(here.calls[1]!.principal).toEqual(deadLetterPrincipal);
  });

  test('survive a restart, as do those that were in flight', async () => {
    unavailable();
    rule({});
    await put();
    here.answer = () => ({});
    restart();
    await here.advance(2);
    expect(here.calls).toHaveLength(2);

    here.answer = () => new Promise(() => {});
    await events.call(
      'PutEvents',
      { Entries: [{ EventBusName: 'cases', Source: 'case', DetailType: 'd', Detail: '{}' }] },
      { principal, requestId: 'r' },
    );
    here.answer = () => ({});
    restart();
    await here.settle();
    expect(here.calls).toHaveLength(4);
    expect(here.calls[3]!.input).toEqual(here.calls[2]!.input);
  });

  test('an execution that was started by an attempt whose answer was lost is not started again', async () => {
    const names = new Set<string>();
    here.answer = ({ input }) => {
      if (names.has(input.name)) throw new AwsError('ExecutionAlreadyExists', 'there');
      names.add(input.name);
      throw new Error('socket hang up');
    };
    rule({ arn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m' });
    await put();
    await here.advance(100);
    expect(here.calls).toHaveLength(2);
    expect(names.size).toBe(1);
  });
});

describe('permissions', () => {
  test('PutEvents needs each bus that it names', () => {
    const Entries = [{ EventBusName: 'cases' }, {}, { EventBusName: 'cases' }];
    expect(events.needs('PutEvents', { Entries }).map(({ resource }) => resource)).toEqual([
      'arn:aws:events:us-east-1:000000000000:event-bus/cases',
      'arn:aws:events:us-east-1:000000000000:event-bus/default',
    ]);
  });
});
