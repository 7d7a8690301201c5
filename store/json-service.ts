import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { endpointFrom, suffixOf } from './endpoint.ts';
import { SignedRequests } from './signed-requests.ts';

/** A service said no; `name` is its word for why, `answer` what else it said. */
export class ServiceRefusal extends Error {
  readonly answer: Readonly<Record<string, unknown>>;

  constructor(service: string, operation: string, status: number, answer: Readonly<Record<string, unknown>>) {
    super(`${service} answered ${status} to ${operation}`);
    const type = typeof answer['__type'] === 'string' ? answer['__type'] : '';
    this.name = /(?:[^"]*#)?(\w+)/.exec(type)?.[1] ?? 'ServiceFailure';
    this.answer = answer;
  }
}

interface Protocol {
  /** What `x-amz-target` begins with. */
  readonly target: string;
  readonly version: '1.0' | '1.1';
  /** How often a request is sent before it counts as failed. */
  readonly attempts: number;
}

const protocols = {
  kms: { target: 'TrentService', version: '1.1', attempts: 3 },
  dynamodb: { target: 'DynamoDB_20120810', version: '1.0', attempts: 5 },
} as const satisfies Record<string, Protocol>;

/**
 * A service that speaks one of the awsJson protocols: signed requests, tried again while it is busy
 * (https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html). Bytes travel as base64: a `Uint8Array` that is asked
 * with goes so, and `B` members that come back become bytes.
 */
export class JsonService {
  readonly #name: keyof typeof protocols;
  readonly #environment: NodeJS.ProcessEnv;
  #requests: SignedRequests | undefined;

  constructor(name: keyof typeof protocols, environment: NodeJS.ProcessEnv = process.env) {
    this.#name = name;
    this.#environment = environment;
  }

  /** @throws ServiceRefusal when it says no; Error when it cannot be reached */
  async ask<Output>(operation: string, input: object): Promise<Output> {
    const { target, version, attempts } = protocols[this.#name];
    this.#requests ??= new SignedRequests(this.#name, this.#environment, { attempts, isWhole });
    const { status, body } = await this.#requests.send({
      method: 'POST',
      url: new URL(this.#endpoint()),
      headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': `${target}.${operation}` },
      body: JSON.stringify(input, bytesAsBase64),
    });
    const answer = parse(body.toString('utf8'));
    if (status === 200) return answer as Output;
    throw new ServiceRefusal(this.#name, operation, status, answer);
  }

  #endpoint(): string {
    const region = this.#environment['AWS_REGION'] ?? '';
    const given = endpointFrom(this.#environment, this.#name === 'kms' ? 'KMS' : 'DYNAMODB');
    return `${given ?? `https://${this.#name}.${region}.${suffixOf(region)}`}/`;
  }
}

/** A name for one act: repeated with it, the service carries it out once. */
export const requestToken = (): string => randomUUID();

/** The value before `toJSON`, which turns a Buffer into a list of numbers. */
function bytesAsBase64(this: Readonly<Record<string, unknown>>, name: string, value: unknown): unknown {
  const given = this[name];
  return given instanceof Uint8Array ? Buffer.from(given).toString('base64') : value;
}

/** In an item, only the tag of binary values has a text under the name `B`: an attribute so named holds an object. */
const bytesFromBase64 = (name: string, value: unknown): unknown =>
  name === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text, bytesFromBase64);
  } catch {
    return {};
  }
}

/** DynamoDB sends the CRC-32 of what it answers; what arrives otherwise has been damaged on its way. */
const isWhole = (body: Buffer, sum: string | string[] | undefined): boolean =>
  sum === undefined || Number(sum) === crc32(body);
