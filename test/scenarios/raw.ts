import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import type { Json } from './client.ts';

/** A request as no well-behaved client sends it: path, headers and bytes exactly as given. */
export interface RawRequest {
  readonly method: string;
  /** Sent as it stands, without the tidying that URL libraries do to `..` and to odd characters. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array | undefined;
}

export interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Of JSON what it says, of anything else nothing. */
  readonly body: Json;
}

/** Sends it, and takes the answer as it comes, also when it comes before the last byte has been sent. */
export function sendRaw(base: string, { method, path, headers = {}, body }: RawRequest): Promise<RawReply> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = request({ hostname, port, method, path, headers: { ...length, ...headers } }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, body: parsed(text) });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
