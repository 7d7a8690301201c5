import { AwsError } from '../service.ts';

export type Input = Readonly<Record<string, unknown>>;

/** Refuses members that the operation does not know, `DryRun` and `Recipient` among them, by their name. */
export function refuseUnknown(operation: string, input: Input, known: readonly string[]): void {
  const unknown = Object.keys(input).find((name) => !known.includes(name));
  if (unknown) throw new AwsError('UnsupportedOperationException', `${unknown} of ${operation} is not supported`);
  const algorithm = input.EncryptionAlgorithm;
  if (algorithm !== undefined && algorithm !== 'SYMMETRIC_DEFAULT')
    throw new AwsError(
      'InvalidKeyUsageException',
      `Algorithm ${algorithm} is incompatible with key spec SYMMETRIC_DEFAULT.`,
    );
}

export const text = (input: Input, name: string): string | undefined =>
  typeof input[name] === 'string' ? input[name] : undefined;

/** A blob member, 1 to `most` bytes. Throws ValidationException. */
export function bytesOf(input: Input, name: string, most: number): Buffer {
  const bytes = Buffer.from(text(input, name) ?? '', 'base64');
  if (bytes.length < 1 || bytes.length > most)
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at '${name[0]!.toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must have length between 1 and ${most}`,
    );
  return bytes;
}

/** The encryption context in one form, whatever the order of its pairs. */
export function contextOf({ EncryptionContext = {} }: Input): string {
  const pairs = Object.entries(EncryptionContext as Record<string, string>);
  return JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}
