/**
 * What is kept as a case: 帮办 (§7.1), 代办 (§7.2), 投诉 (§8.2), 差评整改 (§8.3). All kinds share one shell: history and chain, head and lists, dues,
 * legs of a workflow (`workflows/<kind>-case.asl.json`), notices, reconciliation. A row here, stages in `lifecycle.ts`, a
 * grant table in `permissions.ts` and a workflow file make a kind.
 */
export const kinds = {
  assistance: { name: '帮办', prefix: 'BB', lists: 'service' },
  agency: { name: '代办', prefix: 'DB', lists: 'service' },
  complaint: { name: '投诉', prefix: 'TS', lists: 'complaint' },
  repair: { name: '差评整改', prefix: 'CP', lists: 'repair' },
} as const satisfies Record<string, KindRow>;

interface KindRow {
  readonly name: string;
  /** Two letters, with which the numbers of this kind begin. */
  readonly prefix: string;
  /** Which lists it stands in: kinds of different lists never meet in one, nor in a search. */
  readonly lists: string;
}

export type Service = keyof typeof kinds;

/** Lists that are kept apart, each with readers of its own. */
export type Family = (typeof kinds)[Service]['lists'];

/** The part of an address under which they lie; under another they do not exist. */
export const segments = { service: 'cases', complaint: 'complaints', repair: 'repairs' } as const satisfies Record<
  Family,
  string
>;

export const services = Object.keys(kinds) as [Service, ...Service[]];

export const serviceNames = Object.fromEntries(services.map((service) => [service, kinds[service].name])) as Readonly<
  Record<Service, string>
>;
