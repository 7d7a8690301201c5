import { freezeOf } from './contributions.ts';
import { exportedColumns } from './exported.ts';
import type { Indicator } from './indicator.ts';
import type { Month } from './row.ts';
import { sqlOfMonth, sqlTable } from './sql.ts';

/** Where exported rows lie: `counted/month=2026-03/office=centre/rows.json.gz`, a name that a query reads month and office off. */
export const exportKey = (month: Month, office: string): string =>
  `${sqlTable}/month=${month}/office=${office}/rows.json.gz`;

/**
 * The table of exported rows in the words of Athena, by partition projection: which months and offices there are follows from the
 * definition, so that no crawler and no repair is needed.
 * @param first the first month that may have been exported
 */
export function tableSql(bucket: string, offices: readonly string[], first: Month): string {
  const columns = Object.entries(exportedColumns).map(([name, type]) => `  \`${name}\` ${type}`);
  const properties = {
    'projection.enabled': 'true',
    'projection.month.type': 'date',
    'projection.month.format': 'yyyy-MM',
    'projection.month.range': `${first},NOW`,
    'projection.month.interval': '1',
    'projection.month.interval.unit': 'MONTHS',
    'projection.office.type': 'enum',
    'projection.office.values': offices.join(','),
    'storage.location.template': `s3://${bucket}/${sqlTable}/month=\${month}/office=\${office}/`,
  };
  return `CREATE EXTERNAL TABLE IF NOT EXISTS ${sqlTable} (
${columns.join(',\n')}
)
PARTITIONED BY (\`month\` string, \`office\` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
LOCATION 's3://${bucket}/${sqlTable}/'
TBLPROPERTIES (
${Object.entries(properties)
  .map(([name, value]) => `  '${name}' = '${value}'`)
  .join(',\n')}
);
`;
}

/** The questions of a month as a file, each under its name, as its first count was published. */
export function indicatorsSql(definitions: readonly Indicator[], month: Month): string {
  const byId = new Map(definitions.map((each) => [each.id, each]));
  const questions = sqlOfMonth(definitions, { month, through: month, asOf: freezeOf(month) }).map(({ id, sql }) => {
    const { name = '', unit = '', definition = '', excluded = [] } = byId.get(id) ?? {};
    const left = excluded.map(({ reason }, index) => `-- excluded_${index + 1}: ${reason}\n`).join('');
    return `-- ${id} ${name}（${unit}）\n-- ${definition}\n${left}${sql};\n`;
  });
  return questions.join('\n');
}
