import type { EvaluationLevel } from './case/endings.ts';

/** What may be said of a service by a tag (标签), and at which levels. */
export interface RatingTag {
  readonly code: string;
  readonly name: string;
  readonly levels: readonly EvaluationLevel[];
}

/** All tags in their present version. A tag that is given up stays, without levels, so that old ratings can be read. */
export interface RatingTags {
  readonly version: string;
  readonly basis: string;
  readonly tags: readonly RatingTag[];
}

/** Whether every tag is one of the set that applies at this level, and none stands twice. */
export const tagsApply = ({ tags }: RatingTags, level: EvaluationLevel, chosen: readonly string[]): boolean =>
  new Set(chosen).size === chosen.length &&
  chosen.every((code) => tags.some((tag) => tag.code === code && tag.levels.includes(level)));
