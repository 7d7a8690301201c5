import { env } from '../env.ts';

const load = async () => {
  const sdk = await import('../sdk/eventbridge.ts');
  return { ...sdk, bus: new sdk.EventBridgeClient({ maxAttempts: 5 }) };
};
let opened: ReturnType<typeof load> | undefined;

/** EventBridge takes ten entries a call. */
const perCall = 10;

/** What is common to all that leaves: its kind, and when it happened. */
interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
}

/** Puts notices on the bus. @throws Error when it did not take all of them */
export async function putNotices(notices: readonly Notice[]): Promise<void> {
  for (let start = 0; start < notices.length; start += perCall) await put(notices.slice(start, start + perCall));
}

async function put(notices: readonly Notice[]): Promise<void> {
  opened ??= load();
  const { bus, PutEventsCommand } = await opened;
  const { FailedEntryCount } = await bus.send(
    new PutEventsCommand({
      Entries: notices.map((notice) => ({
        EventBusName: env('EVENT_BUS_NAME'),
        Source: 'bangdaiban',
        DetailType: notice.kind,
        Time: new Date(notice.at),
        Detail: JSON.stringify(notice),
      })),
    }),
  );
  if (FailedEntryCount) throw new Error(`${FailedEntryCount} notices were not taken`);
}
