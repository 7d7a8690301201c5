import { type Notification, notificationsOf } from '../../domain/notices.ts';
import type { Commit } from '../../store/cases.ts';
import { type Invitation, invite } from './invite.ts';
import { putNotices } from './put-notices.ts';

/** What a receiver is told; the invitation to rate carries its one-time link, and is the only place where that stands. */
type Sent = Notification & { readonly link?: Invitation };

/**
 * Puts the notifications of a commit on the bus, from where the district's providers (SMS, mail, the provincial
 * platform) take them. At least once: receivers tell repetitions by the id.
 * @throws Error when the bus did not take all of them; the stream then brings the commit back.
 */
export async function sendNotices(commit: Commit): Promise<void> {
  const link = await invite(commit);
  const notifications: Sent[] = notificationsOf(commit).map((each) =>
    link && each.kind === 'EvaluationInvited' ? { ...each, link } : each,
  );
  await putNotices(notifications);
}
