import type { Clock } from '../clock.ts';
import type { Json } from '../service.ts';

/** Requests per second in the long run, and how many may come at once. */
interface Limit {
  readonly rate: number;
  readonly burst: number;
}

/** A bucket of tokens that fills by the clock. */
class Bucket {
  readonly #limit: Limit;
  #tokens: number;
  #at: number;

  constructor(limit: Limit, now: number) {
    this.#limit = limit;
    this.#tokens = limit.burst;
    this.#at = now;
  }

  take(now: number): boolean {
    const { rate, burst } = this.#limit;
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, now - this.#at) * rate) / 1000);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** The throttle of a stage: one bucket for the whole stage, and one for each route with settings of its own. */
export class Throttle {
  readonly #clock: Clock;
  readonly #stage: Bucket | undefined;
  readonly #routes: ReadonlyMap<string, Bucket>;

  /** @throws Error naming a setting of a route that is not known here */
  constructor(clock: Clock, { DefaultRouteSettings, RouteSettings = {} }: Json) {
    this.#clock = clock;
    this.#stage = bucketOf(DefaultRouteSettings, clock.now());
    const own = Object.entries<Json>(RouteSettings).map(([key, settings]) => {
      refuseUnknown(key, settings);
      return [key, bucketOf(settings, clock.now())] as const;
    });
    this.#routes = new Map(own.filter((entry): entry is [string, Bucket] => entry[1] !== undefined));
  }

  /** Whether a request to this route may pass now. */
  admits = (routeKey: string): boolean => (this.#routes.get(routeKey) ?? this.#stage)?.take(this.#clock.now()) ?? true;
}

function bucketOf(settings: Json, now: number): Bucket | undefined {
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = settings ?? {};
  return rate === undefined || burst === undefined ? undefined : new Bucket({ rate: +rate, burst: +burst }, now);
}

const known = new Set(['ThrottlingRateLimit', 'ThrottlingBurstLimit', 'DetailedMetricsEnabled']);

function refuseUnknown(key: string, settings: Json): void {
  for (const name of Object.keys(settings))
    if (!known.has(name)) throw new Error(`RouteSettings of ${key}: property ${name} is not known here`);
}
