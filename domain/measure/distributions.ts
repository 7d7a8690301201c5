import { evaluationLevels } from '../case/endings.ts';
import { levelNames } from '../course.ts';
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

/** Parts of distributions that are no indicators by themselves. */
export const furtherParts: readonly CountIndicator[] = [
  ...levelIndicators,
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

export const distributions: readonly Distribution[] = [
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
