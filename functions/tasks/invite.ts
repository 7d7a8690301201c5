import type { EventOf } from '../../domain/events.ts';
import type { Commit } from '../../store/cases.ts';
import { links, personalData } from '../store.ts';

/** Where a service is rated by whoever was given the address, and until when. */
export interface Invitation {
  readonly address: string;
  readonly until: string;
}

/**
 * §7.1.3, §7.2.6: the one-time link of the notice that asks for a rating. Its token is made of the commit by the secret of
 * the district: a notice that is sent again carries the same one, and no history ever holds it.
 */
export async function invite({ caseId, seq, at, events }: Commit): Promise<Invitation | undefined> {
  const invited = events.find((event): event is EventOf<'EvaluationInvited'> => event.type === 'EvaluationInvited');
  if (!invited) return undefined;
  const { until } = invited;
  const token = await personalData().secret(`evaluation:${caseId}:${seq}`);
  await links().issueFirst(token, {
    caseId,
    purpose: 'evaluation',
    channel: 'link',
    issuedBy: 'dispatch',
    issuedAt: at,
    until,
  });
  return { address: `/v1/links/${token}/evaluation`, until };
}
