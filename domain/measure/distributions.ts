import { evaluationLevels } from '../case/endings.ts';
import { levelNames } from '../course.ts';
import tagSet from '../data/rating-tags.json' with { type: 'json' };
import { cellOf } from './cell.ts';
import type { Figures } from './figure.ts';
import type { CountIndicator, Indicator, Section } from './indicator.ts';
import type { Measure } from './measures.ts';
import type { ReportTable, SectionCode } from './report-shape.ts';

/** How the answers to one question are spread, drawn as bars in the report: indicators of its own, counted like the others. */
interface Distribution {
  readonly section: SectionCode;
  readonly tableOf: (now: Figures, indicators: readonly Indicator[]) => ReportTable;
}

interface Spread {
  readonly code: string;
  readonly title: string;
  readonly head: string;
  /** Ids of the indicators that count its parts, in their order. */
  readonly parts: readonly string[];
}

const counting = (id: string, name: string, section: Section, measure: Measure, value: string): CountIndicator => ({
  kind: 'count',
  id,
  name,
  section,
  unit: '件',
  definition: `${name}的件数。`,
  numerator: [{ measure, values: [value] }],
  version: '1',
  effectiveFrom: '2026-01',
  basis: '建议口径v1；DB32/T 5046—2025第8章',
});

/** Five levels, as 口径v1 9.7 shows them; the numbers of each level are counted beside the indicators and shown in a table of their own. */
const levelIndicators: readonly CountIndicator[] = evaluationLevels.map((level) =>
  counting(`rating-${level}`, levelNames[level], 'evaluation', 'rating', level),
);

/** Tags that may be given with 不满意: what went wrong. */
const tagIndicators: readonly CountIndicator[] = tagSet.tags
  .filter(({ levels }) => levels.includes('dissatisfied'))
  .map(({ code, name }) => counting(`tag-${code}`, name, 'poor-rating', 'rating-tag', code));

/** Parts of distributions that are no indicators by themselves. */
export const furtherParts: readonly CountIndicator[] = [
  ...levelIndicators,
  ...tagIndicators,
  counting('unresolved', '帮办未能解决', 'resolution', 'resolution', 'unresolved'),
];

const spread = (section: SectionCode, { code, title, head, parts }: Spread): Distribution => ({
  section,
  tableOf: (now, indicators) => ({
    code,
    title,
    head,
    columns: [{ code: 'count', name: '件数', unit: '件' }],
    rows: parts.flatMap((id) => {
      const name = [...furtherParts, ...indicators].find((each) => each.id === id)?.name;
      if (!name) return [];
      return [{ code: id, name, cells: [cellOf(now.total.find(({ indicator }) => indicator === id))] }];
    }),
  }),
});

/** How many of them are listed. */
const topTags = 3;

/** 差评标签前三: the tags given most, the most first, equals in the order of the set; none that nobody gave. */
const mostGiven: Distribution = {
  section: 'poor-ratings',
  tableOf: (now) => {
    const countOf = (id: string) => now.total.find(({ indicator }) => indicator === id)?.numerator ?? 0;
    const given = tagIndicators.filter(({ id }) => countOf(id) > 0).toSorted((a, b) => countOf(b.id) - countOf(a.id));
    return {
      code: 'top-tags',
      title: '差评标签前三',
      head: '标签',
      columns: [{ code: 'count', name: '次数', unit: '次' }],
      rows: given.slice(0, topTags).map(({ id, name }) => ({ code: id, name, cells: [{ value: countOf(id) }] })),
    };
  },
};

export const distributions: readonly Distribution[] = [
  mostGiven,
  spread('resolution', {
    code: 'endings',
    title: '结案与终止原因分布',
    head: '结局',
    parts: [
      'resolved',
      'unresolved',
      'terminated-principal',
      'terminated-deception',
      'terminated-no-cooperation',
      'terminated-not-qualified',
      'terminated-other',
    ],
  }),
  spread('evaluation', {
    code: 'levels',
    title: '五级评价分布',
    head: '等级',
    parts: levelIndicators.map(({ id }) => id),
  }),
];
