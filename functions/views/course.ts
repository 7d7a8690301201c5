import { acts } from '../../domain/course.ts';
import type { CaseEvent, EventType } from '../../domain/events.ts';
import { citation } from '../../domain/standard.ts';
import type { Commit, Found } from '../../store/cases.ts';
import { agents } from './course/agents.ts';
import { assistance } from './course/assistance.ts';
import type { Details } from './course/details.ts';
import { endings } from './course/endings.ts';
import { entrustment } from './course/entrustment.ts';
import { handling } from './course/handling.ts';
import { isInternal } from './course/internal.ts';
import { papers } from './course/papers.ts';
import { persons } from './course/persons.ts';
import { plan } from './course/plan.ts';
import { ratings } from './course/ratings.ts';
import { reception } from './course/reception.ts';
import { record } from './course/record.ts';
import type { CourseEntry } from './shapes/course.ts';

/**
 * The course of events (办理过程): what happened, by which clause and by whom, in Chinese. It holds no personal data, since
 * the history holds none.
 * @param actorOf how whoever acted is called before this reader
 */
export function courseView({ now, history }: Found, actorOf: (actor: Commit['actor']) => string, internal: boolean) {
  const titles = new Map('matters' in now ? now.matters.map(({ id, title }) => [id, title]) : []);
  const corrected = new Set(
    history.flatMap(({ events }) =>
      events.flatMap((event) =>
        event.type === 'EntryCorrected' || event.type === 'CorrectionNoted' ? [placeOf(event)] : [],
      ),
    ),
  );
  const entries = history.flatMap(({ seq: commit, at, actor, events }) =>
    events
      .map((event, entry) => ({ commit, entry, at, actor, event }))
      .filter(({ event }) => internal || !isInternal(event)),
  );
  return entries.map(({ commit, entry, at, actor, event }, index): CourseEntry => {
    const { act, clause } = acts[event.type];
    const matter = 'matter' in event && event.matter !== undefined ? titles.get(event.matter) : undefined;
    return {
      number: index + 1,
      at,
      act,
      clause,
      citation: citation(clause),
      actor: actorOf(actor),
      ...(matter ? { matter } : {}),
      details:
        event.type === 'CaseAssigned'
          ? [`代办人员：${actorOf({ kind: 'staff', id: event.agent, office: now.office })}`]
          : detailsOf(event),
      commit,
      entry,
      ...(corrected.has(placeOf({ commit, entry })) ? { corrected: true as const } : {}),
    };
  });
}

/** Where an entry stands in the history. */
const placeOf = ({ commit, entry }: { readonly commit: number; readonly entry: number }) => `${commit}/${entry}`;

/**
 * What is worth telling of events besides their names, by topic. That of a new event is a row in its topic's file under
 * `course/`; a new topic is a file there and a line here.
 */
const details: Details<EventType> = {
  ...reception,
  ...assistance,
  ...persons,
  ...entrustment,
  ...plan,
  ...agents,
  ...papers,
  ...handling,
  ...endings,
  ...ratings,
  ...record,
};

function detailsOf(event: CaseEvent): string[] {
  const row = details[event.type] as ((event: CaseEvent) => string[]) | undefined;
  return row?.(event) ?? [];
}
