import { powerNames } from '../domain/agreement.ts';
import { catalogue, district } from './district.ts';
import { publishJson } from './http/published.ts';

const authorityNames = new Map(district.authorities.map(({ code, name }) => [code, name]));

const kinds = { centre: '政务服务中心', township: '便民服务中心', village: '便民服务站' } as const;

/** §6.2: the service catalogue, shown to everybody with its version and the time of its last change. */
export const readCatalogue = publishJson(() => ({
  district: district.name,
  version: catalogue.version,
  updatedAt: catalogue.updatedAt,
  offices: district.offices.map(({ parent: _, kind, ...office }) => ({ ...office, kind: kinds[kind] })),
  items: catalogue.items.map((item) => ({
    ...item,
    authority: { code: item.authority, name: authorityNames.get(item.authority) ?? item.authority },
    powers: item.powers.map((code) => ({ code, name: powerNames[code] })),
  })),
}));
