import { openStages, type Stage, serviceOf } from '../domain/lifecycle.ts';
import { caseLists } from './store.ts';

interface Narrowed {
  readonly service?: ReturnType<typeof serviceOf> | undefined;
  readonly stage?: Stage | undefined;
  readonly kind?: 'person' | 'organisation' | undefined;
}

/** A stage belongs to one service, so that a service is its stages. */
const stagesOf = (service: Narrowed['service']) =>
  openStages.filter((stage) => service === undefined || serviceOf(stage) === service);

/** Open cases lie by office, stage and kind of principal, so that a list of one of each is one query. */
export const openLists = (offices: readonly string[], { service, stage, kind }: Narrowed = {}): string[] =>
  offices.flatMap((office) =>
    (stage ? [stage] : stagesOf(service)).flatMap((each) =>
      (kind ? [kind] : (['person', 'organisation'] as const)).map((one) => caseLists().openList(office, each, one)),
    ),
  );
