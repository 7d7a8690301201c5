import { type Notification, notificationsOf } from '../../domain/notices.ts';
import type { Commit } from '../../store/cases.ts';
import { env } from '../env.ts';
import { type Invitation, invite } from './invite.ts';

const load = async () => {
  const sdk = await import('../sdk/eventbridge.ts');
  return { ...sdk, bus: new sdk.EventBridgeClient({ maxAttempts: 5 }) };
};
let opened: ReturnType<typeof load> | undefined;

/** EventBridge takes ten entries a call. */
const perCall = 10;

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
  for (let start = 0; start < notifications.length; start += perCall)
    await put(notifications.slice(start, start + perCall));
}

async function put(notifications: readonly Sent[]): Promise<void> {
  opened ??= load();
  const { bus, PutEventsCommand } = await opened;
  const { FailedEntryCount } = await bus.send(
    new PutEventsCommand({
      Entries: notifications.map((notification) => ({
        EventBusName: env('EVENT_BUS_NAME'),
        Source: 'bangdaiban',
        DetailType: notification.kind,
        Time: new Date(notification.at),
        Detail: JSON.stringify(notification),
      })),
    }),
  );
  if (FailedEntryCount) throw new Error(`${FailedEntryCount} notices were not taken`);
}
