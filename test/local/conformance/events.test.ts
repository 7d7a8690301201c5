import { EventBridgeClient, PutEventsCommand, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEvents } from '../../../local/events/events.ts';
import { type Cloud, cloud } from './cloud.ts';

let there: Cloud;
let client: EventBridgeClient;

beforeAll(async () => {
  there = await cloud((surroundings) => openEvents(surroundings));
  const { endpoint, region, credentials } = there;
  client = new EventBridgeClient({
    region,
    ...(endpoint && { endpoint }),
    ...(credentials && { credentials }),
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  await there.stop();
});

const entry = { Source: 'bangdaiban.test', DetailType: 'Tested', Detail: '{"a":1}' };
const put = (...Entries: object[]) => client.send(new PutEventsCommand({ Entries }));

describe('PutEvents', () => {
  test('each entry has its own answer, in order', async () => {
    const answer = await put(
      entry,
      { ...entry, Detail: 'text' },
      { ...entry, Detail: '[]' },
      { ...entry, Source: undefined },
      { ...entry, DetailType: undefined },
      { ...entry, Detail: undefined },
    );
    expect(answer.FailedEntryCount).toBe(5);
    expect(answer.Entries!.map(({ EventId, ErrorCode }) => ErrorCode ?? typeof EventId)).toEqual([
      'string',
      'MalformedDetail',
      'MalformedDetail',
      'InvalidArgument',
      'InvalidArgument',
      'InvalidArgument',
    ]);
    expect(answer.Entries![3]!.ErrorMessage).toBe(
      'Parameter Source is not valid. Reason: Source is a required argument.',
    );
  });

  test('the name of an AWS service is no source', async () => {
    const answer = await put({ ...entry, Source: 'aws.s3' });
    expect(answer.Entries![0]).toMatchObject({ ErrorCode: 'NotAuthorizedForSourceException' });
  });

  test('more than ten entries are refused', async () => {
    await expect(put(...Array(11).fill(entry))).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('an event to a bus that does not exist is taken and goes nowhere', async () => {
    expect(await put({ ...entry, EventBusName: 'does-not-exist' })).toMatchObject({ FailedEntryCount: 0 });
  });
});

describe('TestEventPattern', () => {
  const event = {
    id: '1',
    source: 's',
    'detail-type': 'd',
    account: '123456789012',
    region: 'us-east-1',
    time: '2026-01-01T00:00:00Z',
    resources: [],
    detail: { n: 3, name: '帮办' },
  };
  const tested = async (pattern: object) => {
    const { Result } = await client.send(
      new TestEventPatternCommand({ EventPattern: JSON.stringify(pattern), Event: JSON.stringify(event) }),
    );
    return Result;
  };

  test('says whether an event fits', async () => {
    expect(await tested({ detail: { n: [{ numeric: ['>', 2, '<=', 3] }], name: [{ prefix: '帮' }] } })).toBe(true);
    expect(await tested({ detail: { $or: [{ n: [4] }, { name: [{ 'anything-but': '帮办' }] }] } })).toBe(false);
  });

  test('refuses what is no pattern', async () => {
    await expect(tested({ source: 's' })).rejects.toMatchObject({ name: 'InvalidEventPatternException' });
    await expect(tested({ source: [{ contains: 's' }] })).rejects.toMatchObject({
      name: 'InvalidEventPatternException',
    });
  });
});
