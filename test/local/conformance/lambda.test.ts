import { InvokeCommand, type InvokeCommandInput, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../../../local/service.ts';
import { type Deployed, deployed } from './deployed.ts';

let probe: Deployed;
let client: LambdaClient;
beforeAll(async () => {
  probe = await deployed();
  client = new LambdaClient({ ...probe.config, maxAttempts: 1 });
});
afterAll(() => probe.stop());

const invoke = async (event: Json, more: Partial<InvokeCommandInput> = {}) => {
  const { Payload, ...answer } = await client.send(
    new InvokeCommand({ FunctionName: probe.obey, Payload: JSON.stringify(event), ...more }),
  );
  const text = Payload?.transformToString() ?? '';
  return { ...answer, result: text ? JSON.parse(text) : undefined };
};

test('an event and its result are JSON', async () => {
  expect(await invoke({ a: [1, null, '二'] })).toMatchObject({
    StatusCode: 200,
    ExecutedVersion: '$LATEST',
    result: { a: [1, null, '二'] },
  });
  expect((await invoke({ do: 'nothing' })).result).toBeNull();
});

test('an error is told as such, with its type and message', async () => {
  expect(await invoke({ do: 'throw' })).toMatchObject({
    StatusCode: 200,
    FunctionError: 'Unhandled',
    result: { errorType: 'TypeError', errorMessage: 'as told', trace: expect.any(Array) },
  });
});

test('the end of the time, of the process and of the room are told', async () => {
  expect((await invoke({ do: 'hang' })).result).toMatchObject({
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringContaining('Task timed out after 1.00 seconds'),
  });
  expect((await invoke({ do: 'exit' })).result).toMatchObject({
    errorType: 'Runtime.ExitError',
    errorMessage: expect.stringContaining('exit status 3'),
  });
  expect((await invoke({ do: 'big' })).result).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
});

test('the context names the function and the time that is left', async () => {
  const { result } = await invoke({ do: 'context' });
  expect(result).toMatchObject({
    functionName: probe.obey,
    functionVersion: '$LATEST',
    memoryLimitInMB: '256',
    awsRequestId: expect.any(String),
  });
  expect(result.left).toBeLessThanOrEqual(1000);
});

test('an asynchronous invocation is accepted, a dry run asks only for the permission', async () => {
  expect((await invoke({}, { InvocationType: 'Event' })).StatusCode).toBe(202);
  expect((await invoke({}, { InvocationType: 'DryRun' })).StatusCode).toBe(204);
});

test('a function that is not there, and a payload that is no JSON, are refused', async () => {
  await expect(invoke({}, { FunctionName: 'no-such-function' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(invoke({}, { Payload: '{' })).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
});
