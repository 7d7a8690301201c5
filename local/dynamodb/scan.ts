import db from 'dynalite/db/index.js';
import type { Json } from '../service.ts';
import { invalid, refuse } from './errors.ts';
import { segmentStart } from './keys.ts';
import type { Pages } from './pages.ts';
import { type Bounds, checkSelection, checkStartKey, positionOf, sourceOf } from './sources.ts';
import type { Tables } from './tables.ts';
import { type Request, validate } from './validate.ts';

/** Reads a whole table or index, or one segment of it, in no meaningful order. */
export class Scans {
  readonly #tables: Tables;
  readonly #pages: Pages;

  constructor(tables: Tables, pages: Pages) {
    this.#tables = tables;
    this.#pages = pages;
  }

  Scan = (input: Json): Json => {
    const data = validate('Scan', input);
    const table = this.#tables.get(data.TableName);
    const source = sourceOf(table, data);
    const bounds = segmentOf(data);
    if (data.ExclusiveStartKey) {
      checkStartKey(source, data.ExclusiveStartKey);
      checkSegment(positionOf(source, data.ExclusiveStartKey)[0]!, bounds, data);
    }
    checkSelection(source, data);
    refuse(db.validateKeyPaths(data._projection?.nestedPaths, table.description));
    refuse(db.validateKeyPaths(data._filter?.nestedPaths, table.description));
    return this.#pages.read(source, data, bounds);
  };
}

function segmentOf({ Segment: segment = 0, TotalSegments: of = 1 }: Request): Bounds {
  const [start, end] = [segmentStart(segment, of)!, segmentStart(segment + 1, of)];
  return end ? { where: ['pk >= ?', 'pk < ?'], values: [start, end] } : { where: ['pk >= ?'], values: [start] };
}

function checkSegment(pk: Uint8Array, { values: [start, end] }: Bounds, { Segment, TotalSegments }: Request): void {
  if (Buffer.compare(pk, start!) >= 0 && (!end || Buffer.compare(pk, end) < 0)) return;
  throw invalid(
    'The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. ' +
      `TotalSegments: ${TotalSegments} Segment: ${Segment}`,
  );
}
