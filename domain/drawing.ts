import * as z from 'zod/mini';

/** A signature drawn by hand on a screen (电子签名法 §13): its strokes, as a pen leaves them. */

/** The longest side of what is drawn on; coordinates count from its upper left corner. */
const extent = 1023;

/** At most so many strokes, and so many points in all: some kilobytes, more than any name takes. */
const mostStrokes = 80;
const mostPoints = 1200;

/** What is drawn must reach so far, in one direction at least: a dot is no signature. */
const leastReach = 64;

const coordinate = z.int().check(z.minimum(0), z.maximum(extent));
const Point = z.tuple([coordinate, coordinate]);
const Stroke = z.array(Point).check(z.minLength(1), z.maxLength(mostPoints));

/** Strokes in the order in which they were drawn, each a line through points, x rightward and y downward. */
export const Drawing = z.array(Stroke).check(
  z.minLength(1),
  z.maxLength(mostStrokes),
  z.refine((strokes) => strokes.flat().length <= mostPoints, { error: 'drawing-too-long' }),
  z.refine((strokes) => reachOf(strokes) >= leastReach, { error: 'drawing-too-small' }),
);
export type Drawing = z.infer<typeof Drawing>;

const spread = (all: readonly number[]): number => Math.max(...all) - Math.min(...all);

/** The longer side of the frame around what was drawn. */
function reachOf(strokes: Drawing): number {
  const points = strokes.flat();
  return Math.max(spread(points.map(([x]) => x)), spread(points.map(([, y]) => y)));
}
