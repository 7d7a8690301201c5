import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cloud } from '../../local/cloud.ts';
import { functionsOf } from '../../local/host/settings.ts';
import { openPrincipals } from '../../local/principals.ts';
import type { Json } from '../../local/service.ts';
import { readTemplate } from '../../local/template.ts';
import { httpApi, lambda, type Planted, plant, temporary } from './planted.ts';
import { start, stopAll } from './planted-cloud.ts';

/** Does as the event says. */
const obey = `
let calls = 0;
export const handler = async (event, context) => {
  calls++;
  switch (event.do) {
    case 'throw': throw Object.assign(new TypeError('no'), { code: 7 });
    case 'throw text': throw 'just text';
    case 'exit': process.exit(event.code);
    case 'late': setTimeout(() => { throw new Error('out of turn'); }); return new Promise(() => {});
    case 'reject': void Promise.reject(new RangeError('nobody waits')); return new Promise(() => {});
    case 'hang': return new Promise(() => {});
    case 'spin': for (;;);
    case 'fill': { const all = []; for (;;) all.push(new Array(1e5).fill(Math.random())); }
    case 'big': return 'x'.repeat(event.size);
    case 'nothing': return undefined;
    case 'date': return { date: new Date(), gone: undefined, map: new Map([[1, 2]]), now: Date.now() };
    case 'log': console.debug('unseen'); console.log('a word', 1); console.warn({ kind: 'object' }); console.error(new Error('bad')); process.stdout.write('raw\\n'); return calls;
    case 'env': return process.env;
    case 'context': return { ...context, left: context.getRemainingTimeInMillis() };
    default: return { calls, event };
  }
};`;

let cloud: Cloud & { state: string };

beforeAll(async () => {
  cloud = await start({
    stacks: {
      one: {
        Resources: {
          ...lambda('obey', {
            FunctionName: 'obey',
            Timeout: 1,
            MemorySize: 128,
            Environment: { Variables: { OWN: 'mine' } },
          }),
          // Filling its memory takes as long as the machine is busy; that must not look like a time-out.
          ...lambda('filling', { FunctionName: 'filling', Timeout: 60, MemorySize: 128 }),
          ...lambda('broken', { FunctionName: 'broken' }),
          ...lambda('missing', { FunctionName: 'missing', Handler: 'index.absent' }),
          ...asynchronous,
          ...httpApi({ 'GET /': 'obey' }),
        },
      },
    },
    code: { obey, filling: obey, broken: 'this is not code', missing: '', failing, counting },
  });
});
afterAll(stopAll);

const queue = (name: string): Planted => ({ Type: 'AWS::SQS::Queue', Properties: { QueueName: name } });
const mayWrite = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' };
const failing = 'export const handler = async () => { throw new Error("never"); };';
const counting =
  'let n = 0; export const handler = async (event) => { if (++n <= event.failures) throw new Error("not yet"); return n; };';
const asynchronous: Record<string, Planted> = {
  Dead: queue('dead'),
  Lost: queue('lost'),
  Won: queue('won'),
  ...lambda(
    'failing',
    { FunctionName: 'failing', DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] } } },
    [mayWrite],
  ),
  ...lambda('counting', { FunctionName: 'counting' }, [mayWrite]),
  Config: {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      FunctionName: { Ref: 'counting' },
      Qualifier: '$LATEST',
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': ['Lost', 'Arn'] } },
        OnSuccess: { Destination: { 'Fn::GetAtt': ['Won', 'Arn'] } },
      },
    },
  },
};

const run = async (event: Json, name = 'obey') => {
  const { payload, functionError } = await cloud.services.lambda.run(name, event);
  return { functionError, result: JSON.parse(payload) };
};
const failure = async (event: Json, name?: string) => {
  const { functionError, result } = await run(event, name);
  expect(functionError).toBe('Unhandled');
  return result;
};
const messages = async (name: string): Promise<Json[]> => {
  const input = { QueueUrl: `http://x/000000000000/${name}`, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] };
  const { Messages = [] } = await cloud.services.sqs.call('ReceiveMessage', input, {
    principal: cloud.services.principals.operator,
    requestId: '',
  });
  return Messages;
};

