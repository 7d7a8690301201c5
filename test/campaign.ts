const minutes = process.env['LONG_MINUTES'];

/**
 * Plays rounds until `LONG_MINUTES` are over; as many as told when it is not set. At least one.
 * @returns how many were played
 */
export async function campaign(rounds: number, play: (round: number) => Promise<void> | void): Promise<number> {
  const until = Date.now() + Number(minutes) * 60_000;
  let played = 0;
  do {
    await play(played);
    played += 1;
  } while (minutes === undefined ? played < rounds : Date.now() < until);
  return played;
}

/** Where random courses begin: below a million, and again the same when the variable of this name holds it. */
export const seedFrom = (variable: string): number => Number(process.env[variable] ?? Date.now() % 1_000_000);
