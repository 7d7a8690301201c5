import { type Openable, surround } from '../local/conformance/cloud.ts';
import { front } from '../local/conformance/front.ts';
import { troubledWire, type Wire } from './troubled.ts';

type Surroundings = ReturnType<typeof surround>['surroundings'];

/** A wire to one service, and how to take both down. */
export interface Wired {
  readonly wire: Wire;
  readonly stop: () => Promise<void>;
}

/**
 * Opens a service behind a wire that can be troubled, and points the environment to it.
 * @param throttled what the service calls too many requests
 */
export async function wiredTo<Opened extends Openable>(
  open: (surroundings: Surroundings) => Opened,
  throttled?: string,
): Promise<Wired & { readonly service: Opened }> {
  const { surroundings, services, stop: close } = surround('cn-northwest-1');
  const service = open(surroundings);
  services.push(service);
  const behind = await front(service);
  const wire = await troubledWire(behind.endpoint, throttled);
  Object.assign(process.env, {
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'OPERATOR',
    AWS_SECRET_ACCESS_KEY: 'operator-secret',
    AWS_SESSION_TOKEN: 'token',
    AWS_ENDPOINT_URL: wire.endpoint,
  });
  const stop = async () => {
    wire.stop();
    await behind.stop();
    await close();
  };
  return { wire, service, stop };
}
