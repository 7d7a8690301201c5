import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Calendar } from '../domain/calendar.ts';
import type { Case } from '../domain/case.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { ConsentWording } from '../domain/consent.ts';
import type { Actor, Context } from '../domain/context.ts';
import calendarData from '../domain/data/calendar.json' with { type: 'json' };
import catalogueData from '../domain/data/catalogue.json' with { type: 'json' };
import wordingData from '../domain/data/consent-wordings.json' with { type: 'json' };
import tagData from '../domain/data/rating-tags.json' with { type: 'json' };
import { deadlinesOf } from '../domain/deadlines.ts';
import type { Decision } from '../domain/decision.ts';
import type { CaseEvent } from '../domain/events.ts';
import { type Happened, replay } from '../domain/evolve.ts';
import { ratingChecksOf } from '../domain/rating-checks.ts';
import type { RatingTags } from '../domain/rating-tags.ts';
import type { Reason } from '../domain/reasons.ts';
import { District, formsOf } from '../domain/settings.ts';
import type { Clause } from '../domain/standard.ts';
import type { Instant } from '../domain/values.ts';
import demo from '../infra/districts/demo.json' with { type: 'json' };
import { agent } from './people.ts';
import { profiles } from './profiles.ts';

/** The real calendar, catalogue and demonstration district. */
export const calendar = calendarData as unknown as Calendar;
export const catalogue = catalogueData as Catalogue;
export const wordings = wordingData as readonly ConsentWording[];
export const tags = tagData as RatingTags;
export const district = District.parse(demo);
const deadlines = deadlinesOf(profiles[district.profile], district);

/** Wednesday 4 March 2026, 09:05 in Shanghai: the office has just opened. */
export const clock: Instant = '2026-03-04T01:05:00.000Z';

export const later = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();
export const minute = 60_000;
export const day = 86_400_000;

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** What a decision may look at, with the details a test cares about; identifiers are counted from one. */
export function contextOf(actor: Actor, now: Instant = clock, details: Partial<Context> = {}): Context {
  let count = 0;
  return {
    now,
    actor,
    newId: () => {
      count += 1;
      return `p${Date.parse(now)}-${count}`;
    },
    digest: sha256,
    deadlines,
    calendar,
    catalogue,
    profile: profiles[district.profile],
    offices: district.offices,
    authorities: district.authorities,
    forms: formsOf(district),
    wordings,
    tags,
    ratingChecks: ratingChecksOf(district),
    division: district.division,
    mandatary: district.mandatary.name,
    ...details,
  };
}

/** A case with its history, each command a minute after the one before. */
export interface Story {
  readonly history: readonly Happened[];
  readonly now: Case;
  /** The time of the last command. */
  readonly at: Instant;
}

type Decide<Args extends unknown[]> = (now: Case, ...rest: [...Args, Context]) => Decision;

/** The story with one commit more. */
export function told(history: readonly Happened[], at: Instant, events: readonly CaseEvent[]): Story {
  const longer = [...history, { at, events }];
  return { history: longer, now: replay(longer) as Case, at };
}

/** The story after this actor has done this, by really deciding it; refused or quiet commands are defects of the test. */
export function and<Args extends unknown[]>(
  story: Story,
  actor: Actor,
  decide: Decide<Args>,
  ...args: NoInfer<Args>
): Story {
  const at = later(story.at, minute);
  const decision = decide(story.now, ...args, contextOf(actor, at));
  if (decision.outcome === 'refused') throw new Error(`${decide.name}: ${decision.because}`);
  if (decision.events.length === 0) throw new Error(`${decide.name}: nothing happened`);
  return told(story.history, at, decision.events);
}

/** given(what has happened).by(whom).when(a command).then(what is recorded); the agent in charge acts unless another does. */
export function given(story: Story) {
  return whenBy(story, contextOf(agent, later(story.at, minute)));
}

function whenBy(story: Story, context: Context) {
  return {
    by: (actor: Actor) => whenBy(story, { ...context, actor }),
    at: (now: Instant) => whenBy(story, { ...context, now }),
    with: (details: Partial<Context>) => whenBy(story, { ...context, ...details }),
    when: <Args extends unknown[]>(decide: Decide<Args>, ...args: NoInfer<Args>) =>
      judged(decide(story.now, ...args, context)),
  };
}

/** What is expected of a decision. */
export const judged = (decision: Decision) => ({
  thenRecorded: (...events: CaseEvent[]) => expect(decision).toEqual({ outcome: 'decided', events }),
  thenRecordedTypes: (...types: CaseEvent['type'][]) => expect(brief(decision)).toEqual(types),
  thenNothing: () => expect(decision).toEqual({ outcome: 'decided', events: [] }),
  thenRefusedBy: (clause: Clause, because: Reason, basis?: string) =>
    expect(decision).toMatchObject({ outcome: 'refused', clause, because, ...(basis ? { basis } : {}) }),
});

/** The types of the events, or the reason of the refusal. */
const brief = (decision: Decision): CaseEvent['type'][] | Reason =>
  decision.outcome === 'refused' ? decision.because : decision.events.map(({ type }) => type);
