import { afterAll, describe, expect, test } from 'vitest';
import { only, World } from './world.ts';

const world = new World();
afterAll(() => world.close());

const value = async (expression: string, input: unknown = {}) =>
  (await world.run(only({ Type: 'Pass', Output: `{% ${expression} %}` }), input)).output;
const failure = async (expression: string, input: unknown = {}) =>
  (await world.run(only({ Type: 'Pass', Output: { it: `{% ${expression} %}` } }), input)).cause;

describe('functions of Step Functions', () => {
  test('$partition, $range, $hash, $parse', async () => {
    expect(await value('$partition([1, 2, 3, 4, 5], 2)')).toEqual([[1, 2], [3, 4], [5]]);
    expect(await value('$range(1, 10, 4)')).toEqual([1, 5, 9]);
    expect(await value('$range(3, 1, -1)')).toEqual([3, 2, 1]);
    expect(await value('$hash("帮办", "SHA-1")')).toMatch(/^[0-9a-f]{40}$/);
    expect(await value('$hash("abc", "SHA-256")')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(await value('$parse($states.input.text).a', { text: '{"a":[1]}' })).toEqual([1]);
  });

  test('$random is repeatable with a seed, $uuid never', async () => {
    expect(await value('$random(7) = $random(7)')).toBe(true);
    expect(await value('$random() < 1')).toBe(true);
    expect(await value('$uuid()')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  test('$now and $millis are the clock of the cloud', async () => {
    await world.advance(400 * 86_400);
    const year = new Date(world.clock.now()).getUTCFullYear();
    expect(await value('$now("[Y0001]")')).toBe(String(year));
    expect(new Date(await value('$now()')).getUTCFullYear()).toBe(year);
    expect(Math.abs((await value('$millis()')) - world.clock.now())).toBeLessThan(60_000);
  });

  test('a wrong argument is an error of the expression', async () => {
    expect(await failure('$range(1, 5000, 1)')).toContain('at most 1000 items');
    expect(await failure('$hash("a", "SHA-3")')).toContain('the algorithm must be one of MD5, SHA-1');
  });
});

describe('what $states shows', () => {
  test('the context names the execution, the machine and the state', async () => {
    const executionArn = await world.start(
      only({ Type: 'Pass', Output: '{% $states.context %}' }),
      { a: 1 },
      'case-1-1',
    );
    const { output } = await world.outcome(executionArn);
    expect(output).toEqual({
      Execution: {
        Id: executionArn,
        Input: { a: 1 },
        Name: 'case-1-1',
        RoleArn: 'arn:aws:iam::000000000000:role/workflow',
        StartTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        RedriveCount: 0,
      },
      StateMachine: { Id: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine', Name: 'machine' },
      State: { Name: 'Only', EnteredTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), RetryCount: 0 },
    });
  });

  test('an item of a list is taken by its own fields', async () => {
    expect(
      await value('$states.input.items[price > 3].name', {
        items: [
          { name: 'a', price: 1 },
          { name: 'b', price: 4 },
        ],
      }),
    ).toBe('b');
  });
});

describe('errors of expressions', () => {
  test('nothing is an error, which names the state, its event and the field', async () => {
    const executionArn = await world.start(only({ Type: 'Pass', Output: { result: '{% $states.input.gone %}' } }));
    const cause =
      "An error occurred while executing the state 'Only' (entered at the event id #2). The JSONata expression '$states.input.gone' specified for the field 'Output/result' returned nothing (undefined).";
    expect(await world.outcome(executionArn)).toEqual({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause,
    });
    expect((await world.history(executionArn))[2]).toMatchObject({
      type: 'EvaluationFailed',
      evaluationFailedEventDetails: {
        error: 'States.QueryEvaluationError',
        cause,
        location: 'Output/result',
        state: 'Only',
      },
    });
  });

  test('a function is no result, and an exception names its code', async () => {
    expect(await failure('function($x) { $x }')).toContain('returned an unsupported result type.');
    expect(await failure('$states.input.a + 1', { a: 'x' })).toContain('threw an error during evaluation. T2001: ');
  });
});
