import { expect, it } from 'vitest';
import { compute } from '../../../domain/measure/compute.ts';
import { clause } from '../../clause.ts';
import { livedMonth } from './a-month.ts';
import { asked, times, totals } from './facts.ts';

/** 口径 v1, §9.6 of the research on related standards: a month of 120 requests, 90 ended services, 51 ratings. */
const month = [
  ...times(8, 'request', 'merged'),
  ...times(2, 'request', 'void'),
  ...times(110, 'request', 'counted'),
  ...times(8, 'response', 'merged'),
  ...times(2, 'response', 'void'),
  ...times(98, 'response', 'on-time'),
  ...times(4, 'response', 'late'),
  ...times(3, 'response', 'pending:2026-03-31T09:00:00.000Z'),
  ...times(5, 'response', 'pending:2026-05-06T01:00:00.000Z'),
  ...times(70, 'resolution', 'resolved'),
  ...times(3, 'resolution', 'deception'),
  ...times(4, 'resolution', 'no-cooperation'),
  ...times(5, 'resolution', 'not-qualified'),
  ...times(4, 'resolution', 'not-needed'),
  ...times(2, 'resolution', 'dissatisfied'),
  ...times(2, 'resolution', 'other'),
  ...times(85, 'asked', 'asked'),
  ...times(5, 'asked', 'no-contact'),
  ...times(40, 'rating', 'very-satisfied'),
  ...times(6, 'rating', 'satisfied'),
  ...times(3, 'rating', 'basically-satisfied'),
  ...times(1, 'rating', 'dissatisfied'),
  ...times(1, 'rating', 'very-dissatisfied'),
];

const numbers = {
  requests: { value: '110' },
  'merged-requests': { value: '8' },
  'void-requests': { value: '2' },
  'response-rate': { value: '93.33', numerator: 98, denominator: 105 },
  ended: { value: '90' },
  'resolution-rate': { value: '94.59', numerator: 70, denominator: 74 },
  'evaluation-rate': { value: '60.00', numerator: 51, denominator: 85 },
  'satisfaction-rate': { value: '96.08', numerator: 49, denominator: 51 },
  'good-rating-rate': { value: '90.20', numerator: 46, denominator: 51 },
  'satisfaction-score': { value: '92.55', numerator: 4720, denominator: 51 },
};

clause('8.3', () => {
  it('gives the numbers of the worked example', async () => {
    const figures = await totals(month);
    expect(figures).toMatchObject(numbers);
  });

  it('gives them from cases that were lived, too', async () => {
    const offices = [{ code: 'heping' }];
    const { total } = await compute(livedMonth(), asked({ offices, office: 'heping' }));
    expect(Object.fromEntries(total.map((figure) => [figure.indicator, figure]))).toMatchObject(numbers);
  });

  it('publishes beside each rate what it leaves out', async () => {
    const figures = await totals(month);
    expect(figures['response-rate']?.excluded).toEqual([
      { reason: '期满前撤回且未响应', count: 0 },
      { reason: '合并重复', count: 8 },
      { reason: '剔除', count: 2 },
      { reason: '转入件', count: 0 },
      { reason: '响应期未届满', count: 5 },
    ]);
    expect(figures['resolution-rate']?.excluded).toEqual([
      { reason: '不再需要或已自行办成', count: 4 },
      { reason: '弄虚作假', count: 3 },
      { reason: '不配合', count: 4 },
      { reason: '依法答复（不符合法定条件）', count: 5 },
    ]);
  });
});
