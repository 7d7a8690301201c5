import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { lock } from '../../local/lock.ts';
import type { Json } from '../../local/service.ts';
import { checkNode, startCloud } from '../../local/start.ts';
import { httpApi, lambda, plant, table, temporary } from './planted.ts';
import { start, stopAll } from './planted-cloud.ts';

const script = (name: string) => fileURLToPath(new URL(`../../local/${name}`, import.meta.url));
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await stopAll();
});

const keeper = `
import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const TableName = process.env.TABLE_NAME;
export const handler = async ({ requestContext: { http: { method } }, pathParameters = {}, body }) => {
  if (method === 'PUT') await client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'all' }, sk: { S: pathParameters.name } } }));
  const { Items } = await client.send(new QueryCommand({ TableName, KeyConditionExpression: 'pk = :all', ExpressionAttributeValues: { ':all': { S: 'all' } } }));
  return Items.map(({ sk }) => sk.S);
};`;
const assembly = () =>
  plant({
    stacks: {
      one: {
        Resources: {
          Table: table(),
          ...lambda('keeper', { Environment: { Variables: { TABLE_NAME: { Ref: 'Table' } } } }, [
            {
              Effect: 'Allow',
              Action: ['dynamodb:PutItem', 'dynamodb:Query'],
              Resource: { 'Fn::GetAtt': ['Table', 'Arn'] },
            },
          ]),
          ...httpApi({
            'PUT /names/{name}': 'keeper',
            'GET /names': 'keeper',
            'PUT /own/{name}': { to: 'keeper', jwt: true },
          }),
        },
      },
    },
    code: { keeper },
  });

/** Starts the command in a process of its own, and waits until it says that it runs. */
async function command(state: string, from: string, ...more: string[]) {
  const child = spawn(process.execPath, [
    script('start.ts'),
    '--state',
    state,
    '--port',
    '0',
    '--assembly',
    from,
    '--no-seed',
    ...more,
  ]);
  children.push(child);
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  const running = () => /npm start -- --fresh/.test(printed);
  while (!running() && child.exitCode === null) await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  return {
    child,
    printed: () => printed,
    run: running() ? JSON.parse(readFileSync(join(state, 'run.json'), 'utf8')) : undefined,
  };
}
const ended = async (child: ChildProcess) =>
  (child.exitCode ?? child.signalCode) ? [child.exitCode, child.signalCode] : once(child, 'exit');
const json = async (url: string, init?: RequestInit): Promise<Json> => (await fetch(url, init)).json();

describe('npm start', () => {
  test('says in plain words what runs, and stops on a signal', async () => {
    const state = temporary();
    const { child, printed, run } = await command(state, assembly());
    expect(printed()).toContain('帮代办云已在本机运行');
    expect(printed()).toContain(run.gatewayUrl);
    expect(printed()).toContain('npm run token -- --as agent-1');
    expect(statSync(join(state, 'run.json')).mode & 0o777).toBe(0o600);
    expect(await json(`${run.gatewayUrl}/names`)).toEqual([]);
    child.kill('SIGTERM');
    expect(await ended(child)).toEqual([0, null]);
    expect(existsSync(join(state, 'lock'))).toBe(false);
  });

  test('survives kill -9: the data, the keys and the addresses of the next start are the same', async () => {
    const [state, from] = [temporary(), assembly()];
    const first = await command(state, from);
    await json(`${first.run.gatewayUrl}/names/one`, { method: 'PUT' });
    first.child.kill('SIGKILL');
    await ended(first.child);
    expect(existsSync(join(state, 'lock'))).toBe(true);
    const second = await command(state, from);
    expect(await json(`${second.run.gatewayUrl}/names`)).toEqual(['one']);
    const stays = ({ endpointUrl, issuerUrl, operator }: Json) => ({ endpointUrl, issuerUrl, operator });
    expect(stays(second.run)).toEqual(stays(first.run));
    const other = await command(state, from);
    expect(other.printed()).toContain(`is in use by process ${second.run.pid}`);
    expect(await ended(other.child)).toEqual([1, null]);
    second.child.kill('SIGKILL');
  });

  test('npm run token prints a token of the running cloud, and the known people', async () => {
    const { state, gatewayUrl } = await start(assembly());
    const token = async (...words: string[]) =>
      (await promisify(execFile)(process.execPath, [script('token.ts'), '--state', state, ...words])).stdout.trim();
    const authorization = `Bearer ${await token('--as', 'agent-1')}`;
    expect((await fetch(`${gatewayUrl}/own/x`, { method: 'PUT', headers: { authorization } })).status).toBe(200);
    expect((await token('--list')).split('\n')).toContain('resident-1\t张桂兰');
    await expect(token('--as', 'stranger')).rejects.toMatchObject({
      stderr: expect.stringContaining('no person stranger is known here'),
    });
    await expect(
      promisify(execFile)(process.execPath, [script('token.ts'), '--state', temporary()]),
    ).rejects.toMatchObject({ stderr: expect.stringContaining('npm start first') });
  });
});

