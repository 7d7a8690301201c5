import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back. Names of headers are lower-case. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Milliseconds without a sign of life until a request is given up. */
const longestSilence = 3000;

/**
 * One HTTP request over a connection that is kept for the next. `fetch` would do as well, but is loaded with its first use,
 * which takes 30 ms of a fresh function's time.
 * @throws Error when the connection breaks or stays silent
 */
export async function send({ method, url, headers, body }: Sent): Promise<Received> {
  const { request } = url.startsWith('https:') ? await import('node:https') : await import('node:http');
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, timeout: longestSilence }, (answer) => {
      receive(answer).then(resolve, reject);
    });
    sent.on('timeout', () => sent.destroy(new Error('No answer in time')));
    sent.on('error', reject);
    sent.end(body);
  });
}

async function receive(answer: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) };
}
