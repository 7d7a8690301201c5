import { type FigureAsked, sharesIn } from '../domain/measure/behind-figures.ts';
import { inForceIn } from '../domain/measure/indicator.ts';
import { indicators } from '../domain/measure/indicators/all.ts';
import { officesBelow } from '../domain/offices.ts';
import { forbids } from '../domain/permissions.ts';
import { countedIn } from '../store/mark.ts';
import type { Page } from '../store/table.ts';
import { contextFor, district } from './district.ts';
import { whenCounted } from './figures.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { problem, refusalProblem } from './http/problem.ts';
import { ListFigureCases } from './requests.ts';
import { caseLists, counts } from './store.ts';
import type { FigureCase } from './views/shapes/figures.ts';
import { summaryView } from './views/summary.ts';

type Listing = Asked<unknown, ListFigureCases>;

/**
 * §8.3: the cases behind a figure, each with the rows it adds. Only those that whoever asks may see, masked. A figure of offices
 * below is looked into office by office, by keys; a page may be short, or empty, and not be the last.
 */
export const listFigureCases = operation({
  query: ListFigureCases,
  answer: async (asked: Listing) => {
    const { actor, now, query, path } = asked;
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('list-figure-cases', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    const { month, part } = query;
    const indicator = inForceIn(month, indicators).find(({ id }) => id === path['indicatorId']);
    if (!indicator) return problem('indicator-unknown');
    const figure = { indicator, part, month, ...whenCounted(query, now) };
    return answerList(asked, query, {
      of: [indicator.id, part, month, figure.through, office],
      read: (limit, after) =>
        read(asked, figure, officesBelow(district.offices, office), limit, after as Position | undefined),
      show: (lines) => lines,
    });
  },
});

/** Where a page ends: the office, and the last of its subjects that was looked at. */
type Position = { readonly office: string; readonly subject?: string };

/** Subjects that one request looks at. */
const looked = 400;
/** Of these, so many at the same time. */
const atOnce = 50;

async function read(
  asked: Listing,
  figure: Omit<FigureAsked, 'office'>,
  offices: readonly string[],
  limit: number,
  after?: Position,
): Promise<Page<FigureCase>> {
  const { reading } = await counts().generations();
  const lines: FigureCase[] = [];
  let subject = after?.subject;
  let left = looked;
  for (const office of offices.slice(after ? offices.indexOf(after.office) : 0)) {
    for (let more = true; more; ) {
      if (left <= 0) return { items: lines, next: { office, ...(subject !== undefined && { subject }) } };
      const page = await counts().subjects(reading, { month: figure.month, office }, atOnce, subject);
      const found = await Promise.all(page.items.map((each) => lineOf(each, { ...figure, office }, asked)));
      for (const [index, line] of found.entries()) {
        if (lines.length === limit)
          return { items: lines, next: { office, ...(subject !== undefined && { subject }) } };
        if (line) lines.push(line);
        subject = page.items[index];
      }
      left -= page.items.length;
      more = page.more;
    }
    subject = undefined;
  }
  return { items: lines };
}

/** A case that adds to the figure, unless it may not be seen. */
async function lineOf(
  partition: string,
  figure: FigureAsked,
  { actor, now }: Listing,
): Promise<FigureCase | undefined> {
  const mark = await counts().mark(partition);
  const shares = mark ? sharesIn(countedIn(mark), figure) : [];
  if (shares.length === 0 || !partition.startsWith('CASE#')) return undefined;
  const summary = await caseLists().summary(partition.slice('CASE#'.length));
  if (!summary) return undefined;
  const { service = 'agency', office, to: receiving, agent } = summary;
  const hidden = forbids('read-case', { service, office, receiving, agent }, contextFor(actor, now));
  return hidden ? undefined : { case: summaryView(summary, now), counts: shares };
}
