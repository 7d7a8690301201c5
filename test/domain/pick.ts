/** A choice among several, made by a number. */
export const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;
