import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AwsError } from '../../../local/service.ts';
import { asking, only, World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.close());

const token = () => world.calls.at(-1)!.input.MessageBody as string;
const put = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:dynamodb:putItem', Arguments: { TableName: 't' } };

describe('after a restart', () => {
  test('a wait ends at its time', async () => {
    const executionArn = await world.start(only({ Type: 'Wait', Seconds: 100 }));
    world.restart();
    await world.advance(99);
    expect(await world.outcome(executionArn)).toEqual({ status: 'RUNNING' });
    await world.advance(2);
    expect(await world.outcome(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('a token can be answered, and its timeout and heartbeat still hold', async () => {
    const answered = await world.start(asking());
    const first = token();
    const timed = await world.start(asking({ TimeoutSeconds: 60, HeartbeatSeconds: 10 }));
    world.restart();
    await world.api('SendTaskSuccess', { taskToken: first, output: '1' });
    await world.settle();
    expect(await world.outcome(answered)).toEqual({ status: 'SUCCEEDED', output: 1 });
    await world.advance(11);
    expect(await world.outcome(timed)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  test('a retry comes when it is due', async () => {
    world.answer = () => {
      if (world.calls.length < 2) throw new AwsError('ThrottlingException', 'slow down');
      return { ok: true };
    };
    const executionArn = await world.start(
      only({ ...put, Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 30 }] }),
    );
    world.restart();
    await world.advance(31);
    expect(await world.outcome(executionArn)).toEqual({ status: 'SUCCEEDED', output: { ok: true } });
  });

  test('a task in flight runs again, and the token of an interrupted one stays the same', async () => {
    world.answer = () => new Promise(() => {});
    const plain = world.machine(only(put), 'plain');
    const asked = world.machine(asking(), 'asked');
    const { executionArn } = await world.api('StartExecution', { stateMachineArn: plain });
    await world.api('StartExecution', { stateMachineArn: asked });
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    const before = world.calls.map(({ input }) => input);
    expect(before).toHaveLength(2);
    world.answer = () => ({});
    world.restart();
    await world.settle();
    expect(world.calls.slice(2).map(({ input }) => input)).toEqual(before);
    expect(await world.outcome(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('branches and iterations go on, each where it was', async () => {
    const branch = (name: string, seconds: number) => ({
      StartAt: name,
      States: { [name]: { Type: 'Wait', Seconds: seconds, End: true } },
    });
    const executionArn = await world.start(
      only({ Type: 'Parallel', Branches: [branch('short', 10), branch('long', 100)] }),
      1,
    );
    const mapArn = await world.start(
      only({ Type: 'Map', MaxConcurrency: 1, ItemProcessor: branch('each', 40) }),
      [1, 2, 3],
    );
    await world.advance(50);
    world.restart();
    await world.advance(60);
    expect(await world.outcome(executionArn)).toEqual({ status: 'SUCCEEDED', output: [1, 1] });
    world.restart();
    await world.advance(20);
    expect(await world.outcome(mapArn)).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3] });
  });

  test('the timeout of an execution holds, and what fell due meanwhile happens', async () => {
    const executionArn = await world.start({ TimeoutSeconds: 60, ...only({ Type: 'Wait', Seconds: 90 }) });
    world.states.close();
    await world.clock.advance(70_000);
    world.restart();
    await world.advance(0);
    expect(await world.outcome(executionArn)).toEqual({ status: 'TIMED_OUT' });
  });

  test('history, transitions and the definition of running executions are as before', async () => {
    const executionArn = await world.start({
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 10, Next: 'Old' }, Old: { Type: 'Pass', Output: 'old', End: true } },
    });
    world.machine({ StartAt: 'New', States: { New: { Type: 'Pass', Output: 'new', End: true } } });
    world.restart();
    await world.advance(11);
    expect(await world.outcome(executionArn)).toEqual({ status: 'SUCCEEDED', output: 'old' });
    expect((await world.history(executionArn)).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(world.states.transitionsOf(executionArn)).toBe(2);
  });
});

describe('killed at any moment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs executions in a process of its own, until they are done or it is killed after `ms`. */
  async function life(ms: number | undefined): Promise<NodeJS.Signals | null> {
    const script = new URL('./life.ts', import.meta.url).pathname;
    const child: ChildProcess = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    await Promise.race([once(child.stdout!, 'data'), ended]);
    const killing = ms === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), ms);
    const [, signal] = await ended;
    clearTimeout(killing);
    return signal;
  }

  test('every execution completes, with every effect at least once', async () => {
    const ends = [];
    for (const ms of [2, 5, 10, 15, 20, 30, 40]) ends.push(await life(ms));
    expect(ends).toContain('SIGKILL');
    expect(await life(undefined)).toBe(null);
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    expect(report.statuses).toEqual({ SUCCEEDED: 40 });
    expect(report.outputs).toEqual([3]);
    expect(report.histories).toBe('whole');
    const effects = new Set(readFileSync(join(folder, 'effects'), 'utf8').trim().split('\n'));
    expect(effects.size).toBe(40 * 3);
  });
});