describe('one invocation', () => {
  test('gets its event and gives its result as JSON, and nothing but JSON', async () => {
    expect(await run({ do: 'nothing' })).toEqual({ functionError: undefined, result: null });
    const { result } = await run({ do: 'date' });
    expect(result).toMatchObject({ date: expect.stringMatching(/Z$/), map: {} });
    expect(result).not.toHaveProperty('gone');
  });

  test('finds the context that Lambda gives', async () => {
    const { result } = await run({ do: 'context' });
    expect(result).toMatchObject({
      functionName: 'obey',
      functionVersion: '$LATEST',
      memoryLimitInMB: '128',
      invokedFunctionArn: 'arn:aws-cn:lambda:cn-northwest-1:000000000000:function:obey',
      logGroupName: '/aws/lambda/obey',
    });
    expect(result.left).toBeGreaterThan(0);
    expect(result.left).toBeLessThanOrEqual(1000);
  });

  test('finds its own environment and nothing of the machine but PATH', async () => {
    process.env.SECRET_OF_THE_MACHINE = 'x';
    const { result } = await run({ do: 'env' });
    expect(result).toMatchObject({
      OWN: 'mine',
      TZ: ':UTC',
      AWS_REGION: 'cn-northwest-1',
      AWS_ENDPOINT_URL: cloud.endpointUrl,
      AWS_LAMBDA_FUNCTION_NAME: 'obey',
      PATH: process.env.PATH,
    });
    expect(result.AWS_ACCESS_KEY_ID).toMatch(/^ASIA/);
    expect(result.LAMBDA_TASK_ROOT).toContain('asset.obey');
    expect(result).not.toHaveProperty('SECRET_OF_THE_MACHINE');
    delete process.env.SECRET_OF_THE_MACHINE;
  });

  test('stays warm for the next', async () => {
    const first = (await run({})).result.calls;
    expect((await run({})).result.calls).toBe(first + 1);
  });

  test('reads the one clock of the cloud', async () => {
    await cloud.advance(365 * 86_400_000);
    const { result } = await run({ do: 'date' });
    expect(Math.abs(result.now - cloud.clock.now())).toBeLessThan(5000);
    expect(result.date.slice(0, 4)).toBe(new Date(cloud.clock.now()).toISOString().slice(0, 4));
  });

  test('several run at the same time, each in a thread of its own, up to a few', async () => {
    const before = cloud.counts().invocations.obey!;
    const all = await Promise.all(Array.from({ length: 9 }, () => run({})));
    expect(all.every(({ functionError }) => !functionError)).toBe(true);
    expect(cloud.counts().invocations.obey! - before).toBe(9);
  });
});

describe('failures, as Lambda reports them', () => {
  test('an error that was thrown keeps its name, message and trace', async () => {
    expect(await failure({ do: 'throw' })).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'no',
      trace: expect.any(Array),
    });
    expect(await failure({ do: 'throw text' })).toEqual({ errorType: 'string', errorMessage: 'just text', trace: [] });
  });

  test('the end of the time ends the thread, also in a loop without end', async () => {
    for (const what of ['hang', 'spin'])
      expect(await failure({ do: what })).toMatchObject({
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/),
      });
    expect((await run({})).functionError).toBeUndefined();
  });

  test('leaving the process is Runtime.ExitError', async () => {
    expect(await failure({ do: 'exit', code: 3 })).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Runtime exited with error: exit status 3$/),
    });
    expect((await failure({ do: 'exit', code: 0 })).errorMessage).toMatch(/Runtime exited without providing a reason$/);
  });

  test('an error that nobody catches ends the runtime', async () => {
    expect(await failure({ do: 'late' })).toMatchObject({ errorType: 'Error', errorMessage: 'out of turn' });
    expect(await failure({ do: 'reject' })).toMatchObject({
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'RangeError: nobody waits',
    });
    expect((await run({})).functionError).toBeUndefined();
  });

  test('memory beyond the setting is a killed runtime', async () => {
    expect(await failure({ do: 'fill' }, 'filling')).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/Runtime exited with error: signal: killed$/),
    });
  });

  test('an answer above six megabytes is refused', async () => {
    expect(await failure({ do: 'big', size: 6_291_556 })).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
    expect((await run({ do: 'big', size: 6_291_000 })).functionError).toBeUndefined();
  });

  test('code that cannot be loaded, and a handler that is not there, fail every invocation', async () => {
    expect(await failure({}, 'broken')).toMatchObject({ errorType: 'Runtime.UserCodeSyntaxError' });
    expect(await failure({}, 'missing')).toMatchObject({
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: 'index.absent is undefined or not exported',
    });
    expect(await failure({}, 'missing')).toMatchObject({ errorType: 'Runtime.HandlerNotFound' });
  });
});

