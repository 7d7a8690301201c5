import { sha256Hex } from '../../store/digest.ts';
import type { Call, Operation, Reply } from './call.ts';
import { open } from './call.ts';

interface Published {
  /** Media type. */
  readonly type: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Something published: made on the first request and kept as long as the function lives, told apart by its content, so that
 * whoever has it already is sent nothing (RFC 9110 §13.1.2).
 */
export function publish(make: () => Published | Promise<Published>): Operation<Call> {
  let made: (Published & { readonly tag: string }) | undefined;
  return open(async ({ headers }): Promise<Reply> => {
    made ??= tagged(await make());
    const { tag, type, text, headers: own } = made;
    return answerTagged(headers, tag, { type, body: text, ...(own && { headers: own }) });
  });
}

/** What is published, to whoever has not got it already. @param tag in quotes, as a header holds it */
export function answerTagged(
  asked: Call['headers'],
  tag: string,
  { type, body, headers: own }: Required<Pick<Reply, 'type' | 'body'>> & Pick<Reply, 'headers'>,
): Reply {
  const headers = { etag: tag, 'cache-control': 'public, max-age=300', ...own };
  if (holds(asked['if-none-match'], tag)) return { status: 304, headers };
  return { status: 200, type, body, headers };
}

const tagged = (made: Published) => ({ ...made, tag: `"${sha256Hex(made.text).slice(0, 24)}"` });

/** The weak comparison of RFC 9110 §8.8.3.2. */
const holds = (condition: string | undefined, tag: string): boolean =>
  condition !== undefined &&
  (condition.trim() === '*' || condition.split(',').some((each) => each.trim().replace(/^W\//, '') === tag));

/** The same, as JSON. */
export const publishJson = (make: () => unknown): Operation<Call> =>
  publish(async () => ({ type: 'application/json; charset=utf-8', text: JSON.stringify(await make()) }));