test('an old Node is told what is needed', () => {
  expect(() => checkNode('22.17.1')).toThrow('需要 Node 22.18 或更高版本，当前为 22.17.1');
  expect(() => checkNode('20.20.2')).toThrow('Node 22.18 or later is needed');
  expect(() => checkNode('22.18.0')).not.toThrow();
  expect(() => checkNode('24.0.0')).not.toThrow();
});

describe('the lock of a state folder', () => {
  test('is held by one process, given back, and taken over from one that is dead', () => {
    const folder = temporary();
    const unlock = lock(folder);
    expect(() => lock(folder)).toThrow(`The state folder ${folder} is in use by process ${process.pid}`);
    unlock();
    lock(folder)();
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 22 + 1, born: null }));
    lock(folder)();
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, born: 'another time' }));
    lock(folder)();
    writeFileSync(join(folder, 'lock'), '{"pid":');
    expect(() => lock(folder)()).not.toThrow();
  });
});

describe('starting from a program', () => {
  const open = (state: string, more: Json = {}) =>
    startCloud({ state, port: 0, assembly: assembly(), quiet: true, seed: false, ...more });

  test('remembers the clock, and gives the folder back when it stops', async () => {
    const state = join(temporary(), 'made', 'on', 'the', 'way');
    const first = await open(state);
    await first.advance(86_400_000);
    const then = first.clock.now();
    await first.stop();
    const second = await open(state);
    expect(second.clock.now()).toBeGreaterThanOrEqual(then);
    await second.stop();
  });

  test('another port is taken when the last one is in use by another program', async () => {
    const state = temporary();
    const first = await open(state);
    const port = Number(new URL(first.endpointUrl).port);
    await first.stop();
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    const second = await open(state);
    expect((squatter.address() as AddressInfo).port).not.toBe(Number(new URL(second.endpointUrl).port));
    await second.stop();
    squatter.close();
  });

  test('a template that cannot be run stops the start and leaves nothing open', async () => {
    const state = temporary();
    const faulty = plant({ stacks: { one: { Resources: { Pool: { Type: 'AWS::Cognito::UserPool' } } } } });
    await expect(open(state, { assembly: faulty })).rejects.toThrow('AWS::Cognito::UserPool is not known here');
    const good = await open(state);
    await good.stop();
  });

  test('the seed is sown once, as the people it names, and a refused one stops the start with the answer', async () => {
    const folder = temporary();
    mkdirSync(join(folder, 'state'));
    const seed = join(folder, 'seed.json');
    const sow = (requests: Json) => writeFileSync(seed, JSON.stringify(requests));
    sow([{ as: 'manager-1', method: 'PUT', path: '/own/a', body: {} }]);
    const state = join(folder, 'state');
    const names = async () => {
      const cloud = await open(state, { seed });
      const found = await json(`${cloud.gatewayUrl}/names`);
      const { invocations } = cloud.counts();
      await cloud.stop();
      return [found, Object.values(invocations)];
    };
    expect(await names()).toEqual([['a'], [2]]);
    expect(await names()).toEqual([['a'], [1]]);
    sow([{ as: 'manager-1', method: 'PUT', path: '/nowhere', body: {} }]);
    await expect(open(state, { seed })).rejects.toThrow('seed.json: PUT /nowhere as manager-1: 404');
    sow([{ as: 'manager-1', method: 'POST', path: '/own/b', body: {} }]);
    await expect(open(state, { seed })).rejects.toThrow('only PUT may be made again');
  });
});
