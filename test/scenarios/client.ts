import { createHash, randomUUID } from 'node:crypto';

/** The running system, as somebody outside sees it: an address, and tokens for those who may sign in. */
export interface Outside {
  readonly gatewayUrl: string;
  /** An access token for a person of the demonstration, by `sub`. */
  token(sub: string): Promise<string>;
}

/** An answer as it came. */
export interface Reply<Body = Json> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  /** Milliseconds from sending to having read the answer. */
  readonly ms: number;
}

// biome-ignore lint/suspicious/noExplicitAny: the outside world has no types; what matters is asserted
export type Json = any;

/** A person at work: every request carries the person's own token, every change a fresh idempotency key. */
export class Person {
  readonly sub: string;
  readonly #outside: Outside;
  #token: string | undefined;

  constructor(outside: Outside, sub: string) {
    this.#outside = outside;
    this.sub = sub;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send('POST', path, body, { 'idempotency-key': randomUUID(), ...headers });
  }

  put(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send('PUT', path, body, headers);
  }

  async send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Reply> {
    this.#token ??= await this.#outside.token(this.sub);
    const start = performance.now();
    const answer = await fetch(`${this.#outside.gatewayUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const ms = performance.now() - start;
    return { status: answer.status, headers: answer.headers, body: text && read(text), ms };
  }

  /** Uploads a file for a case: asks for the link, sends exactly what was announced, and has it verified. */
  async upload(base: string, purpose: string, file: File): Promise<{ documentId: string; replies: Reply[] }> {
    const { bytes, type } = file;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const asked = await this.post(`${base}/documents`, { purpose, type, bytes: bytes.length, sha256 });
    if (asked.status !== 201)
      throw new Error(`Asking for an upload came to ${asked.status}: ${JSON.stringify(asked.body)}`);
    const { documentId, upload } = asked.body;
    const sent = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: Buffer.from(bytes) });
    if (!sent.ok) throw new Error(`The upload came to ${sent.status}: ${await sent.text()}`);
    const completed = await this.post(`${base}/documents/${documentId}/completion`, {});
    return { documentId, replies: [asked, completed] };
  }
}

/** A file in a person's hand. */
export interface File {
  readonly type: 'application/pdf' | 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

function read(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
