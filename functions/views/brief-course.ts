import { acts } from '../../domain/course.ts';
import type { Found } from '../../store/cases.ts';
import { officeName } from '../tasks/words.ts';

/** What happened, and who acted: whoever brought it up, by this word, the system, or staff by their office and id. */
export const briefCourse = ({ history }: Found, broughtUpBy: string) =>
  history.flatMap(({ at, actor, events }) =>
    events.map(({ type }) => ({
      at,
      act: acts[type].act,
      actor:
        actor.kind === 'principal'
          ? broughtUpBy
          : actor.kind === 'system'
            ? '系统'
            : `${officeName(actor.office)} ${actor.id}`,
    })),
  );
