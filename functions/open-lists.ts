import type { Family, Service } from '../domain/kinds.ts';
import { openStagesIn, type Stage, serviceOf } from '../domain/lifecycle.ts';
import { caseLists } from './store.ts';

interface Narrowed {
  readonly service?: Service | undefined;
  readonly stage?: Stage | undefined;
  readonly kind?: 'person' | 'organisation' | undefined;
}

/** A stage belongs to one kind of case, so that a kind is its stages. */
const stagesOf = (service: Narrowed['service'], family: Family) =>
  openStagesIn(family).filter((stage) => service === undefined || serviceOf(stage) === service);

/** Open cases lie by office, stage and kind of principal, so that a list of one of each is one query. */
export const openLists = (
  offices: readonly string[],
  { service, stage, kind }: Narrowed = {},
  family: Family = 'service',
): string[] =>
  offices.flatMap((office) =>
    (stage ? [stage] : stagesOf(service, family)).flatMap((each) =>
      (kind ? [kind] : (['person', 'organisation'] as const)).map((one) => caseLists().openList(office, each, one)),
    ),
  );
