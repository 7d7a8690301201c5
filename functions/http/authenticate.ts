import type { Actor, Staff } from '../../domain/context.ts';
import { centre, district } from '../district.ts';
import type { Audience } from '../routes.ts';
import { staffDirectory } from '../store.ts';
import type { Passing } from './call.ts';
import { type Problem, problem } from './problem.ts';

/**
 * Who asks. The token says no more than its `sub`; what staff may do is loaded for every request, so that a dismissal
 * works on the next act (§5.3.2).
 */
export const authenticate =
  (audience: Audience) =>
  async ({ call, requestContext }: Passing): Promise<Problem | undefined> => {
    const account = requestContext.authorizer?.jwt?.claims?.['sub'];
    if (typeof account !== 'string' || account === '' || account.length > 255) return problem('no-subject');
    const actor = audience === 'resident' ? principal(account) : await staff(account);
    if (!actor) return problem('not-staff', { clause: '5.3.2' });
    Object.assign(call, { audience, account, actor });
    return undefined;
  };

const principal = (account: string): Actor => ({ kind: 'principal', account });

/** A manager named in the settings is one of the centre until the directory knows better: somebody must enrol the first. */
async function staff(id: string): Promise<Staff | undefined> {
  const record = await staffDirectory().find(id);
  if (!record) return district.managers.includes(id) ? firstManager(id) : undefined;
  const { office, roles, authorities, active } = record;
  return active ? { kind: 'staff', id, office, roles, authorities } : undefined;
}

const firstManager = (id: string): Staff => ({
  kind: 'staff',
  id,
  office: centre,
  roles: ['manager'],
  authorities: [],
});
