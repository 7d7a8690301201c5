import { personIds } from '../../store/personal.ts';
import type { Route } from '../route.ts';
import { caseId, consentId, documentId, lossId, matterId, reportId } from './examples.ts';
import type { Described } from './operations/described.ts';
import { inlineSchema, type JsonSchema } from './schemas.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

const inPath: Readonly<Record<string, readonly [description: string, schema: JsonSchema, example: string]>> = {
  caseId: ['案件编号，末位为校验位。', { type: 'string', pattern: '^(BB|DB|TS)\\d{22}$' }, caseId],
  matterId: ['委托事项编号。', { type: 'string' }, matterId],
  coordinationId: ['协调记录编号。', { type: 'string' }, '5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10'],
  powerOfAttorneyId: ['授权委托书编号。', { type: 'string' }, '5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10'],
  consentId: ['同意的编号。', { type: 'string' }, consentId],
  reportId: ['反映编号（案件 conductReports 中的 id）。', { type: 'string' }, reportId],
  surveyId: ['测评编号。', { type: 'string', pattern: '^[A-Za-z0-9-]{1,64}$' }, '9f2b6c1e6a534c369f0e2f6b1a7d9c11'],
  period: ['统计周期：月、季、年。', { type: 'string', pattern: '^\\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$' }, '2026-03'],
  file: [
    '文件名。',
    { type: 'string', enum: ['report.json', 'report.csv', 'report.xlsx', 'report.pdf'] },
    'report.csv',
  ],
  ratingId: ['评价编号（案件 ratings 中的 id）。', { type: 'string' }, '5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10'],
  sampleId: ['样本编号。', { type: 'string' }, '5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10'],
  findingId: ['监督意见编号。', { type: 'string' }, '5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10'],
  improvementId: ['改进措施编号。', { type: 'string' }, '5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10'],
  milestoneId: ['申报计划中节点的编号（案件 plan.inForce.milestones 中的 id）。', { type: 'string' }, 'p2'],
  indicatorId: ['指标编号（指标口径中的 id）。', { type: 'string', pattern: '^[a-z0-9-]{1,64}$' }, 'response-rate'],
  lossId: ['遗失登记编号（案件 losses 中的 id）。', { type: 'string' }, lossId],
  token: [
    '一次性链接中的随机标识。',
    { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
    'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA',
  ],
  authorityNumber: ['审批部门的受理号。', { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' }, 'SJ-2026-000123'],
  documentId: ['文件编号。', { type: 'string' }, documentId],
  personId: ['人员在案件中的身份。', { type: 'string', enum: [...personIds] }, 'principal'],
  staffId: ['工作人员标识，即其令牌中的 sub。', { type: 'string', minLength: 1, maxLength: 255 }, 'agent-1'],
};

/** The parameters of an operation: of its path, its query, and the headers it heeds. */
export function parametersOf({ path, method, operation }: Route, told: Described): Parameter[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  return [
    ...names.map(pathParameter),
    ...queryParameters(operation, told),
    ...(told.changes ? [idempotencyKey] : []),
    ...(told.edit ? [ifMatch(told.edit === 'always')] : []),
    ...(method === 'POST' && told.changes && names.includes('caseId') ? [ifMatch(false)] : []),
  ];
}

/** @throws Error naming a parameter that nobody has described. */
function pathParameter(name: string): Parameter {
  const told = inPath[name];
  if (!told) throw new Error(`Not described: {${name}}`);
  const [description, schema, example] = told;
  return { name, in: 'path', required: true, description, schema, example };
}

function queryParameters(operation: string, { query }: Described): Parameter[] {
  if (!query) return [];
  const { properties = {} } = inlineSchema(operation, query);
  return Object.entries(properties).map(([name, { description = '', ...schema }]) => ({
    name,
    in: 'query',
    required: false,
    description,
    schema,
  }));
}

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: '请求标识，8 至 128 个可见 ASCII 字符，建议用 UUID；重试时保持不变。',
  schema: { type: 'string', minLength: 8, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
  example: '7c2f1a7e-4b0d-4f55-8a41-1f0c54d9e2b3',
};

const ifMatch = (required: boolean): Parameter => ({
  name: 'If-Match',
  in: 'header',
  required,
  description: required
    ? '所依据的版本（读取时的 ETag）。'
    : '所依据的版本（读取时的 ETag）；带上时，版本已变化的不予办理。',
  schema: { type: 'string' },
  example: '"3"',
});
