import { afterAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../local/service.ts';
import { lintDefinition } from '../../../local/states/lint.ts';
import { only, World } from './world.ts';

const world = new World();
afterAll(() => world.close());

const messages = (definition: Json, partition?: string) =>
  lintDefinition({ QueryLanguage: 'JSONata', ...definition }, partition).map(
    ({ message, location }) => `${location}: ${message}`,
  );
const says = (expression: string) => messages(only({ Type: 'Pass', Output: `{% ${expression} %}` }));
const task = (Resource: string, more: Json = {}) => only({ Type: 'Task', Resource, ...more });

describe('what is refused in an expression', () => {
  test.each([
    ['$eval', '$eval("1")', '$eval is not available'],
    ['a bare $', '$.name', '$ has no meaning at the top level'],
    ['$$', '$states.input[$$.a = 1]', '$$ has no meaning'],
    ['an unqualified field name', 'name', 'the field name name is not qualified: say $states.input.name'],
    ['a field name in an object', '{"a": [name]}', 'the field name name is not qualified'],
    [
      'a field name in the body of a function',
      '$map([1], function($v) { $v + other })',
      'the field name other is not qualified',
    ],
    ['a wildcard at the top level', '*', 'wildcard has nothing to start from'],
    ['an unknown function', '$fromUnix(1)', 'there is no function $fromUnix'],
    ['an unknown variable', '$caseId', 'the variable $caseId is assigned on no path'],
    ['the operator ??', '$states.input.a ?? 1', '?? came after JSONata 2.0'],
    ['the operator ?:', '$states.input.a ?: 1', '?: came after JSONata 2.0'],
    ['an unknown member of $states', '$states.inputs', '$states.inputs does not exist here'],
    ['the result where there is none', '$states.result', '$states.result does not exist here'],
    ['an unknown member of the context', '$states.context.Machine', '$states.context.Machine does not exist'],
    ['the token where there is none', '$states.context.Task.Token', 'only a .waitForTaskToken task'],
    ['a syntax error', '1 +', 'syntax error'],
  ])('%s', (_, expression, message) => {
    expect(says(expression)).toEqual([expect.stringContaining(message)]);
    expect(says(expression)[0]).toMatch(/^\/States\/Only\/Output: /);
  });

  test.each([
    '$states.input.items[price > 3 and $ != null].(name & "x")',
    '$map($states.input, function($v, $i) { $v.a + $i })',
    '($total := $sum($states.input.prices); $double := function($x) { $x * 2 }; $double($total))',
    '$states.input.orders@$o.lines[$o.id = id]',
    '$states.input.orders#$i.{"index": $i, "id": id}',
    '$states.input.orders{id: $sum(price)}',
    '$states.input.orders^(>price).id',
    '$states.input ~> |orders|{"seen": price}|',
    '$reduce($states.input.n, function($a, $b) { $a + $b }, 0) ~> $string',
    '$states.context.Execution.Input.a',
  ])('%s is taken', (expression) => {
    expect(says(expression)).toEqual([]);
  });

  test('an expression that is not closed', () => {
    expect(messages(only({ Type: 'Pass', Output: '{% 1 ' }))).toEqual([
      expect.stringContaining('an expression starts with {% and ends with %}'),
    ]);
  });
});

describe('variables', () => {
  const chain = (Output: string) => ({
    StartAt: 'Which',
    States: {
      Which: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'A', Assign: { a: 1 } }], Default: 'B' },
      A: { Type: 'Pass', Next: 'End' },
      B: { Type: 'Pass', Assign: { b: 1 }, Next: 'End' },
      End: { Type: 'Pass', Output, End: true },
    },
  });

  test('one that some path assigns is known, one that is assigned only later is not', () => {
    expect(messages(chain('{% [$a, $b] %}'))).toEqual([]);
    const late = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Output: '{% $late %}', Next: 'B' },
        B: { Type: 'Pass', Assign: { late: 1 }, End: true },
      },
    };
    expect(messages(late)).toEqual([expect.stringContaining('the variable $late is assigned on no path')]);
  });

  test('a branch reads the outer variables but cannot assign them', () => {
    const branch = {
      StartAt: 'In',
      States: { In: { Type: 'Pass', Output: '{% $outer %}', Assign: { outer: 2 }, End: true } },
    };
    const definition = {
      StartAt: 'Out',
      States: {
        Out: { Type: 'Pass', Assign: { outer: 1 }, Next: 'Both' },
        Both: { Type: 'Parallel', Branches: [branch], End: true },
      },
    };
    expect(messages(definition)).toEqual([
      '/States/Both/Branches[0]/States/In/Assign/outer: $outer belongs to the outer scope and cannot be assigned here',
    ]);
  });

  test('$states cannot be assigned', () => {
    expect(messages(only({ Type: 'Pass', Assign: { states: 1 } }))).toEqual([
      expect.stringContaining('$states is reserved'),
    ]);
  });
});

