import type { Bag } from '../../domain/measure/compute.ts';
import { indicators } from '../../domain/measure/indicators/all.ts';
import { reportOf } from '../../domain/measure/report.ts';
import { reportFigures } from '../../domain/measure/report-figures.ts';
import { periodOf } from '../../domain/measure/report-period.ts';
import type { Report } from '../../domain/measure/report-shape.ts';
import { months } from './measure-leaves.ts';

const offices = [
  { code: 'centre', name: '示范区政务服务中心' },
  { code: 'heping', name: '和平镇便民服务中心', parent: 'centre' },
  { code: 'anle', name: '安乐镇便民服务中心', parent: 'centre' },
];

/** The report of a period out of these leaves. */
export async function aReport(code = '2026-03', leaves: Iterable<Bag> = months()): Promise<Report> {
  const period = periodOf(code);
  if (!period) throw new Error(`No period: ${code}`);
  const { staff: _, ...figures } = await reportFigures(leaves, { period, indicators, offices, office: 'centre' });
  return reportOf({
    district: { name: '示范区', division: '990100' },
    standard: 'DB32/T 5046—2025',
    period,
    indicators,
    names: {
      office: new Map(offices.map((each) => [each.code, each.name])),
      item: new Map([
        ['AGE-ALLOW', '高龄津贴申领'],
        ['SS-CARD', '社会保障卡补领'],
      ]),
    },
    ...figures,
  });
}
