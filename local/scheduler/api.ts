import { AwsError, type Json, type Principal } from '../service.ts';
import { checkName, checkWish, type Wish } from './checks.ts';
import type { Clockwork } from './clockwork.ts';
import { parseExpression } from './expression.ts';
import type { Group, Schedule } from './store.ts';

type Operation = (input: Json) => Json;

/** Who a role is, of the roles that the cloud knows. */
export type PrincipalOf = (roleArn: string) => Principal | undefined;

/** The API by operation. Dates are seconds since the epoch. */
export function operations(clockwork: Clockwork, principalOf: PrincipalOf): Readonly<Record<string, Operation>> {
  return { ...scheduleOperations(clockwork, principalOf), ...groupOperations(clockwork) };
}

function scheduleOperations(clockwork: Clockwork, principalOf: PrincipalOf): Readonly<Record<string, Operation>> {
  const { store } = clockwork;
  return {
    CreateSchedule: (input) => {
      const wish = checkNew(clockwork, input);
      const old = store.schedule(wish.GroupName, wish.Name);
      if (old && (old.token === null || old.token !== input.ClientToken))
        throw new AwsError('ConflictException', `Schedule ${wish.Name} already exists.`, 409);
      if (!old) clockwork.set(wish, roleOf(principalOf, wish), { token: input.ClientToken ?? null });
      return { ScheduleArn: clockwork.arnOf(wish) };
    },
    UpdateSchedule: (input) => {
      const wish = checkNew(clockwork, input);
      scheduleNamed(clockwork, wish);
      clockwork.set(wish, roleOf(principalOf, wish));
      return { ScheduleArn: clockwork.arnOf(wish) };
    },
    GetSchedule: (input) => describe(clockwork, scheduleNamed(clockwork, input)),
    DeleteSchedule: (input) => {
      store.delete(scheduleNamed(clockwork, input).wish);
      clockwork.arm();
      return {};
    },
    ListSchedules: ({ GroupName = null, NamePrefix = '', State = null, ...input }) => {
      const { limit, offset } = page(input);
      const rows = store.schedules(GroupName, NamePrefix, State, limit + 1, offset);
      return { Schedules: rows.slice(0, limit).map((row) => summary(clockwork, row)), ...next(rows, limit, offset) };
    },
  };
}

function groupOperations(clockwork: Clockwork): Readonly<Record<string, Operation>> {
  const { store } = clockwork;
  return {
    CreateScheduleGroup: ({ Name }) => {
      if (store.group(checkName(Name, 'name')))
        throw new AwsError('ConflictException', `Schedule group ${Name} already exists.`, 409);
      store.putGroup(Name, clockwork.now());
      return { ScheduleGroupArn: groupArn(clockwork, Name) };
    },
    GetScheduleGroup: ({ Name }) => groupOf(clockwork, groupNamed(clockwork, Name)),
    DeleteScheduleGroup: ({ Name }) => {
      if (Name === 'default')
        throw new AwsError('ValidationException', 'The default schedule group cannot be deleted.');
      store.deleteGroup(groupNamed(clockwork, Name).name);
      clockwork.arm();
      return {};
    },
    ListScheduleGroups: ({ NamePrefix = '', ...input }) => {
      const { limit, offset } = page(input);
      const rows = store.groups(NamePrefix, limit + 1, offset);
      return {
        ScheduleGroups: rows.slice(0, limit).map((row) => groupOf(clockwork, row)),
        ...next(rows, limit, offset),
      };
    },
  };
}

/** A wish that may be made now: its group is there, and a single time lies ahead. */
function checkNew(clockwork: Clockwork, input: Json): Wish {
  const wish = checkWish(input, clockwork.surroundings);
  groupNamed(clockwork, wish.GroupName);
  const expression = parseExpression(wish.ScheduleExpression, wish.ScheduleExpressionTimezone);
  if (expression.kind === 'at' && expression.at <= clockwork.now() - 60_000)
    throw new AwsError(
      'ValidationException',
      `Invalid Schedule Expression ${wish.ScheduleExpression}. The time is in the past.`,
    );
  return wish;
}

function roleOf(principalOf: PrincipalOf, { Target }: Wish): Principal {
  const principal = principalOf(Target.RoleArn);
  if (principal) return principal;
  throw new AwsError(
    'ValidationException',
    `The execution role you provide must allow Amazon EventBridge Scheduler to assume the role: there is no role ${Target.RoleArn}`,
  );
}

function scheduleNamed({ store }: Clockwork, { Name, GroupName = 'default' }: Json): Schedule {
  const schedule = store.schedule(GroupName, Name);
  if (!schedule) throw new AwsError('ResourceNotFoundException', `Schedule ${Name} does not exist.`, 404);
  return schedule;
}

function groupNamed({ store }: Clockwork, name: string): Group {
  const group = store.group(name);
  if (!group) throw new AwsError('ResourceNotFoundException', `Schedule group ${name} does not exist.`, 404);
  return group;
}

function describe(clockwork: Clockwork, { wish, created, modified }: Schedule): Json {
  const { StartDate, EndDate, ...rest } = wish;
  return {
    ...rest,
    Arn: clockwork.arnOf(wish),
    CreationDate: created / 1000,
    LastModificationDate: modified / 1000,
    ...(StartDate !== undefined && { StartDate: StartDate / 1000 }),
    ...(EndDate !== undefined && { EndDate: EndDate / 1000 }),
  };
}

const summary = (clockwork: Clockwork, { wish, created, modified }: Schedule): Json => ({
  ...{ Arn: clockwork.arnOf(wish), Name: wish.Name, GroupName: wish.GroupName, State: wish.State },
  ...{ Target: { Arn: wish.Target.Arn }, CreationDate: created / 1000, LastModificationDate: modified / 1000 },
});

const groupOf = (clockwork: Clockwork, { name, created, modified }: Group): Json => ({
  ...{ Arn: groupArn(clockwork, name), Name: name, State: 'ACTIVE' },
  ...{ CreationDate: created / 1000, LastModificationDate: modified / 1000 },
});

export function groupArn({ surroundings }: Clockwork, name: string): string {
  const { partition, region, account } = surroundings;
  return `arn:${partition}:scheduler:${region}:${account}:schedule-group/${name}`;
}

function page({ MaxResults = 100, NextToken }: Json): { limit: number; offset: number } {
  const offset = NextToken === undefined ? 0 : Number(Buffer.from(String(NextToken), 'base64').toString());
  if (!Number.isInteger(offset)) throw new AwsError('ValidationException', 'Invalid NextToken.');
  return { limit: Math.min(Number(MaxResults), 100), offset };
}

const next = (rows: readonly unknown[], limit: number, offset: number): { NextToken?: string } =>
  rows.length > limit ? { NextToken: Buffer.from(String(offset + limit)).toString('base64') } : {};
