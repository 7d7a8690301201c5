import { Transform, type TransformCallback } from 'node:stream';
import { AwsError } from '../service.ts';

/** The longest chunk header or trailer line that is waited for, bytes. */
const LONGEST_LINE = 8192;

/**
 * Takes the aws-chunked framing off a body and keeps its trailers
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html).
 */
export class ChunkedDecoder extends Transform {
  /** Lower-case names; complete when the stream has ended. */
  readonly trailers: Record<string, string> = {};
  #rest: Buffer = Buffer.alloc(0);
  #missing = 0;
  #expects: 'size' | 'data' | 'line end' | 'trailer' | 'nothing' = 'size';

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#rest = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk;
    try {
      while (this.#step());
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    const complete = this.#expects === 'nothing' || (this.#expects === 'trailer' && this.#rest.length === 0);
    done(complete ? null : incomplete());
  }

  /** Takes one piece; false when more bytes are needed first. */
  #step(): boolean {
    if (this.#expects === 'data') return this.#takeData();
    const end = this.#rest.indexOf('\r\n');
    if (end < 0 && this.#rest.length > LONGEST_LINE) throw malformed();
    if (end < 0) return false;
    const line = this.#rest.subarray(0, end).toString('latin1');
    this.#rest = this.#rest.subarray(end + 2);
    this.#takeLine(line);
    return true;
  }

  #takeData(): boolean {
    const taken = this.#rest.subarray(0, this.#missing);
    if (taken.length === 0) return false;
    this.push(taken);
    this.#rest = this.#rest.subarray(taken.length);
    this.#missing -= taken.length;
    if (this.#missing === 0) this.#expects = 'line end';
    return true;
  }

  #takeLine(line: string): void {
    switch (this.#expects) {
      case 'size':
        if (!/^[\da-f]{1,8}$/i.test(line)) throw malformed();
        this.#missing = Number.parseInt(line, 16);
        this.#expects = this.#missing ? 'data' : 'trailer';
        return;
      case 'line end':
        if (line !== '') throw malformed();
        this.#expects = 'size';
        return;
      case 'trailer':
        this.#takeTrailer(line);
        return;
      default:
        throw malformed();
    }
  }

  #takeTrailer(line: string): void {
    if (line === '') {
      this.#expects = 'nothing';
      return;
    }
    const colon = line.indexOf(':');
    if (colon < 0) throw malformed();
    this.trailers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
}

const malformed = () =>
  new AwsError(
    'MalformedTrailerError',
    'The request contained trailing data that was not well-formed or did not conform to our published schema.',
  );

const incomplete = () => new AwsError('IncompleteBody', 'The request body terminated unexpectedly');
