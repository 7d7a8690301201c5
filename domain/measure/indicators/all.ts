import type { Indicator } from '../indicator.ts';
import { evaluation } from './evaluation.ts';
import { resolution } from './resolution.ts';
import { response } from './response.ts';
import { volume } from './volume.ts';

/** Every indicator in every version, in the order of the report. */
export const indicators: readonly Indicator[] = [...volume, ...response, ...resolution, ...evaluation];