describe('what is refused of a state', () => {
  test.each([
    ['JSONPath as the language', { QueryLanguage: 'JSONPath', ...only({ Type: 'Pass' }) }, 'JSONPath is not supported'],
    [
      'no language, which means JSONPath',
      { QueryLanguage: undefined, ...only({ Type: 'Pass' }) },
      'JSONPath is not supported',
    ],
    ['JSONPath in one state', only({ Type: 'Pass', QueryLanguage: 'JSONPath' }), 'JSONPath is not supported'],
    ['a member of JSONPath', only({ Type: 'Pass', ResultPath: '$.a' }), 'the field ResultPath belongs to JSONPath'],
    [
      'Credentials',
      task('arn:aws:states:::lambda:invoke', { Credentials: {} }),
      'the field Credentials is not supported in a Task',
    ],
    [
      'a distributed Map',
      only({
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          ...only({ Type: 'Pass' }),
        },
      }),
      'a Map of mode DISTRIBUTED is not supported',
    ],
    [
      'ToleratedFailureCount',
      only({
        Type: 'Map',
        ToleratedFailureCount: 1,
        ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Succeed' } } },
      }),
      'the field ToleratedFailureCount is not supported',
    ],
    [
      'States.ALL beside other errors',
      task('arn:aws:states:::lambda:invoke', { Retry: [{ ErrorEquals: ['States.ALL', 'X'] }] }),
      'States.ALL must stand alone, and last',
    ],
    [
      'a heartbeat longer than the timeout',
      task('arn:aws:states:::lambda:invoke', { TimeoutSeconds: 5, HeartbeatSeconds: 5 }),
      'HeartbeatSeconds must be smaller',
    ],
    ['a target that is not there', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Gone' } } }, 'Gone'],
    [
      'a state that nothing leads to',
      { StartAt: 'A', States: { A: { Type: 'Succeed' }, B: { Type: 'Succeed' } } },
      'B',
    ],
    ['a definition without states', { StartAt: 'A' }, 'States'],
    ['a type that does not exist', { StartAt: 'A', States: { A: { Type: 'Sleep' } } }, 'A'],
  ])('%s', (_, definition, message) => {
    expect(messages(definition).join('\n')).toContain(message);
  });
});

describe('what is refused of a resource', () => {
  test.each([
    [
      'waiting for a token in dynamodb:putItem',
      'arn:aws:states:::dynamodb:putItem.waitForTaskToken',
      'dynamodb:putItem cannot wait for a task token (aws-sdk:dynamodb:putItem can)',
    ],
    ['running a job', 'arn:aws:states:::states:startExecution.sync:2', 'running a job (.sync) is not supported'],
    ['the ARN of a function', 'arn:aws:lambda:us-east-1:000000000000:function:f', 'is not a service integration'],
    ['an activity', 'arn:aws:states:us-east-1:000000000000:activity:a', 'is not a service integration'],
    ['an HTTPS task', 'arn:aws:states:::http:invoke', 'the resource http:invoke is not supported'],
    ['another partition', 'arn:aws-cn:states:::lambda:invoke', 'is not a service integration arn:aws:states:::'],
    [
      'a service of the SDK that is not here',
      'arn:aws:states:::aws-sdk:ec2:runInstances',
      'aws-sdk:ec2 is not supported',
    ],
    ['S3, which speaks no JSON', 'arn:aws:states:::aws-sdk:s3:putObject', 'aws-sdk:s3 is not supported'],
    ['a misspelt action', 'arn:aws:states:::aws-sdk:dynamodb:putItm', 'aws-sdk:dynamodb:putItm is not an action'],
  ])('%s', (_, resource, message) => {
    expect(messages(task(resource))).toEqual([expect.stringContaining(message)]);
  });

  test('in China the ARNs are those of aws-cn', () => {
    expect(messages(task('arn:aws-cn:states:::aws-sdk:dynamodb:putItem.waitForTaskToken'), 'aws-cn')).toEqual([]);
  });
});

describe('where the lint is used', () => {
  test('a machine with findings is not made, and the error names state and reason', async () => {
    expect(() => world.machine(only({ Type: 'Pass', Output: '{% name %}' }), 'refused')).toThrow(
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: the JSONata expression 'name': the field name name is not qualified: say $states.input.name at /States/Only/Output'",
    );
    const { stateMachines } = await world.api('ListStateMachines', {});
    expect(stateMachines).toEqual([]);
  });

  test('ValidateStateMachineDefinition lists all findings', async () => {
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...only({ Type: 'Pass', Output: '{% a + b %}' }) });
    const { result, diagnostics } = await world.api('ValidateStateMachineDefinition', { definition });
    expect(result).toBe('FAIL');
    expect(diagnostics).toHaveLength(2);
    expect(await world.api('ValidateStateMachineDefinition', { definition: '{' })).toMatchObject({
      result: 'FAIL',
      diagnostics: [{ code: 'INVALID_JSON_DESCRIPTION' }],
    });
  });
});
