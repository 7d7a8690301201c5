import { type Notification, notificationsOf } from '../../domain/notices.ts';
import type { Commit } from '../../store/cases.ts';
import { env } from '../env.ts';

const load = async () => {
  const sdk = await import('../sdk/eventbridge.ts');
  return { ...sdk, bus: new sdk.EventBridgeClient({ maxAttempts: 5 }) };
};
let opened: ReturnType<typeof load> | undefined;

/** EventBridge takes ten entries a call. */
const perCall = 10;

/**
 * Puts the notifications of a commit on the bus, from where the district's providers (SMS, mail, the provincial
 * platform) take them. At least once: receivers tell repetitions by the id.
 * @throws Error when the bus did not take all of them; the stream then brings the commit back.
 */
export const sendNotices = (commit: Commit): Promise<void> => putNotices(notificationsOf(commit));

/** A report waits for somebody (§8.3): no case is behind it. */
interface ReportNotice {
  readonly id: string;
  readonly period: string;
  readonly at: string;
  readonly to: 'manager';
  /** Whose managers. */
  readonly office: string;
  /** The how manieth time; from the second on it is an escalation. */
  readonly level: number;
  readonly kind: 'ReportReviewDue';
  readonly text: string;
}

/** Puts notices on the bus. @throws Error when it did not take all of them */
export async function putNotices(notifications: readonly (Notification | ReportNotice)[]): Promise<void> {
  for (let start = 0; start < notifications.length; start += perCall)
    await put(notifications.slice(start, start + perCall));
}

async function put(notifications: readonly (Notification | ReportNotice)[]): Promise<void> {
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
