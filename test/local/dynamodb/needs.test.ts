import { describe, expect, test } from 'vitest';
import { openDynamoDb } from '../../../local/dynamodb/index.ts';
import { surround } from '../conformance/cloud.ts';
import { cases, key, opened, S } from './opened.ts';

const TableName = 'cases';
const resource = 'arn:aws:dynamodb:us-east-1:000000000000:table/cases';
const leading = (...keys: string[]) => ({ 'dynamodb:LeadingKeys': keys });

describe('what a request needs', () => {
  test.each(['GetItem', 'DeleteItem', 'UpdateItem'])('%s needs itself on the table, for one partition', (operation) => {
    const needs = opened().dynamo.needs(operation, { TableName, Key: key('a') });
    expect(needs).toEqual([{ action: `dynamodb:${operation}`, resource, context: leading('a') }]);
  });

  test('a transaction needs the action of each part', () => {
    const Key = key('a');
    const TransactItems = [
      { Put: { TableName, Item: Key } },
      { Update: { TableName, Key } },
      { Delete: { TableName, Key } },
      { ConditionCheck: { TableName, Key } },
    ];
    const { dynamo } = opened();
    const needs = dynamo.needs('TransactWriteItems', { TransactItems });
    expect(needs.map(({ action }) => action)).toEqual([
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:ConditionCheckItem',
    ]);
    expect(dynamo.needs('TransactGetItems', { TransactItems: [{ Get: { TableName, Key } }] })).toEqual([
      { action: 'dynamodb:GetItem', resource, context: leading('a') },
    ]);
  });

  test('a query of an index needs the index', () => {
    const input = { TableName, IndexName: 'by-office', KeyConditionExpression: 'office = :o' };
    expect(opened().dynamo.needs('Query', input)).toEqual([
      { action: 'dynamodb:Query', resource: `${resource}/index/by-office` },
    ]);
  });

  test('a query says which partition it reads', () => {
    const input = {
      TableName,
      KeyConditionExpression: 'begins_with(sk, :s) AND #p = :p',
      ExpressionAttributeNames: { '#p': 'pk' },
      ExpressionAttributeValues: { ':s': S('event'), ':p': S('case-1') },
    };
    expect(opened().dynamo.needs('Query', input)[0]?.context).toEqual(leading('case-1'));
  });

  test('a batch needs its action on every table, for all its partitions', () => {
    const RequestItems = { cases: [{ PutRequest: { Item: key('a') } }, { DeleteRequest: { Key: key('b') } }] };
    expect(opened().dynamo.needs('BatchWriteItem', { RequestItems })).toEqual([
      { action: 'dynamodb:BatchWriteItem', resource, context: leading('a', 'b') },
    ]);
  });

  test('a stream is read by its ARN, which its iterator carries', async () => {
    const { dynamo, call } = opened();
    const StreamArn = dynamo.streamArn(TableName);
    expect(dynamo.needs('DescribeStream', { StreamArn })[0]?.resource).toBe(StreamArn);
    const { Shards } = (await call('DescribeStream', { StreamArn })).StreamDescription;
    const position = { StreamArn, ShardId: Shards[0].ShardId, ShardIteratorType: 'LATEST' };
    const { ShardIterator } = await call('GetShardIterator', position);
    expect(dynamo.needs('GetRecords', { ShardIterator })).toEqual([
      { action: 'dynamodb:GetRecords', resource: StreamArn },
    ]);
  });

  test('ARNs are of the partition in which the cloud stands', async () => {
    const { surroundings, services, stop } = surround('cn-northwest-1');
    const dynamo = openDynamoDb(surroundings);
    services.push(dynamo);
    dynamo.ensureTable(cases);
    const { resource: arn } = dynamo.needs('DescribeTable', { TableName })[0]!;
    expect(arn).toBe('arn:aws-cn:dynamodb:cn-northwest-1:000000000000:table/cases');
    expect(dynamo.streamArn(TableName)).toContain(`${arn}/stream/`);
    await stop();
  });
});
