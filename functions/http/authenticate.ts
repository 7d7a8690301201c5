import { dayOf } from '../../domain/calendar.ts';
import type { Staff } from '../../domain/context.ts';
import type { Representation } from '../../domain/parties.ts';
import type { Day } from '../../domain/values.ts';
import type { StaffRecord } from '../../store/staff.ts';
import { centre, district, platformOf } from '../district.ts';
import { staffDirectory } from '../store.ts';
import type { Passing } from './call.ts';
import { type Problem, problem } from './problem.ts';

/**
 * Who asks. The token says no more than its `sub`; what staff may do is loaded for every request, so that a dismissal
 * works on the next act (§5.3.2).
 */
export async function authenticate({ call, requestContext }: Passing): Promise<Problem | undefined> {
  if (call.audience === 'public') return know(call, { account: nobody, actor: { kind: 'principal', account: nobody } });
  const account = requestContext.authorizer?.jwt?.claims?.['sub'];
  if (typeof account !== 'string' || account === '' || account.length > 255) return problem('no-subject');
  if (call.audience === 'resident') return know(call, { account, actor: { kind: 'principal', account } });
  if (call.audience === 'authority') return platform(call, account);
  const record = await staffDirectory().find(account);
  const actor = record ? staff(record, dayOf(call.now)) : firstManager(account);
  return actor ? know(call, { account, actor, record }) : problem('not-staff', { clause: '5.3.2' });
}

/** Whoever complains without an account (8.2): a principal of no case but the one whose code they know. */
const nobody = '';

/** A machine, known by the settings of the district; it acts as the system, under the name of its authority. */
function platform(call: Passing['call'], account: string): Problem | undefined {
  const authority = platformOf(account);
  if (!authority) return problem('not-platform');
  return know(call, { account, actor: { kind: 'system', task: `authority:${authority.code}` } });
}

function know(call: Passing['call'], who: Pick<Passing['call'], 'account' | 'actor' | 'record'>) {
  Object.assign(call, who);
  return undefined;
}

/** A supervisor is none before or after the term (§8.1). */
const staff = (
  { id, office, roles, authorities, active, represents = ofSettings(id), supervises }: StaffRecord,
  today: Day,
): Staff | undefined =>
  active && (!supervises || (supervises.from <= today && today <= supervises.until))
    ? { kind: 'staff', id, office, roles, authorities, represents, supervises }
    : undefined;

/** A manager named in the settings signs for the mandatary by them, until the directory says otherwise (A.7.4). */
const ofSettings = (id: string): Representation | undefined =>
  district.managers.includes(id)
    ? { basis: `${district.name}设置指定的负责人`, seal: `${district.mandatary.name}（公章）` }
    : undefined;

/** A manager named in the settings is one of the centre until the directory knows better: somebody must enrol the first. */
const firstManager = (id: string): Staff | undefined =>
  district.managers.includes(id)
    ? { kind: 'staff', id, office: centre, roles: ['manager'], authorities: [], represents: ofSettings(id) }
    : undefined;
