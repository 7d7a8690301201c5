import { describe, expect, test } from 'vitest';
import { openDynamoDb } from '../../../local/dynamodb/index.ts';
import { cases, key, N, opened, S } from './opened.ts';

const minute = 60_000;

describe('items that expire', () => {
  test('an item goes within a minute of its time, and not before', async () => {
    const { clock, put, get, seconds } = opened();
    await put({ ...key('token'), expires: N(seconds(3600)) });
    await clock.advance(59 * minute);
    expect(await get(key('token'))).toBeDefined();
    await clock.advance(2 * minute);
    expect(await get(key('token'))).toBeUndefined();
  });

  test('its record says that the service removed it', async () => {
    const { clock, put, remove, records, seconds } = opened();
    await put({ ...key('mine'), expires: N(seconds(60)) });
    await remove(key('mine'));
    await put({ ...key('theirs'), expires: N(seconds(60)) });
    await clock.advance(3 * minute);
    const removals = records().filter(({ eventName }) => eventName === 'REMOVE');
    expect(removals.map(({ dynamodb, userIdentity }) => [dynamodb.Keys.pk?.S, userIdentity])).toEqual([
      ['mine', undefined],
      ['theirs', { type: 'Service', principalId: 'dynamodb.amazonaws.com' }],
    ]);
  });

  test('only a number counts as a time, and one five years past does not', async () => {
    const { clock, put, get, seconds } = opened();
    await put({ ...key('text'), expires: S(String(seconds(10))) });
    await put({ ...key('ancient'), expires: N(seconds(-6 * 365 * 86_400)) });
    await put({ ...key('past'), expires: N(seconds(-10)) });
    await clock.advance(5 * minute);
    expect([await get(key('text')), await get(key('ancient'))]).not.toContain(undefined);
    expect(await get(key('past'))).toBeUndefined();
  });

  test('an item whose time is moved stays until the new time', async () => {
    const { clock, put, get, seconds } = opened();
    await put({ ...key('a'), expires: N(seconds(60)) });
    await put({ ...key('a'), expires: N(seconds(600)) });
    await clock.advance(5 * minute);
    expect(await get(key('a'))).toBeDefined();
    await clock.advance(6 * minute);
    expect(await get(key('a'))).toBeUndefined();
  });

  test('hundreds expire at once', async () => {
    const { clock, put, call, seconds } = opened();
    for (let i = 0; i < 250; i++) await put({ ...key(`a${i}`), expires: N(seconds(30)) });
    await put(key('stays'));
    await clock.advance(2 * minute);
    expect((await call('Scan', { TableName: 'cases', Select: 'COUNT' })).Count).toBe(1);
  });

  test('items from before the attribute was named expire too', async () => {
    const { clock, call, put, get, seconds } = opened({ ...cases, TimeToLiveSpecification: undefined });
    await put({ ...key('old'), expires: N(seconds(60)) });
    await clock.advance(5 * minute);
    expect(await get(key('old'))).toBeDefined();
    await call('UpdateTimeToLive', {
      TableName: 'cases',
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
    await clock.advance(2 * minute);
    expect(await get(key('old'))).toBeUndefined();
  });

  test('nothing wakes while nothing expires', async () => {
    const { clock } = opened();
    expect(clock.nextAt).toBeUndefined();
  });

  test('an expiry is remembered across a restart', async () => {
    const { dynamo, clock, put, surroundings, services, seconds } = opened();
    await put({ ...key('a'), expires: N(seconds(600)) });
    dynamo.close();
    const again = openDynamoDb(surroundings);
    services.splice(0, 1, again);
    await clock.advance(11 * minute);
    expect(again.readStream('cases', 0, 10).map(({ record }) => record.eventName)).toEqual(['INSERT', 'REMOVE']);
  });
});
