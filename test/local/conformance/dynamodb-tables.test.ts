import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTablesCommand,
  UpdateTableCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test, vi } from 'vitest';
import { dynamo, provideTable, refusal, TableName } from './dynamodb-table.ts';

provideTable();

describe('tables', () => {
  test('a description shows keys, index, stream and billing', async () => {
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      GlobalSecondaryIndexes: [{ IndexName: 'by-office', IndexStatus: 'ACTIVE' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(Table?.TableArn).toMatch(/^arn:aws[\w-]*:dynamodb:[\w-]+:\d{12}:table\//);
  });

  test('the same table cannot be made twice', async () => {
    const again = new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    });
    expect((await refusal(dynamo.send(again))).name).toBe('ResourceInUseException');
  });

  test('tables are listed page by page', async () => {
    const names: string[] = [];
    let start: string | undefined;
    do {
      const page = await dynamo.send(new ListTablesCommand({ Limit: 1, ExclusiveStartTableName: start }));
      names.push(...page.TableNames!);
      start = page.LastEvaluatedTableName;
    } while (start);
    expect(names).toContain(TableName);
  });

  test('a protected table is not deleted', async () => {
    await dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
    await waitUntilTableExists({ client: dynamo, maxWaitTime: 120 }, { TableName });
    const error = await refusal(dynamo.send(new DeleteTableCommand({ TableName })));
    expect(error.message).toContain('protected against deletion');
    await dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
    await waitUntilTableExists({ client: dynamo, maxWaitTime: 120 }, { TableName });
  });

  test('expiry is off until an attribute is named', async () => {
    const status = async () => (await dynamo.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;
    expect((await status())?.TimeToLiveStatus).toBe('DISABLED');
    const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true };
    expect(await dynamo.updateTimeToLive({ TableName, TimeToLiveSpecification })).toMatchObject({
      TimeToLiveSpecification,
    });
    await vi.waitFor(
      async () => expect(await status()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' }),
      { timeout: 100_000, interval: 2000 },
    );
    expect((await refusal(dynamo.updateTimeToLive({ TableName, TimeToLiveSpecification }))).name).toBe(
      'ValidationException',
    );
  });

  test('point-in-time recovery is switched on', async () => {
    await dynamo.updateContinuousBackups({
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    const { ContinuousBackupsDescription } = await dynamo.send(new DescribeContinuousBackupsCommand({ TableName }));
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe('ENABLED');
  });
});
