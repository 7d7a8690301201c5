import type { IncomingMessage } from 'node:http';
import type { Json } from '../service.ts';
import type { Answer } from './answer.ts';

/** The CORS configuration of an HTTP API, by which the gateway answers preflights itself. */
export class Cors {
  readonly #config: Json;

  constructor(config: Json) {
    this.#config = config;
  }

  /** The answer to a preflight; undefined when the request is none, or the API has no CORS configuration. */
  preflight(request: IncomingMessage): Answer | undefined {
    const { headers, method } = request;
    if (!this.#config || method !== 'OPTIONS' || !headers.origin || !headers['access-control-request-method'])
      return undefined;
    return { status: 204, headers: this.#allowed(request, true), body: Buffer.alloc(0) };
  }

  /** What a browser must see on any other answer; undefined without a CORS configuration. */
  headers = (request: IncomingMessage): Record<string, string> | undefined =>
    this.#config && this.#allowed(request, false);

  #allowed({ headers }: IncomingMessage, preflight: boolean): Record<string, string> {
    const { AllowOrigins = [], AllowMethods = [], AllowHeaders = [], ExposeHeaders = [] } = this.#config;
    const origin = headers.origin ?? '';
    if (!origin || !AllowOrigins.some((pattern: string) => fits(pattern, origin))) return {};
    return {
      'access-control-allow-origin': AllowOrigins.includes('*') ? '*' : origin,
      vary: 'origin',
      ...(this.#config.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
      ...(ExposeHeaders.length && !preflight && { 'access-control-expose-headers': ExposeHeaders.join(',') }),
      ...(preflight && AllowMethods.length && { 'access-control-allow-methods': spread(AllowMethods, methods) }),
      ...(preflight && AllowHeaders.length && { 'access-control-allow-headers': AllowHeaders.join(',').toLowerCase() }),
      ...(preflight && this.#config.MaxAge !== undefined && { 'access-control-max-age': String(this.#config.MaxAge) }),
    };
  }
}

const methods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const spread = (list: readonly string[], all: readonly string[]) => (list.includes('*') ? all : list).join(',');

/** `https://*`, `*`, or an origin in full. */
function fits(pattern: string, origin: string): boolean {
  if (pattern === '*') return true;
  return pattern.endsWith('*') ? origin.startsWith(pattern.slice(0, -1)) : pattern === origin;
}
