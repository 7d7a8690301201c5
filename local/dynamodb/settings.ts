import type { Json } from '../service.ts';
import { invalid, unsupported } from './errors.ts';
import type { StreamViewType } from './tables.ts';

/** Settings of a table beside its keys, whichever request brings them; absent = as it was. */
export interface Settings {
  readonly stream?: { readonly StreamEnabled: boolean; readonly StreamViewType: StreamViewType };
  readonly deletionProtection?: boolean;
  readonly tableClass?: string;
  readonly encryption?: object;
  readonly tags?: Readonly<Record<string, string>>;
  readonly billing?: 'PAY_PER_REQUEST';
}

const viewTypes = ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'];

/** Takes the settings out of a CreateTable or UpdateTable request; what is left is its keys and indexes. */
export function settingsOf(operation: string, input: Json): { request: Json; settings: Settings } {
  const { StreamSpecification, DeletionProtectionEnabled, TableClass, SSESpecification, Tags, ...request } = input;
  checkStream(StreamSpecification);
  checkBilling(operation, request);
  const { BillingMode, ...unbilled } = request;
  const settings: Settings = {
    stream: StreamSpecification,
    deletionProtection: DeletionProtectionEnabled,
    tableClass: TableClass,
    encryption: SSESpecification,
    tags: Tags && Object.fromEntries(Tags.map(({ Key, Value }: Json) => [Key, Value])),
    billing: BillingMode,
  };
  return { request: operation === 'CreateTable' ? request : unbilled, settings };
}

/** The members of a description that settings change. */
export function describeSettings({ deletionProtection, tableClass, encryption, billing }: Settings): object {
  return {
    ...(deletionProtection !== undefined && { DeletionProtectionEnabled: deletionProtection }),
    ...(tableClass && { TableClassSummary: { TableClass: tableClass } }),
    ...(encryption && { SSEDescription: { Status: 'ENABLED', ...encryption } }),
    ...(billing && { BillingModeSummary: { BillingMode: billing } }),
  };
}

function checkStream(stream: Json): void {
  if (stream?.StreamEnabled && !viewTypes.includes(stream.StreamViewType))
    throw invalid(
      `1 validation error detected: Value '${stream.StreamViewType}' at 'streamSpecification.streamViewType' failed to ` +
        `satisfy constraint: Member must satisfy enum value set: [${viewTypes.join(', ')}]`,
    );
}

/** Only on-demand tables: nothing here is throttled by a provisioned number. */
function checkBilling(operation: string, { BillingMode, ProvisionedThroughput, GlobalSecondaryIndexes }: Json): void {
  const provisioned = BillingMode === 'PROVISIONED' || (operation === 'CreateTable' && !BillingMode);
  const indexed = GlobalSecondaryIndexes?.some((index: Json) => index.ProvisionedThroughput);
  if (BillingMode === 'PAY_PER_REQUEST' && (ProvisionedThroughput || indexed)) return;
  if (provisioned || ProvisionedThroughput || indexed) throw unsupported('A table with provisioned throughput');
}
