import type { Month } from '../measure/row.ts';
import type { Day, Instant } from '../values.ts';

/** Whence a problem is known (§8.3: 服务监督测评结果). */
export const improvementSources = [
  'poor-rating',
  'complaint',
  'indicator',
  'survey',
  'supervisor',
  'inspection',
] as const;
export type ImprovementSource = (typeof improvementSources)[number];

/** Which way the indicator should move. */
export const directions = ['higher', 'lower'] as const;
export type Direction = (typeof directions)[number];

export const improvementStates = ['open', 'done', 'closed', 'dropped'] as const;
export type ImprovementState = (typeof improvementStates)[number];

/** What became of the indicator, as far as a figure says it. */
export const movements = ['as-wanted', 'unchanged', 'opposite', 'unknown'] as const;
export type Movement = (typeof movements)[number];

/** An indicator of a frozen month, as the figures had it; without a value where there were no data. */
export interface Reading {
  readonly month: Month;
  /** In the unit of the indicator, such as `93.33`. */
  readonly value?: string;
  /** Of its definition. */
  readonly version: string;
}

/** A measure of improvement (改进措施) as it was promised. */
export interface Promised {
  readonly id: string;
  /** Code of the office that promises. */
  readonly office: string;
  readonly source: { readonly kind: ImprovementSource; readonly reference?: string | undefined };
  readonly problem: string;
  readonly action: string;
  /** Staff id. */
  readonly owner: string;
  readonly dueOn: Day;
  /** Id of the indicator that it should move. */
  readonly indicator: string;
  readonly wanted: Direction;
  /** Where the indicator stood. */
  readonly base: Reading;
}

interface Said {
  readonly at: Instant;
  /** Staff id. */
  readonly by: string;
  readonly text: string;
}

/** A measure of improvement as it stands. */
export interface Improvement extends Promised {
  readonly state: ImprovementState;
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly notes: readonly Said[];
  readonly done?: Said;
  readonly closed?: {
    readonly at: Instant;
    readonly by: string;
    readonly effect: Reading;
    readonly movement: Movement;
  };
  readonly dropped?: Said;
  /** How far up it has gone since it is overdue: 1 its owner, then the steps of escalation. */
  readonly reminded: number;
  /** So many offices above its own have been told. */
  readonly above?: number;
}

export type ImprovementEvent =
  | { readonly type: 'ImprovementPromised'; readonly by: string; readonly promised: Promised }
  | { readonly type: 'ImprovementNoted'; readonly by: string; readonly text: string }
  | { readonly type: 'ImprovementDone'; readonly by: string; readonly text: string }
  | { readonly type: 'ImprovementClosed'; readonly by: string; readonly effect: Reading; readonly movement: Movement }
  | { readonly type: 'ImprovementDropped'; readonly by: string; readonly text: string }
  | { readonly type: 'ImprovementReminded'; readonly level: number; readonly above?: number };

/** @throws Error for a history that does not begin with its promise */
export function evolveImprovement(now: Improvement | undefined, event: ImprovementEvent, at: Instant): Improvement {
  if (event.type === 'ImprovementPromised')
    return { ...event.promised, state: 'open', openedAt: at, openedBy: event.by, notes: [], reminded: 0 };
  if (!now) throw new Error('An improvement without its promise');
  switch (event.type) {
    case 'ImprovementNoted':
      return { ...now, notes: [...now.notes, { at, by: event.by, text: event.text }] };
    case 'ImprovementDone':
      return { ...now, state: 'done', done: { at, by: event.by, text: event.text } };
    case 'ImprovementClosed': {
      const { by, effect, movement } = event;
      return { ...now, state: 'closed', closed: { at, by, effect, movement } };
    }
    case 'ImprovementDropped':
      return { ...now, state: 'dropped', dropped: { at, by: event.by, text: event.text } };
    case 'ImprovementReminded':
      return { ...now, reminded: event.level, ...(event.above !== undefined && { above: event.above }) };
  }
}

/** Neither closed nor dropped. */
export const isRunning = ({ state }: Improvement): boolean => state === 'open' || state === 'done';
