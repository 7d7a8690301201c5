/** One line of the table: one thing measured. */
export interface Row {
  readonly what: string;
  readonly median: number;
  /** Absent where a thing was counted, not timed. */
  readonly p90?: number;
  readonly unit: '×' | 'KB' | 'MB' | 'ms' | 'µs' | 's' | 'min' | '/s' | 'MB/s' | '';
  /** What the median must not exceed. */
  readonly aim?: number;
  readonly note?: string;
}

/** What one part of the benchmark found. */
export interface Measured {
  readonly rows: readonly Row[];
  /** The single measurements, by name, for `results.json`. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** How much time may be taken. */
export interface Effort {
  /** Fewer repeats: enough to see that everything runs, not to compare. */
  readonly quick: boolean;
}

export const verdict = ({ median, aim }: Row): 'met' | 'missed' | '' =>
  aim === undefined ? '' : median <= aim ? 'met' : 'missed';
