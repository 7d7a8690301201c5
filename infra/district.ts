import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { profileNames } from '../domain/profile/names.ts';
import { profileFaults } from '../domain/profile/shape.ts';
import { type District, faultsOf } from '../domain/settings.ts';

/** Settings that can't be deployed; `faults` are for the person who wrote them, one line each. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
  readonly faults: readonly string[];

  constructor(file: string, faults: readonly string[]) {
    super([`${relative(process.cwd(), file)} can't be used:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.faults = faults;
  }
}

const folder = fileURLToPath(new URL('districts', import.meta.url));

/** The file of a district, `infra/districts/<name>.json`. */
export const settingsFile = (name: string): string => `${folder}/${name}.json`;

/**
 * Reads the settings of a district.
 * @param instead what is set otherwise for this once; checked like the rest
 * @throws WrongSettings with the path of every setting that is wrong
 */
export function readDistrict(file: string, instead: Partial<District> = {}): District {
  if (!existsSync(file)) throw new WrongSettings(file, ['there is no such file']);
  const settings = { ...parse(file, readFileSync(file, 'utf8')), ...instead };
  const faults = faultsOf(settings);
  if (faults.length > 0) throw new WrongSettings(file, faults);
  const district = settings as District;
  checkProfile(district.profile);
  return district;
}

/** @throws WrongSettings with the path of everything that is wrong in the data of the standard followed */
function checkProfile(name: District['profile']): void {
  const file = fileOf(name);
  const faults = profileFaults(profileNames[name], JSON.parse(readFileSync(file, 'utf8')));
  if (faults.length > 0) throw new WrongSettings(file, faults);
}

/** Data of the standard that a settings file names, which has been checked. */
export const profileFile = (settings: string): string =>
  fileOf((JSON.parse(readFileSync(settings, 'utf8')) as District).profile);

const fileOf = (name: District['profile']): string =>
  fileURLToPath(new URL(`../domain/profile/${profileNames[name]}`, import.meta.url));

function parse(file: string, text: string): object {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongSettings(file, [`not JSON: ${(error as Error).message}`]);
  }
}
