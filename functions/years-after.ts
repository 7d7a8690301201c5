/** The same moment so many years later. @param at ISO UTC */
export const yearsAfter = (at: string, years: number): string =>
  `${Number(at.slice(0, 4)) + years}${at.slice(4)}`.replace('-02-29', '-03-01');
