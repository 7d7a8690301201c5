import type { Json } from '../service.ts';
import type { Message, Queue, Queues } from './queues.ts';
import { refusal, required, wholeNumber } from './refusals.ts';

/** The longest a message may stay out of sight, seconds. */
const LONGEST = 43_200;

/** A receipt handle names the queue, the message and this one receipt of it. */
export const handleOf = ({ queue, seq, receipt }: Message): string =>
  Buffer.from(JSON.stringify([queue, seq, receipt])).toString('base64');

/** Deletes the message; one that is gone already, or was received again since, is no error. */
export function deleteMessage(queues: Queues, queue: Queue, input: Json): Json {
  const { seq, receipt } = read(queue, input);
  queues.run('DELETE FROM message WHERE queue = ? AND seq = ? AND receipt = ?', queue.name, seq, receipt);
  return {};
}

/** Throws MessageNotInflight when the message is in sight already. */
export function changeVisibility(queues: Queues, queue: Queue, input: Json): Json {
  const { seq, receipt } = read(queue, input);
  if (input.VisibilityTimeout === undefined)
    throw refusal('MissingParameter', 'The request must contain the parameter VisibilityTimeout.');
  const timeout = wholeNumber(input, 'VisibilityTimeout', 0, LONGEST, 0);
  const now = queues.clock.now();
  const [message] = queues.all<Message>(
    'SELECT * FROM message WHERE queue = ? AND seq = ? AND receipt = ? AND visible > ?',
    ...[queue.name, seq, receipt, now],
  );
  if (!message)
    throw refusal(
      'MessageNotInflight',
      `Value ${input.ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  queues.run('UPDATE message SET visible = ? WHERE seq = ?', now + timeout * 1000, seq);
  queues.changed(queue.name);
  return {};
}

function read(queue: Queue, input: Json): { seq: number; receipt: string } {
  const handle = required(input, 'ReceiptHandle');
  try {
    const [name, seq, receipt] = JSON.parse(Buffer.from(handle, 'base64').toString());
    if (name === queue.name && Number.isInteger(seq) && typeof receipt === 'string') return { seq, receipt };
  } catch {
    // falls through to the refusal below: whatever it is, it is no handle of ours
  }
  throw refusal('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
}
