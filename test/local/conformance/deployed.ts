import type { Json } from '../../../local/service.ts';
import { start, stopAll } from '../planted-cloud.ts';
import { code, resources } from './probe.ts';

/** Where the probe runs. */
export interface Deployed {
  /** Address of the HTTP API. */
  readonly api: string;
  readonly table: string;
  readonly echo: string;
  readonly obey: string;
  /** For SDK clients. */
  readonly config: { readonly region: string; readonly endpoint?: string; readonly credentials?: Json };
  stop(): Promise<void>;
}

/** The probe on the embedded cloud, or where `CLOUD_PROBE` says it has been deployed. */
export async function deployed(): Promise<Deployed> {
  const there = process.env.CLOUD_PROBE;
  if (there) {
    const { Api: api, Table: table, Echo: echo, Obey: obey } = JSON.parse(there);
    const endpoint = process.env.CLOUD_ENDPOINT;
    const elsewhere = endpoint && endpoint !== 'aws' ? { endpoint } : {};
    return {
      api,
      table,
      echo,
      obey,
      config: { region: process.env.AWS_REGION ?? 'us-east-1', ...elsewhere },
      stop: async () => {},
    };
  }
  const cloud = await start({ stacks: { probe: { Resources: resources } }, code });
  const ref = (id: string) => cloud.blueprint.resources.find(({ logicalId }) => logicalId === id)!.ref;
  return {
    api: cloud.gatewayUrl,
    table: ref('Table'),
    echo: ref('echo'),
    obey: ref('obey'),
    config: { region: cloud.blueprint.place.region, endpoint: cloud.endpointUrl, credentials: cloud.operator },
    stop: stopAll,
  };
}
