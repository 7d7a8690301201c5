import { openStages, type Stage } from '../domain/lifecycle.ts';
import { caseLists } from './store.ts';

interface Narrowed {
  readonly stage?: Stage | undefined;
  readonly kind?: 'person' | 'organisation' | undefined;
}

/** Open cases lie by office, stage and kind of principal, so that a list of one of each is one query. */
export const openLists = (offices: readonly string[], { stage, kind }: Narrowed = {}): string[] =>
  offices.flatMap((office) =>
    (stage ? [stage] : openStages).flatMap((each) =>
      (kind ? [kind] : (['person', 'organisation'] as const)).map((one) => caseLists().openList(office, each, one)),
    ),
  );
