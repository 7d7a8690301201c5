import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SteerableClock } from '../../../local/clock.ts';
import { AwsError, type JsonService, type Surroundings } from '../../../local/service.ts';
import { front, operator } from './front.ts';

/** Where a conformance suite runs, in the words of an SDK client's configuration. */
export interface Cloud {
  /** Undefined for real AWS. */
  readonly endpoint?: string;
  readonly region: string;
  /** Undefined for real AWS: the SDK's own chain finds them. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Moves the clock by `ms`; only where the clock is ours. */
  advance?(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export type Openable = JsonService & { close?(): void | Promise<void> };

/**
 * The cloud that a conformance suite runs against: `CLOUD_ENDPOINT=aws` is the real one, `CLOUD_ENDPOINT=http://…` an
 * emulator, and without it `open` starts the services under test in this process, in a folder of their own.
 */
export async function cloud(open: (surroundings: Surroundings) => Openable | readonly Openable[]): Promise<Cloud> {
  const region = process.env.AWS_REGION ?? 'us-east-1';
  const there = process.env.CLOUD_ENDPOINT;
  if (there === 'aws') return { region, stop: async () => {} };
  if (there) return { endpoint: there, region, credentials: emulatorCredentials(), stop: async () => {} };

  const { surroundings, clock, services, stop } = surround(region);
  services.push(...[open(surroundings)].flat());
  const { endpoint, stop: close } = await front(...services);
  return {
    endpoint,
    region,
    credentials: emulatorCredentials(),
    advance: (ms) => clock.advance(ms, () => new Promise((done) => setImmediate(done))),
    stop: async () => {
      await close();
      await stop();
    },
  };
}

/** Surroundings in a temporary folder, whose services call each other directly as whoever they say they are. */
export function surround(region = 'us-east-1') {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-'));
  const clock = new SteerableClock();
  const services: Openable[] = [];
  const surroundings: Surroundings = {
    folder,
    clock,
    partition: region.startsWith('cn-') ? 'aws-cn' : 'aws',
    region,
    account: '000000000000',
    call: async (name, operation, input, principal = operator) => {
      const service = services.find((candidate) => candidate.name === name);
      if (!service) throw new AwsError('UnknownOperationException', `No service of this cloud is named ${name}`);
      return service.call(operation, input, { principal, requestId: 'in-process' });
    },
    busy: () => () => {},
  };
  const stop = async () => {
    clock.stop();
    for (const service of services) await service.close?.();
    rmSync(folder, { recursive: true, force: true });
  };
  return { surroundings, clock, services, stop };
}

const emulatorCredentials = () => ({
  accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? 'test',
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? 'test',
});
