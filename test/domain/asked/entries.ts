import type { CaseCommand } from '../case-commands.ts';
import { assistance } from './assistance.ts';
import { custody } from './custody.ts';
import { ending } from './ending.ts';
import type { Entry } from './entry.ts';
import { filing } from './filing.ts';
import { handling } from './handling.ts';
import { mandate } from './mandate.ts';
import { parties } from './parties.ts';
import { people } from './people.ts';
import { plans } from './plan.ts';
import { reception } from './reception.ts';
import { record } from './record.ts';
import { supplements } from './supplements.ts';
import { passing } from './transfer.ts';

/** Every command that may change a case; the compiler asks for a new one here. */
export const entries: Readonly<Record<CaseCommand, Entry>> = {
  ...reception,
  ...assistance,
  ...passing,
  ...parties,
  ...mandate,
  ...supplements,
  ...people,
  ...handling,
  ...custody,
  ...filing,
  ...plans,
  ...ending,
  ...record,
};
