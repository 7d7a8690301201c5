import { claimOf } from '../../domain/claim.ts';
import type { Found } from '../../store/cases.ts';
import type { StaffRecord } from '../../store/staff.ts';
import { contextFor } from '../district.ts';
import { personalData, staffDirectory } from '../store.ts';
import { caseView } from '../views/case.ts';
import { seenBy } from '../views/seen-by.ts';
import type { Asked, Reply } from './call.ts';
import type { How } from './outcome.ts';

/** How a case stands, for whoever asks, with the version that an edit must name. */
export async function answerCase(
  { actor, now, record }: Pick<Asked, 'actor' | 'now' | 'record'>,
  found: Found,
  { status = 200, replayed = false, headers = {}, already }: How = {},
): Promise<Reply> {
  const { now: state } = found;
  const agent = 'agent' in state ? state.agent : claimOf(state)?.agent;
  const [persons, agentRecord] = await Promise.all([personalData().masked(found.now.id), inCharge(agent, record)]);
  return {
    status,
    headers: {
      etag: `"${found.version}"`,
      ...(replayed && { 'idempotency-replayed': 'true' }),
      ...headers,
    },
    body: {
      ...caseView(seenBy(found, contextFor(actor, now)), {
        persons,
        agent: agentRecord,
        context: contextFor(actor, now),
      }),
      ...(already && { already }),
    },
  };
}

/** Most often whoever asks is in charge, and known already. */
const inCharge = (agent: string | undefined, asking: StaffRecord | undefined) =>
  agent === undefined ? undefined : agent === asking?.id ? asking : staffDirectory().find(agent);
