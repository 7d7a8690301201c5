import { createHash, randomUUID } from 'node:crypto';
import type { Json } from '../service.ts';
import type { Queue, Queues } from './queues.ts';
import { invalidValue, refusal, refuseUnknown, required, wholeNumber } from './refusals.ts';

interface Attribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

export type Attributes = Readonly<Record<string, Attribute>>;

/** The most that the messages of one batch have together, bytes. */
const LARGEST_BATCH = 262_144;

const members = ['QueueUrl', 'MessageBody', 'DelaySeconds', 'MessageAttributes', 'MessageSystemAttributes'];

/** Puts one message into a queue; the digests are those that clients compare. */
export function sendMessage(queues: Queues, queue: Queue, input: Json, sender: string): Json {
  refuseUnknown('SendMessage', input, members);
  const body = required(input, 'MessageBody');
  checkCharacters(body);
  const attributes: Attributes = input.MessageAttributes ?? {};
  checkAttributes(attributes);
  const size = sizeOf(body, attributes);
  if (size > queue.maximumMessageSize)
    throw invalidValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${queue.maximumMessageSize} bytes.`,
    );
  const delay = wholeNumber(input, 'DelaySeconds', 0, 900, queue.delaySeconds);
  const [id, sent] = [randomUUID(), queues.clock.now()];
  const message = { id, queue: queue.name, body, attributes: JSON.stringify(attributes), sender, sent };
  queues.insert({ ...message, trace: traceOf(input.MessageSystemAttributes ?? {}), visible: sent + delay * 1000 });
  return {
    MessageId: id,
    MD5OfMessageBody: md5(body),
    ...(Object.keys(attributes).length > 0 && { MD5OfMessageAttributes: md5OfAttributes(attributes) }),
    ...(input.MessageSystemAttributes && {
      MD5OfMessageSystemAttributes: md5OfAttributes(input.MessageSystemAttributes),
    }),
  };
}

/** Throws BatchRequestTooLong. */
export function checkBatchSize(entries: readonly Json[]): void {
  const sizes: number[] = entries.map((entry) => sizeOf(entry.MessageBody ?? '', entry.MessageAttributes ?? {}));
  const size = sizes.reduce((sum, each) => sum + each, 0);
  if (size > LARGEST_BATCH)
    throw refusal(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${LARGEST_BATCH} bytes. You have sent ${size} bytes.`,
    );
}

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Names in order; name, type and value each after their length, and 1 or 2 for text or bytes before the value. */
export function md5OfAttributes(attributes: Attributes): string {
  const digest = createHash('md5');
  const add = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    digest.update(length).update(bytes);
  };
  for (const [name, attribute] of Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))) {
    add(Buffer.from(name));
    add(Buffer.from(attribute.DataType));
    digest.update(Buffer.from([attribute.StringValue === undefined ? 2 : 1]));
    add(valueOfAttribute(attribute));
  }
  return digest.digest('hex');
}

const valueOfAttribute = ({ StringValue, BinaryValue }: Attribute): Buffer =>
  StringValue === undefined ? Buffer.from(BinaryValue ?? '', 'base64') : Buffer.from(StringValue);

function sizeOf(body: string, attributes: Attributes): number {
  const parts = Object.entries(attributes).map(
    ([name, attribute]) =>
      Buffer.byteLength(name) + Buffer.byteLength(attribute.DataType ?? '') + valueOfAttribute(attribute).length,
  );
  return parts.reduce((sum, each) => sum + each, Buffer.byteLength(body));
}

/** XML 1.0 characters only. */
function checkCharacters(body: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that SQS refuses
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(body))
    throw refusal(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
}

function checkAttributes(attributes: Attributes): void {
  const entries = Object.entries(attributes);
  if (entries.length > 10) throw invalidValue('Number of message attributes [11] exceeds the allowed maximum [10].');
  for (const [name, { DataType, StringValue, BinaryValue }] of entries) {
    if (!/^[\w.-]{1,256}$/.test(name) || /^(aws|amazon)\./i.test(name))
      throw invalidValue(`The message attribute name '${name}' is invalid.`);
    if (!/^(String|Number|Binary)(\.[^.].*)?$/.test(DataType ?? ''))
      throw invalidValue(`The message attribute '${name}' has an invalid message attribute type.`);
    const value = DataType.startsWith('Binary') ? BinaryValue : StringValue;
    if (!value) throw invalidValue(`The message attribute '${name}' must contain a non-empty value of its type.`);
  }
}

function traceOf(attributes: Attributes): string | null {
  const unknown = Object.keys(attributes).find((name) => name !== 'AWSTraceHeader');
  if (unknown) throw invalidValue(`Message system attribute name '${unknown}' is invalid.`);
  return attributes.AWSTraceHeader?.StringValue ?? null;
}