test('the log holds the lines of the function between those of the platform, all JSON', async () => {
  await run({ do: 'log' });
  await new Promise((turn) => setImmediate(turn));
  const lines = readFileSync(join(cloud.logs, 'obey.log'), 'utf8').trim().split('\n').slice(-7);
  expect(lines[4]).toBe('raw');
  const parsed = lines.filter((line) => line !== 'raw').map((line) => JSON.parse(line));
  const { requestId } = parsed[0].record;
  expect(parsed).toMatchObject([
    { type: 'platform.start', record: { version: '$LATEST' } },
    { level: 'INFO', requestId, message: 'a word 1' },
    { level: 'WARN', requestId, message: { kind: 'object' } },
    { level: 'ERROR', requestId, errorType: 'Error', errorMessage: 'bad' },
    { type: 'platform.runtimeDone', record: { requestId, status: 'success' } },
    { type: 'platform.report', record: { requestId, metrics: { durationMs: expect.any(Number), memorySizeMB: 128 } } },
  ]);
});

describe('asynchronous invocation', () => {
  const send = (name: string, event: Json) =>
    cloud.services.lambda.call(
      'Invoke',
      { FunctionName: name, InvocationType: 'Event', Payload: JSON.stringify(event) },
      { principal: cloud.services.principals.operator, requestId: '' },
    );

  test('is tried three times, after one and two minutes, and then goes to the dead letters', async () => {
    const before = cloud.counts().invocations.failing ?? 0;
    const tries = () => cloud.counts().invocations.failing! - before;
    expect(await send('failing', { a: 1 })).toMatchObject({ StatusCode: 202 });
    await cloud.settle();
    expect(tries()).toBe(1);
    await cloud.advance(59_000);
    expect(tries()).toBe(1);
    await cloud.advance(2_000);
    expect(tries()).toBe(2);
    expect(await messages('dead')).toEqual([]);
    await cloud.advance(121_000);
    expect(tries()).toBe(3);
    const [dead] = await messages('dead');
    expect(dead.Body).toBe('{"a":1}');
    expect(dead.MessageAttributes).toMatchObject({
      ErrorMessage: { StringValue: 'never' },
      RequestID: { DataType: 'String' },
    });
  });

  test('success and failure go to their destinations, with the event and the answer', async () => {
    await send('counting', { failures: 1 });
    await cloud.advance(70_000);
    const [won] = await messages('won');
    expect(JSON.parse(won.Body)).toMatchObject({
      version: '1.0',
      requestContext: {
        condition: 'Success',
        approximateInvokeCount: 2,
        functionArn: expect.stringMatching(/:function:counting:\$LATEST$/),
      },
      requestPayload: { failures: 1 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST' },
      responsePayload: 2,
    });
    await send('counting', { failures: 100 });
    await cloud.advance(300_000);
    const [lost] = await messages('lost');
    expect(JSON.parse(lost.Body)).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
      responseContext: { functionError: 'Unhandled' },
      responsePayload: { errorMessage: 'not yet' },
    });
  });

  test('survives a stop: what was accepted is done after the next start', async () => {
    await send('failing', { again: true });
    await cloud.settle();
    await cloud.kill();
    const assembly = plant({
      stacks: { one: { Resources: { ...asynchronous, ...lambda('obey'), ...httpApi({ 'GET /': 'obey' }) } } },
      code: { obey, failing, counting },
    });
    cloud = await start(assembly, cloud.state);
    await cloud.advance(200_000);
    expect((await messages('dead')).map(({ Body }) => Body)).toContain('{"again":true}');
  });
});

describe('what Lambda refuses in a template', () => {
  const settings =
    (more: Json, trusted = 'lambda.amazonaws.com') =>
    () => {
      const resources = lambda('worker', more);
      resources.workerRole!.Properties.AssumeRolePolicyDocument.Statement[0].Principal.Service = trusted;
      const blueprint = readTemplate(plant({ stacks: { one: { Resources: resources } }, code: { worker: '' } }));
      return functionsOf(blueprint, openPrincipals(blueprint, temporary()), 'http://127.0.0.1:1');
    };

  test('variables it keeps for itself, and more than four kilobytes of them', () => {
    expect(settings({ Environment: { Variables: { AWS_REGION: 'x' } } })).toThrow(
      'one / worker: Lambda reserves the variables AWS_REGION',
    );
    expect(settings({ Environment: { Variables: { LONG: 'x'.repeat(4096) } } })).toThrow('larger than 4096 bytes');
  });

  test('a role that does not trust Lambda, and code that is not in the assembly', () => {
    expect(settings({}, 'states.amazonaws.com')).toThrow('cannot be assumed by lambda.amazonaws.com');
    expect(settings({ Code: { S3Bucket: 'assets', S3Key: 'none.zip' } })).toThrow('the assembly has no asset none.zip');
  });
});
