import type { Context } from './context.ts';
import type { Authority, Office } from './settings.ts';
import { plainText } from './values.ts';

/** Where somebody is guided to: the code of an office or authority of the district, or words for a place outside it. */
export const GuidedTo = plainText(200);

/** An office or authority as it stood in the settings when somebody was guided there. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly hours?: string;
  readonly phone: string;
}

/** What the person was told, and the place where it is one of the district's. */
export interface Guidance {
  readonly guidedTo: string;
  readonly place?: Place;
}

/**
 * §7.1.1.2, §7.2.1.2: told plainly where to go. Of an office or authority of the district, address, hours and phone are told
 * from the settings; they are kept as told, since settings change.
 */
export function guidance(
  guidedTo: string,
  { offices, authorities }: Pick<Context, 'offices' | 'authorities'>,
): Guidance {
  const found = [...offices, ...authorities].find(({ code }) => code === guidedTo);
  if (!found) return { guidedTo };
  const place = placeOf(found);
  return { guidedTo: placeWords(place), place };
}

/** What is told of an office or authority. */
export const placeOf = ({ code, name, address, hours, phone }: Office | Authority): Place => ({
  code,
  name,
  address,
  ...(hours && { hours }),
  phone,
});

/** A place in one line, as it is told to people. */
export const placeWords = ({ name, address, hours, phone }: Place): string =>
  `${name}（${[`地址：${address}`, ...(hours ? [`服务时间：${hours}`] : []), `电话：${phone}`].join('；')}）`;
