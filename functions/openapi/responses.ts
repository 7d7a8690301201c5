import { type ProblemCode, problem } from '../http/problem.ts';
import { isOpen, type Route } from '../route.ts';
import type { Described } from './operations/described.ts';
import type { JsonSchema } from './schemas.ts';

export type Responses = Readonly<Record<string, unknown>>;

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const problemContent = { 'application/problem+json': { schema: ref('Problem') } };

const gatewayContent = {
  'application/json': {
    schema: { type: 'object', properties: { message: { type: 'string', description: '网关的说明。' } } },
  },
};

/** Answers that API Gateway words itself. */
export const sharedResponses: Responses = {
  Unauthorized: { description: '没有令牌，或令牌无效、过期、由其他机构签发（网关答复）。', content: gatewayContent },
  TooMany: { description: '请求过多，请稍后再试（网关答复）。', content: gatewayContent },
};

/** What an operation may answer, status by status. */
export function responsesOf(route: Route, told: Described): Responses {
  const status = told.answer.status ?? 200;
  const open = isOpen(route);
  return {
    [status]: good(route, told, status),
    ...(route.operation === 'enrol-staff' && { 201: good(route, told, 201) }),
    ...(route.audience === 'public' && cached(route) ? { 304: { description: '没有变化。' } } : {}),
    ...(open ? {} : { 401: { $ref: '#/components/responses/Unauthorized' } }),
    429: { $ref: '#/components/responses/TooMany' },
    ...problemResponses(codesOf(route, told), told.ruled === true),
  };
}

/** What is published, and so kept by whoever has read it. */
const cached = ({ method, operation }: Route): boolean => method === 'GET' && operation !== 'health';

const header = (description: string) => ({ description, schema: { type: 'string' } });

function good(route: Route, { answer, changes, edit }: Described, status: number) {
  const tagged =
    answer.name === 'Case' || answer.name === 'Complaint' || edit || (route.audience === 'public' && cached(route));
  const headers = {
    ...(tagged && { ETag: header('版本。') }),
    ...(status === 201 && changes && { Location: header('新内容的地址。') }),
    ...(changes && { 'Idempotency-Replayed': header('true 表示这是重复请求，答复同前。') }),
  };
  const type = typeOf(route);
  const schema = answer.name ? ref(answer.name) : { type: type === 'application/json' ? 'object' : 'string' };
  return {
    description: answer.words,
    ...(Object.keys(headers).length > 0 && { headers }),
    content: { [type]: { schema } },
  };
}

/** Most answers are JSON; a page, certificates and files of reports are not. */
function typeOf({ operation }: Route): string {
  if (operation === 'docs') return 'text/html';
  if (operation === 'open-report-file') return 'application/octet-stream';
  return operation.endsWith('certificate') ? 'application/pdf' : 'application/json';
}

/** Which problems follow from what an operation takes and does. */
function codesOf({ path, audience }: Route, told: Described): ProblemCode[] {
  const onCase = path.includes('{caseId}');
  return [
    ...when(told.changes, 'key-missing', 'key-malformed', 'key-reused'),
    ...when(told.changes || told.edit === 'always', 'busy'),
    ...when(
      told.body,
      'body-missing',
      'body-not-json',
      'body-characters',
      'body-too-large',
      'not-json-type',
      'fields-invalid',
    ),
    ...when(told.query, 'query-invalid', 'cursor-invalid'),
    ...when(told.edit || (told.changes && onCase), 'if-match-malformed', 'stale'),
    ...when(told.edit, 'if-match-missing'),
    ...when(audience === 'staff' || audience === 'manager', 'not-staff'),
    ...when(onCase, 'case-unknown'),
    ...(told.problems ?? []),
    ...when(audience !== 'public', 'timeout'),
    'defect',
  ];
}

const when = (holds: unknown, ...codes: ProblemCode[]): ProblemCode[] => (holds ? codes : []);

function problemResponses(codes: readonly ProblemCode[], ruled: boolean): Responses {
  const words = new Map<number, string[]>();
  const add = (status: number, line: string) => words.set(status, [...(words.get(status) ?? []), line]);
  for (const code of new Set(codes)) add(problem(code).status, `${code}：${problem(code).detail}`);
  if (ruled) {
    add(403, '没有办理此项操作的权限，附条款。');
    add(409, '不符合办理要求，附条款和原因代码。');
  }
  return Object.fromEntries(
    [...words].map(([status, lines]) => [status, { description: lines.join('\n'), content: problemContent }]),
  );
}
