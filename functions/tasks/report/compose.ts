import { reportCsv } from '../../../documents/report/csv.ts';
import { printReport } from '../../../documents/report/pdf.ts';
import { reportXlsx } from '../../../documents/report/xlsx.ts';
import type { Improvement } from '../../../domain/improvement/improvement.ts';
import { promisesAt } from '../../../domain/improvement/promises.ts';
import type { Bag } from '../../../domain/measure/compute.ts';
import { indicators } from '../../../domain/measure/indicators/all.ts';
import { reportJson, reportOf } from '../../../domain/measure/report.ts';
import { reportFigures } from '../../../domain/measure/report-figures.ts';
import {
  monthsIn,
  periodBefore,
  periodOf,
  type ReportPeriod,
  statisticsAt,
} from '../../../domain/measure/report-period.ts';
import { computed, type ReportFiles, type ReportFormat } from '../../../domain/measure/report-review.ts';
import type { Report } from '../../../domain/measure/report-shape.ts';
import { promisedIn } from '../../../store/chronicles.ts';
import { sha256Hex } from '../../../store/digest.ts';
import { putOnce, readObject } from '../../bucket.ts';
import { catalogue, centre, district } from '../../district.ts';
import { env } from '../../env.ts';
import { improvements, reports, table } from '../../store.ts';
import { systemContext } from '../task.ts';
import { partKey } from './count.ts';
import { formats } from './formats.ts';
import { bagsIn } from './parts.ts';
import { type Standing, standOfReport } from './stand.ts';

interface RoundAsked {
  readonly period: string;
  readonly round: number;
  readonly parts: number;
}

/** Computes a report out of its parts, writes it in every format, and has it wait for its review. */
export async function composeReport(asked: RoundAsked): Promise<Standing> {
  const period = periodOf(asked.period);
  if (!period) throw new Error('No such period');
  const { report, staff } = await computeReport(leavesOf(asked), period, await promisesBefore(period));
  const files = await writeFiles(report, asked);
  const context = systemContext('report');
  const before = await reports().find(period.code);
  const record = computed(before, period, { files, measured: staff, round: asked.round }, context);
  if (record && !(await reports().keep(record))) throw new Error('The record of the report has changed meanwhile');
  return standOfReport(period.code);
}

/** The report of a period, out of leaves in any order and what was promised before, and whose work it measures. It reads nothing. */
export async function computeReport(
  bags: AsyncIterable<Bag>,
  period: ReportPeriod,
  promises: readonly Improvement[],
): Promise<{ report: Report; staff: readonly string[] }> {
  const { offices, name, division, profile } = district;
  const { staff, ...figures } = await reportFigures(bags, { period, indicators, offices, office: centre });
  const names = {
    office: new Map(offices.map((office) => [office.code, office.name])),
    item: new Map(catalogue.items.map((item) => [item.code, item.name])),
  };
  const made = { district: { name, division }, standard: profile, period, indicators, names, promises };
  const report = reportOf({ ...made, ...figures });
  return { report, staff };
}

/** §8.3: what was promised by the figures of the period before, and what had become of it at the time of statistics. */
export async function promisesBefore(period: ReportPeriod): Promise<Improvement[]> {
  const ids = await Promise.all(monthsIn(periodBefore(period)).map((month) => promisedIn(table(), month)));
  const found = await Promise.all(ids.flat().map((id) => improvements().find(id)));
  return promisesAt(
    found.flatMap((told) => (told ? [told.history] : [])),
    statisticsAt(period),
  );
}

async function* leavesOf({ period, round, parts }: RoundAsked): AsyncGenerator<Bag> {
  for (let part = 0; part < parts; part += 1) {
    const bytes = await readObject(env('DOCUMENT_BUCKET'), partKey({ period, round, part }));
    yield* bagsIn(new TextDecoder().decode(bytes));
  }
}

/** Each format of a round under a key of its own: a round computed twice gives the same bytes. */
async function writeFiles(report: Report, { period, round }: RoundAsked): Promise<ReportFiles> {
  const json = reportJson(report);
  const contents: Record<ReportFormat, Uint8Array> = {
    json: new TextEncoder().encode(json),
    csv: reportCsv(report),
    xlsx: await reportXlsx(report),
    pdf: (await printReport(report, { sha256: sha256Hex(json) })).bytes,
  };
  const written = await Promise.all(
    Object.entries(contents).map(async ([format, body]) => {
      const { name, type } = formats[format as ReportFormat];
      return [format, await putOnce(env('DOCUMENT_BUCKET'), `reports/${period}/${round}/${name}`, type, body)];
    }),
  );
  return Object.fromEntries(written) as ReportFiles;
}
