import { join } from 'node:path';
import { AwsError, type Json, type JsonService, type Need, type Principal, type Surroundings } from '../service.ts';
import { groupArn, operations, type PrincipalOf } from './api.ts';
import { checkWish } from './checks.ts';
import { Clockwork } from './clockwork.ts';
import { Store } from './store.ts';

/** EventBridge Scheduler of the embedded cloud. */
export interface Scheduler extends JsonService {
  /**
   * Makes or changes a schedule as a template wants it. One that is there with the same wish keeps its next occurrence;
   * one that the template no longer declares is gone at `resume`.
   * @param wish the properties of AWS::Scheduler::Schedule, with its Name
   * @param principal the role of its target
   * @throws AwsError ValidationException
   */
  ensureSchedule(wish: Json, principal: Principal): void;
  /** Makes a group as a template wants it; the group `default` is always there. */
  ensureGroup(name: string): void;
  /** Starts the clockwork; to be called once, when all services are there. */
  resume(): void;
  close(): void;
}

export interface SchedulerOptions {
  /** `scheduler.sqlite` in the state folder unless told. */
  readonly path?: string;
  /** Who the role of a schedule made through the API is; unless told nobody, and such schedules are refused. */
  readonly principalOf?: PrincipalOf;
}

export function openScheduler(surroundings: Surroundings, options: SchedulerOptions = {}): Scheduler {
  const { path = join(surroundings.folder, 'scheduler.sqlite'), principalOf = () => undefined } = options;
  const store = new Store(path, Math.floor(surroundings.clock.now()));
  const clockwork = new Clockwork(store, surroundings);
  const table = operations(clockwork, principalOf);
  const declared = new Set<string>();
  return {
    name: 'scheduler',
    ensureGroup: (name) => store.putGroup(name, clockwork.now()),
    ensureSchedule: (input, principal) => {
      const wish = checkWish(input, surroundings);
      declared.add(clockwork.arnOf(wish));
      const old = store.schedule(wish.GroupName, wish.Name);
      if (old && JSON.stringify(old.wish) === JSON.stringify(wish)) store.put({ ...old, principal, declared: true });
      else clockwork.set(wish, principal, { declared: true });
    },
    needs: (operation, input) => needsOf(clockwork, operation, input),
    call: async (operation, input) => {
      const run = Object.hasOwn(table, operation) ? table[operation] : undefined;
      if (!run)
        throw new AwsError('UnknownOperationException', `EventBridge Scheduler here has no operation ${operation}`);
      return run(input);
    },
    resume: () => {
      for (const { wish } of store.declared()) if (!declared.has(clockwork.arnOf(wish))) store.delete(wish);
      clockwork.start();
    },
    close: () => clockwork.close(),
  };
}

function needsOf(clockwork: Clockwork, operation: string, { Name, GroupName = 'default', Target }: Json): Need[] {
  const action = `scheduler:${operation}`;
  if (operation.startsWith('List')) return [{ action, resource: '*' }];
  if (operation.endsWith('Group')) return [{ action, resource: groupArn(clockwork, Name) }];
  const need = { action, resource: clockwork.arnOf({ GroupName, Name }) };
  if (!Target?.RoleArn) return [need];
  const context = { 'iam:PassedToService': 'scheduler.amazonaws.com' };
  return [need, { action: 'iam:PassRole', resource: Target.RoleArn, context }];
}
