import { crc32 } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { front } from '../conformance/front.ts';
import { key, opened } from './opened.ts';

async function post(operation: string, input: object) {
  const { dynamo } = opened();
  const { endpoint, stop } = await front(dynamo);
  onTestFinished(stop);
  return fetch(endpoint, {
    method: 'POST',
    headers: {
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'content-type': 'application/x-amz-json-1.0',
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request',
    },
    body: JSON.stringify(input),
  });
}

test('an answer carries its checksum and request id', async () => {
  const answer = await post('PutItem', { TableName: 'cases', Item: key('a') });
  expect(answer.headers.get('x-amz-crc32')).toBe(String(crc32(await answer.text())));
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[\w-]{36}$/);
});

test('an error carries its code behind a namespace', async () => {
  const answer = await post('GetItem', { TableName: 'nowhere', Key: key('a') });
  expect([answer.status, await answer.json()]).toEqual([
    400,
    {
      __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
      message: 'Requested resource not found',
    },
  ]);
});
