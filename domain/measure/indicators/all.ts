import type { Indicator } from '../indicator.ts';
import { complaint } from './complaint.ts';
import { custody } from './custody.ts';
import { evaluation } from './evaluation.ts';
import { further } from './further.ts';
import { handling } from './handling.ts';
import { people } from './people.ts';
import { poorRating } from './poor-rating.ts';
import { resolution } from './resolution.ts';
import { response } from './response.ts';
import { time } from './time.ts';
import { volume } from './volume.ts';

/** Every indicator in every version, in the order of the report. */
export const indicators: readonly Indicator[] = [
  ...volume,
  ...response,
  ...resolution,
  ...time,
  ...handling,
  ...custody,
  ...people,
  ...evaluation,
  ...poorRating,
  ...complaint,
  ...further,
];
