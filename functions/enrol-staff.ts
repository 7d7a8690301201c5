import { isDeepStrictEqual } from 'node:util';
import { givesItself } from '../domain/parties.ts';
import { forbids } from '../domain/permissions.ts';
import type { StaffRecord } from '../store/staff.ts';
import { ConditionFailed } from '../store/table.ts';
import { contextFor, district } from './district.ts';
import { type Asked, operation, type Reply } from './http/call.ts';
import type { Fault } from './http/faults.ts';
import { type Problem, problem, refusalProblem } from './http/problem.ts';
import { record } from './http/refuse.ts';
import { EnrolStaff } from './requests.ts';
import { staffDirectory } from './store.ts';
import { staffView } from './views/staff.ts';

/**
 * §5.3.1: a member of staff is enrolled or changed. The first enrolment needs no version; a change names the one it was
 * made from. Putting what is there already is quiet, so that a repeated request is safe.
 */
export const enrolStaff = operation({
  body: EnrolStaff,
  answer: async (asked: Asked<EnrolStaff>) => {
    const id = asked.path['staffId'] ?? '';
    const errors = faultsOf(id, asked.body);
    if (errors.length > 0) return problem('fields-invalid', { errors });
    const before = await staffDirectory().find(id);
    const offices = [asked.body.office, ...(before ? [before.office] : [])];
    const context = contextFor(asked.actor, asked.now);
    for (const office of offices) {
      const forbidden = forbids('enrol-staff', { office }, context);
      if (forbidden) return refusalProblem(forbidden);
    }
    const own = givesItself(asked.account, id, asked.body.represents);
    if (own) return refusalProblem(own);
    return put(asked, id, before);
  },
});

/** A `sub` as it may stand in keys, and codes that the settings know. */
function faultsOf(id: string, { office, authorities, roles, supervises }: EnrolStaff): Fault[] {
  const unknown = authorities.flatMap((code, index) =>
    district.authorities.some((each) => each.code === code) ? [] : [`authorities.${index}`],
  );
  const alone = roles.includes('supervisor') ? roles.length === 1 && supervises !== undefined : !supervises;
  return [
    ...(alone ? [] : [{ field: 'supervises', message: '监督员应写明类别和任期，且不兼任其他岗位；其他人员不填。' }]),
    ...(/^[\x21-\x7e]{1,255}$/.test(id) ? [] : [{ field: 'staffId', message: '应为令牌中的用户标识（sub）。' }]),
    ...(district.offices.some(({ code }) => code === office)
      ? []
      : [{ field: 'office', message: '本区没有这个政务服务部门。' }]),
    ...unknown.map((field) => ({ field, message: '本区没有这个审批部门。' })),
  ];
}

async function put(asked: Asked<EnrolStaff>, id: string, before: StaffRecord | undefined): Promise<Reply | Problem> {
  const { body, version } = asked;
  const wanted: StaffRecord = { ...body, kind: 'staff', id, version: before?.version ?? 0 };
  if (before && isDeepStrictEqual(before, wanted)) return answer(before, 200);
  if (before && version === undefined && !asked.headers['if-match']) return problem('if-match-missing', tagOf(before));
  if (version !== undefined && version !== before?.version) return problem('stale', before && tagOf(before));
  const record = { ...wanted, version: wanted.version + 1 };
  return (await keep(asked, record)) ? answer(record, before ? 200 : 201) : problem('stale');
}

/** Who may do what changes here: that leaves a trace of its own. False when somebody else was first. */
async function keep(asked: Asked, staff: StaffRecord): Promise<boolean> {
  try {
    await staffDirectory().put(staff);
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
  await record(asked, `STAFF#${staff.id}`);
  return true;
}

const tagOf = ({ version }: StaffRecord) => ({ headers: { etag: `"${version}"` } });

const answer = (record: StaffRecord, status: number): Reply => ({ status, ...tagOf(record), body: staffView(record) });
