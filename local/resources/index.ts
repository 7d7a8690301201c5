import { access } from './access.ts';
import { http } from './api.ts';
import { compute } from './compute.ts';
import { data } from './data.ts';
import type { Kind } from './kind.ts';
import { messaging } from './messaging.ts';
import { watching } from './watching.ts';

/** The resource types that are run here. Any other stops the start. */
export const kinds: Readonly<Record<string, Kind>> = {
  ...data,
  ...compute,
  ...http,
  ...messaging,
  ...access,
  ...watching,
};
