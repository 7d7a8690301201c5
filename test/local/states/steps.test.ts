import { afterAll, describe, expect, test } from 'vitest';
import { only, World } from './world.ts';

const world = new World();
afterAll(() => world.close());

const say = (Output: unknown) => ({ Type: 'Pass', Output, End: true });

describe('states that only think', () => {
  test('a Pass state gives its output, or without one its input', async () => {
    expect(await world.run(only({ Type: 'Pass' }), { a: 1 })).toEqual({ status: 'SUCCEEDED', output: { a: 1 } });
    const output = await world.run(only(say({ sum: '{% $sum($states.input.a) %}', 'as is': [1, '{% "x" %}'] })), {
      a: [1, 2],
    });
    expect(output).toEqual({ status: 'SUCCEEDED', output: { sum: 3, 'as is': [1, 'x'] } });
  });

  test('a Choice takes the first rule that holds, with its own output and variables', async () => {
    const definition = {
      StartAt: 'Which',
      States: {
        Which: {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $states.input.n > 10 %}', Next: 'End', Output: 'large' },
            {
              Condition: '{% $states.input.n > 5 %}',
              Next: 'End',
              Output: 'middle',
              Assign: { seen: '{% $states.input.n %}' },
            },
          ],
          Default: 'End',
          Output: 'small',
          Assign: { seen: 0 },
        },
        End: say('{% {"size": $states.input, "seen": $exists($seen) ? $seen : "no"} %}'),
      },
    };
    expect((await world.run(definition, { n: 11 })).output).toEqual({ size: 'large', seen: 'no' });
    expect((await world.run(definition, { n: 6 })).output).toEqual({ size: 'middle', seen: 6 });
    expect((await world.run(definition, { n: 1 })).output).toEqual({ size: 'small', seen: 0 });
  });

  test('a Choice without a rule that holds and without a default fails the execution', async () => {
    const definition = {
      StartAt: 'A',
      States: { A: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'B' }] }, B: { Type: 'Succeed' } },
    };
    expect(await world.run(definition)).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });

  test('a condition that is no boolean fails the execution in the words of Step Functions', async () => {
    const definition = {
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'B' }], Default: 'B' },
        B: { Type: 'Succeed' },
      },
    };
    const { error, cause } = await world.run(definition);
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(
      "The JSONata expression '1' specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'number' for value: 1",
    );
  });

  test('a Fail state ends the execution with its error and cause', async () => {
    const executionArn = await world.start(
      only({ Type: 'Fail', Error: 'Refused', Cause: '{% "no " & $states.input.what %}' }),
      { what: 'form' },
    );
    expect(await world.outcome(executionArn)).toEqual({ status: 'FAILED', error: 'Refused', cause: 'no form' });
    expect(await world.types(executionArn)).toEqual(['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed']);
  });

  test('variables are seen from the next state on, and Assign and Output see the same ones', async () => {
    const definition = {
      StartAt: 'First',
      States: {
        First: { Type: 'Pass', Assign: { n: 1 }, Next: 'Second' },
        Second: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Output: '{% $n %}', Next: 'Third' },
        Third: say('{% [$states.input, $n] %}'),
      },
    };
    expect((await world.run(definition)).output).toEqual([1, 2]);
  });

  test('the history names each state with its input, output and variables', async () => {
    const executionArn = await world.start(only({ ...say('{% $states.input.a %}'), Assign: { kept: true } }), {
      a: '件',
    });
    const [started, entered, exited, succeeded] = await world.history(executionArn);
    expect(started).toMatchObject({
      id: 1,
      previousEventId: 0,
      executionStartedEventDetails: { input: '{"a":"件"}', roleArn: 'arn:aws:iam::000000000000:role/workflow' },
    });
    expect(entered).toMatchObject({
      id: 2,
      previousEventId: 0,
      type: 'PassStateEntered',
      stateEnteredEventDetails: { name: 'Only', input: '{"a":"件"}' },
    });
    expect(exited).toMatchObject({
      id: 3,
      previousEventId: 2,
      stateExitedEventDetails: { name: 'Only', output: '"件"', assignedVariables: { kept: 'true' } },
    });
    expect(succeeded).toMatchObject({ id: 4, previousEventId: 3, executionSucceededEventDetails: { output: '"件"' } });
  });
});

describe('waiting', () => {
  test('Seconds pass on the clock of the cloud', async () => {
    const executionArn = await world.start(only({ Type: 'Wait', Seconds: '{% $states.input.days * 86400 %}' }), {
      days: 364,
    });
    await world.advance(363 * 86_400);
    expect(await world.outcome(executionArn)).toEqual({ status: 'RUNNING' });
    await world.advance(86_400);
    expect(await world.outcome(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('a Timestamp with an offset is a moment, and one that is past does not wait', async () => {
    const at = new Date(world.clock.now() + 3_600_000 + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
    const executionArn = await world.start(only({ Type: 'Wait', Timestamp: '{% $states.input %}' }), at);
    await world.advance(3590);
    expect(await world.outcome(executionArn)).toEqual({ status: 'RUNNING' });
    await world.advance(20);
    expect(await world.outcome(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await world.run(only({ Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z' }))).toMatchObject({
      status: 'SUCCEEDED',
    });
  });

  test('text that is no moment, and fractions of seconds, fail the execution', async () => {
    expect(await world.run(only({ Type: 'Wait', Timestamp: '{% "tomorrow" %}' }))).toMatchObject({
      error: 'States.QueryEvaluationError',
    });
    expect(await world.run(only({ Type: 'Wait', Seconds: '{% 1.5 %}' }))).toMatchObject({
      error: 'States.QueryEvaluationError',
    });
  });
});

describe('limits of an execution', () => {
  test('TimeoutSeconds of the machine ends it as timed out', async () => {
    const executionArn = await world.start({ TimeoutSeconds: 60, ...only({ Type: 'Wait', Seconds: 120 }) });
    await world.advance(61);
    expect(await world.outcome(executionArn)).toEqual({ status: 'TIMED_OUT' });
    expect((await world.types(executionArn)).at(-1)).toBe('ExecutionTimedOut');
  });

  test('no execution lives longer than a year', async () => {
    const executionArn = await world.start(only({ Type: 'Wait', Seconds: 99_999_999 }));
    await world.advance(366 * 86_400);
    expect(await world.outcome(executionArn)).toEqual({ status: 'TIMED_OUT' });
  });

  test('an output over 262,144 bytes fails, and bytes are counted, not characters', async () => {
    const grown = only(say('{% $join($map($range(1, 880, 1), function($i) { $pad("", 100, "帮") })) %}'));
    expect(await world.run(grown)).toEqual({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'Only' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });

  test('the 25,000th event of the history is the failure of the execution', async () => {
    const definition = {
      StartAt: 'Round',
      States: {
        Round: { Type: 'Pass', Next: 'Again' },
        Again: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Round' }], Default: 'Never' },
        Never: { Type: 'Succeed' },
      },
    };
    const executionArn = await world.start(definition);
    expect(await world.outcome(executionArn)).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    const { events } = await world.api('GetExecutionHistory', { executionArn, reverseOrder: true, maxResults: 1 });
    expect(events).toMatchObject([{ id: 25_000, type: 'ExecutionFailed' }]);
  });

  test('states entered are counted as AWS bills them', async () => {
    const before = world.states.transitions;
    const executionArn = await world.start({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } },
    });
    expect(world.states.transitions - before).toBe(2);
    expect(world.states.transitionsOf(executionArn)).toBe(2);
  });
});
