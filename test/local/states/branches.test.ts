import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AwsError, type Json } from '../../../local/service.ts';
import { only, World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.close());

const pass = (Output: Json) => ({ StartAt: 'P', States: { P: { Type: 'Pass', Output, End: true } } });
const fails = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Broken', Cause: 'why' } } };
const waits = (seconds: number) => ({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: seconds, End: true } } });
const named = (inner: Json, prefix: string) =>
  JSON.parse(JSON.stringify(inner).replaceAll(/"([PFW])"/g, `"${prefix}$1"`));

describe('Parallel', () => {
  test('all branches get the same input, and their outputs stand in order', async () => {
    const Branches = [named(pass('{% $states.input.n %}'), 'a'), named(pass('{% $states.input.n + 1 %}'), 'b')];
    const definition = only({
      Type: 'Parallel',
      Branches,
      Arguments: { n: '{% $states.input %}' },
      Output: '{% $states.result %}',
    });
    expect(await world.run(definition, 1)).toEqual({ status: 'SUCCEEDED', output: [1, 2] });
  });

  test('a branch sees the outer variables and keeps its own to itself', async () => {
    const inner = {
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { own: 2 }, Next: 'Say' },
        Say: { Type: 'Pass', Output: '{% $outer + $own %}', End: true },
      },
    };
    const definition = {
      StartAt: 'Set outer',
      States: {
        'Set outer': { Type: 'Pass', Assign: { outer: 1 }, Next: 'Both' },
        Both: { Type: 'Parallel', Branches: [inner], End: true },
      },
    };
    expect((await world.run(definition)).output).toEqual([3]);
  });

  test('the first branch that fails fails the state, and the others stop', async () => {
    const executionArn = await world.start(only({ Type: 'Parallel', Branches: [waits(100), fails] }));
    expect(await world.outcome(executionArn)).toEqual({ status: 'FAILED', error: 'Broken', cause: 'why' });
    expect(await world.types(executionArn)).toEqual(
      'ExecutionStarted ParallelStateEntered ParallelStateStarted WaitStateEntered FailStateEntered WaitStateAborted ParallelStateFailed ExecutionFailed'.split(
        ' ',
      ),
    );
  });

  test('a failed Parallel can be caught, or tried again from its start', async () => {
    const caught = only({ Type: 'Parallel', Branches: [fails], Catch: [{ ErrorEquals: ['Broken'], Next: 'Caught' }] });
    caught.States.Caught = { Type: 'Succeed' };
    expect(await world.run(caught)).toEqual({ status: 'SUCCEEDED', output: { Error: 'Broken', Cause: 'why' } });

    const again = await world.start(
      only({
        Type: 'Parallel',
        Branches: [fails],
        Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 2, BackoffRate: 1 }],
      }),
    );
    await world.advance(5);
    const types = await world.types(again);
    expect(types.filter((type) => type === 'ParallelStateStarted')).toHaveLength(3);
    expect(types.filter((type) => type === 'ParallelStateFailed')).toHaveLength(1);
  });

  test('branches wait at the same time', async () => {
    const executionArn = await world.start(
      only({ Type: 'Parallel', Branches: [named(waits(100), 'a'), named(waits(90), 'b')] }),
    );
    await world.advance(101);
    expect(await world.outcome(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  });
});

describe('Map', () => {
  test('each item goes through the processor, with its index in the context', async () => {
    const definition = only({
      Type: 'Map',
      Items: '{% $states.input.names %}',
      ItemSelector: {
        name: '{% $states.context.Map.Item.Value %}',
        index: '{% $states.context.Map.Item.Index %}',
        office: '{% $states.input.office %}',
      },
      ItemProcessor: pass('{% $states.input.office & $string($states.input.index) & $states.input.name %}'),
    });
    expect((await world.run(definition, { office: '如皋', names: ['甲', '乙'] })).output).toEqual([
      '如皋0甲',
      '如皋1乙',
    ]);
  });

  test('MaxConcurrency bounds what runs at a time', async () => {
    const definition = only({ Type: 'Map', MaxConcurrency: 2, ItemProcessor: waits(10) });
    const executionArn = await world.start(definition, [1, 2, 3, 4, 5]);
    const started = async () =>
      (await world.types(executionArn)).filter((type) => type === 'MapIterationStarted').length;
    expect(await started()).toBe(2);
    await world.advance(11);
    expect(await started()).toBe(4);
    await world.advance(22);
    expect(await world.outcome(executionArn)).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3, 4, 5] });
  });

  test('no items is an empty list, and what is no list is an error', async () => {
    expect((await world.run(only({ Type: 'Map', ItemProcessor: waits(1) }), [])).output).toEqual([]);
    const { cause } = await world.run(only({ Type: 'Map', Items: '{% $states.input.a %}', ItemProcessor: waits(1) }), {
      a: 'string',
    });
    expect(cause).toContain(
      `specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'string' for value: "string"`,
    );
  });

  test('the history follows each iteration', async () => {
    const executionArn = await world.start(only({ Type: 'Map', MaxConcurrency: 1, ItemProcessor: pass('x') }), [1, 2]);
    const each = ['MapIterationStarted', 'PassStateEntered', 'PassStateExited', 'MapIterationSucceeded'];
    expect(await world.types(executionArn)).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      ...each,
      ...each,
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
    expect((await world.history(executionArn))[7]).toMatchObject({
      mapIterationStartedEventDetails: { name: 'Only', index: 1 },
    });
  });

  test('an iteration that fails fails the Map, which can be caught', async () => {
    world.answer = ({ input }) => {
      if (input.TableName === 'bad') throw new AwsError('ResourceNotFoundException', 'no table');
      return {};
    };
    const ItemProcessor = {
      StartAt: 'Put',
      States: {
        Put: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:dynamodb:putItem',
          Arguments: { TableName: '{% $states.input %}' },
          End: true,
        },
      },
    };
    const executionArn = await world.start(only({ Type: 'Map', MaxConcurrency: 1, ItemProcessor }), [
      'good',
      'bad',
      'good',
    ]);
    expect(await world.outcome(executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'DynamoDb.ResourceNotFoundException',
    });
    expect((await world.types(executionArn)).slice(-3)).toEqual([
      'MapIterationFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
    expect(world.calls).toHaveLength(2);
  });

  test('a Map in a Map keeps its items apart', async () => {
    const inner = { Type: 'Map', ItemProcessor: pass('{% $states.context.Map.Item.Value * 2 %}'), End: true };
    const definition = only({ Type: 'Map', ItemProcessor: { StartAt: 'Inner', States: { Inner: inner } } });
    expect((await world.run(definition, [[1, 2], [3]])).output).toEqual([[2, 4], [6]]);
  });
});
