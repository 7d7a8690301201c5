import type { Atom } from './press.ts';

/** A signature drawn by hand: strokes through points, y downward. */
export type Strokes = readonly (readonly (readonly [number, number])[])[];

/** Thickness of the pen, points. */
const thickness = 0.9;

/** The drawing as lines of ink, as large as fits into this width and height, standing at the left. */
export function drawingAtom(strokes: Strokes, width: number, height: number): Atom {
  const points = strokes.flat();
  const [left, right] = ends(points.map(([x]) => x));
  const [top, bottom] = ends(points.map(([, y]) => y));
  const room = { width: width - 2 * thickness, height: height - 2 * thickness };
  const scale = Math.min(room.width / Math.max(right - left, 1), room.height / Math.max(bottom - top, 1));
  const draw: Atom['draw'] = (pen, x, y) => {
    const place = ([px, py]: readonly [number, number]) =>
      [x + thickness + (px - left) * scale, y + thickness + (py - top) * scale] as const;
    for (const stroke of strokes) pen.stroke(stroke.map(place), thickness);
  };
  return { height, draw };
}

const ends = (all: readonly number[]): readonly [number, number] => [Math.min(...all), Math.max(...all)];
