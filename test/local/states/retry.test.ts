import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AwsError, type Json } from '../../../local/service.ts';
import { only, World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.close());

const put = (more: Json) => {
  const definition = only({
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:dynamodb:putItem',
    Arguments: { TableName: 't' },
    ...more,
  });
  if (more.Catch)
    definition.States.Caught = {
      Type: 'Pass',
      Output: more.Catch[0].Assign ? '{% {"caught": $states.input, "why": $why} %}' : '{% {"caught": $states.input} %}',
      End: true,
    };
  return definition;
};
/** Fails so many times with `code`, then succeeds. */
const failing = (times: number, code = 'ProvisionedThroughputExceededException') => {
  world.answer = () => {
    if (world.calls.length <= times) throw new AwsError(code, 'slow down');
    return { ok: true };
  };
};
const Retry = (more: Json = {}) => [
  { ErrorEquals: ['DynamoDb.ProvisionedThroughputExceededException'], IntervalSeconds: 10, BackoffRate: 3, ...more },
];

describe('trying again', () => {
  test('intervals grow by the backoff rate, and each attempt is billed', async () => {
    failing(2);
    const executionArn = await world.start(put({ Retry: Retry() }));
    expect(world.calls).toHaveLength(1);
    await world.advance(9);
    expect(world.calls).toHaveLength(1);
    await world.advance(2);
    expect(world.calls).toHaveLength(2);
    await world.advance(28);
    expect(world.calls).toHaveLength(2);
    await world.advance(2);
    expect(await world.outcome(executionArn)).toEqual({ status: 'SUCCEEDED', output: { ok: true } });
    expect(world.states.transitionsOf(executionArn)).toBe(3);
    const types = await world.types(executionArn);
    expect(types.filter((type) => type === 'TaskFailed')).toHaveLength(2);
    expect(types.filter((type) => type === 'TaskStateEntered')).toHaveLength(1);
  });

  test('MaxDelaySeconds caps the interval, full jitter only shortens it', async () => {
    failing(3);
    await world.start(put({ Retry: Retry({ MaxDelaySeconds: 12, JitterStrategy: 'FULL', MaxAttempts: 5 }) }));
    await world.advance(10 + 12 + 12);
    expect(world.calls).toHaveLength(4);
  });

  test('after MaxAttempts, or with none allowed, the error stands', async () => {
    failing(9);
    const executionArn = await world.start(put({ Retry: Retry({ MaxAttempts: 2, BackoffRate: 1 }) }));
    await world.advance(100);
    expect(world.calls).toHaveLength(3);
    expect(await world.outcome(executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'DynamoDb.ProvisionedThroughputExceededException',
    });
    await world.start(put({ Retry: Retry({ MaxAttempts: 0 }) }));
    await world.advance(100);
    expect(world.calls).toHaveLength(4);
  });

  test('the context counts the attempts', async () => {
    failing(1);
    const counting = put({ Retry: Retry(), Arguments: { Count: '{% $states.context.State.RetryCount %}' } });
    await world.start(counting);
    await world.advance(11);
    expect(world.calls.map(({ input }) => input.Count)).toEqual([0, 1]);
  });

  test('only errors that are named are tried again', async () => {
    failing(1, 'ConditionalCheckFailedException');
    expect(await world.run(put({ Retry: Retry() }))).toMatchObject({ status: 'FAILED' });
    expect(world.calls).toHaveLength(1);
  });
});

describe('catching', () => {
  test('the error goes on as output, or as the catcher words it, with its variables', async () => {
    failing(9, 'ConditionalCheckFailedException');
    const ErrorEquals = ['DynamoDb.ConditionalCheckFailedException'];
    const plain = await world.run(put({ Catch: [{ ErrorEquals, Next: 'Caught' }] }));
    expect(plain.output).toMatchObject({
      caught: { Error: ErrorEquals[0], Cause: expect.stringContaining('slow down') },
    });
    const worded = put({
      Catch: [{ ErrorEquals, Next: 'Caught', Output: 'gone', Assign: { why: '{% $states.errorOutput.Error %}' } }],
    });
    expect((await world.run(worded)).output).toEqual({ caught: 'gone', why: ErrorEquals[0] });
  });

  test('States.TaskFailed stands for every error but a timeout, States.ALL for both', async () => {
    failing(9);
    expect(await world.run(put({ Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Caught' }] }))).toMatchObject({
      status: 'SUCCEEDED',
    });
    expect(await world.run(put({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }] }))).toMatchObject({
      status: 'SUCCEEDED',
    });
  });

  test('retries come first, catchers after the last of them', async () => {
    failing(9);
    const executionArn = await world.start(
      put({ Retry: Retry({ MaxAttempts: 1 }), Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }] }),
    );
    expect(await world.outcome(executionArn)).toEqual({ status: 'RUNNING' });
    await world.advance(11);
    expect(await world.outcome(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.calls).toHaveLength(2);
  });

  test('an output that cannot be evaluated is caught like an error of the task', async () => {
    const definition = put({
      Output: '{% $states.result.gone %}',
      Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught' }],
    });
    expect(await world.run(definition)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('a catcher whose own output cannot be evaluated ends the execution', async () => {
    failing(9);
    const definition = put({
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught', Output: '{% $states.errorOutput.gone %}' }],
    });
    expect(await world.run(definition)).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  });
});
