import { createHash, randomUUID } from 'node:crypto';

/** The running system, as somebody outside sees it: an address, and tokens for those who may sign in. */
export interface Outside {
  readonly gatewayUrl: string;
  /** An access token for a person of the demonstration, by `sub`. */
  token(sub: string): Promise<string>;
  /** How long a request is tried again when the connection breaks or the system is busy, ms; not at all unless told. */
  readonly patience?: number;
  /** Told of every request before it is sent. */
  readonly watch?: () => void;
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
    const start = performance.now();
    const { answer, text } = await this.#patiently(async () => {
      this.#token ??= await this.#outside.token(this.sub);
      return {
        method,
        url: `${this.#outside.gatewayUrl}${path}`,
        headers: {
          authorization: `Bearer ${this.#token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      };
    });
    return { status: answer.status, headers: answer.headers, body: text && read(text), ms: performance.now() - start };
  }

  /** Sends, and as long as patience lasts sends the same again when no answer came or the answer was "try again". */
  async #patiently(request: () => Promise<RequestInit & { url: string }>): Promise<{ answer: Response; text: string }> {
    const until = Date.now() + (this.#outside.patience ?? 0);
    for (;;) {
      try {
        this.#outside.watch?.();
        const { url, ...init } = await request();
        const answer = await fetch(url, init);
        const text = await answer.text();
        const again = answer.status >= 500 || (answer.status === 409 && answer.headers.has('retry-after'));
        if (!again || Date.now() > until) return { answer, text };
      } catch (error) {
        if (Date.now() > until) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Uploads a file for a case: asks for the link, sends exactly what was announced, and has it verified. */
  async upload(base: string, purpose: string, file: File): Promise<{ documentId: string; replies: Reply[] }> {
    const { bytes, type } = file;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const asked = await this.post(`${base}/documents`, { purpose, type, bytes: bytes.length, sha256 });
    if (asked.status !== 201)
      throw new Error(`Asking for an upload came to ${asked.status}: ${JSON.stringify(asked.body)}`);
    const { documentId, upload } = asked.body;
    const { method, headers, url } = upload;
    const { answer, text } = await this.#patiently(async () => ({ method, headers, url, body: Buffer.from(bytes) }));
    // 412: the bytes arrived before, and only their answer was lost.
    if (!answer.ok && answer.status !== 412) throw new Error(`The upload came to ${answer.status}: ${text}`);
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
