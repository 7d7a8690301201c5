import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDynamoDb } from '../../../local/dynamodb/index.ts';
import { surround } from '../conformance/cloud.ts';
import { operator } from '../conformance/front.ts';
import { cases, S } from './opened.ts';

/** Writes transactions into a folder until it is killed, naming each one that was answered. */
async function writeAndKill(folder: string, answers: number): Promise<number> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./writer.ts', import.meta.url)), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let answered = 0;
  child.stdout.on('data', (lines: Buffer) => {
    answered += lines.toString().split('\n').length - 1;
    if (answered >= answers) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return answered;
}

test('after kill -9 every answered transaction is there, each whole, with its stream records', async () => {
  const { surroundings, services, stop } = surround();
  let answered = 0;
  for (const answers of [1, 40, 90]) {
    answered += await writeAndKill(surroundings.folder, answers);
    const dynamo = openDynamoDb(surroundings);
    services.push(dynamo);
    const { Count: heads } = await partition('heads');
    const { Count: commits } = await partition('commits');
    expect(commits).toBe(heads);
    expect(heads).toBeGreaterThanOrEqual(answered);
    expect(dynamo.readStream(cases.TableName, 0, 100_000)).toHaveLength(heads + commits);
    dynamo.close();
    services.pop();

    async function partition(pk: string) {
      const input = {
        TableName: cases.TableName,
        Select: 'COUNT',
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': S(pk) },
      };
      return dynamo.call('Query', input, { principal: operator, requestId: 'test' });
    }
  }
  await stop();
});
