import { citation, clauses } from '../../domain/standard.ts';
import { district } from '../district.ts';
import type { Schema } from '../http/call.ts';
import { isOpen, type Route } from '../route.ts';
import { routes } from '../routes.ts';
import { version } from '../version.ts';
import { operationNames } from '../views/operation-names.ts';
import { audiences } from './audiences.ts';
import { examples } from './examples.ts';
import type { Described } from './operations/described.ts';
import { described } from './operations.ts';
import { type Parameter, parametersOf } from './parameters.ts';
import { type Responses, responsesOf, sharedResponses } from './responses.ts';
import { componentSchemas, type JsonSchema } from './schemas.ts';

export interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: { readonly 'application/json': { readonly schema: JsonSchema; readonly example: unknown } };
  };
  readonly responses: Responses;
  /** The clause of DB32/T 5046—2025 that the operation serves. */
  readonly 'x-clause'?: string;
}

export interface Description {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Responses;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

/** The description of the interface, OpenAPI 3.1, from the routes and the schemas they are checked with. */
export const describe = (): Description => ({
  openapi: '3.1.1',
  info: { title: `帮代办云 ${district.name}`, version, description: general },
  servers: [{ url: '/' }],
  tags: Object.values(audiences).map(({ name, words }) => ({ name, description: words })),
  paths: paths(),
  components: {
    schemas: componentSchemas(bodies()),
    responses: sharedResponses,
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: '本区统一身份认证签发的访问令牌。' },
    },
  },
});

const general = [
  '按照 DB32/T 5046—2025《政务服务帮办代办工作规范》办理政务服务代办的接口。帮办代办不收取任何服务费用（4.4）。',
  '每个改变案件的 POST 请求须带 Idempotency-Key：以同一标识和同一内容重试，只办一次，并得到同样的答复（答复头 Idempotency-Replayed: true）。',
  '案件答复带 ETag；If-Match 随时可用，版本已变化的答复 412。',
  '拒绝和错误一律以 application/problem+json（RFC 9457）答复，说明所依据的条款或有误的栏目，不重复所填内容。',
  '未携带有效令牌（401）、没有这个地址（404）和请求过多（429）由网关答复，内容为 {"message": "…"}。',
  '时间为 UTC，日期为北京时间。',
].join('\n\n');

/** Bodies by operation; two operations with the same body share one schema. */
const bodies = (): Record<string, Schema> =>
  Object.fromEntries(
    routes.flatMap(({ operation }) => {
      const body = described[operation]?.body;
      return body ? [[nameOf(operation), body]] : [];
    }),
  );

/** Schemas of bodies are named by the first operation that takes them. */
function nameOf(operation: string): string {
  const body = described[operation]?.body;
  return routes.find((route) => described[route.operation]?.body === body)?.operation ?? operation;
}

function paths(): Description['paths'] {
  const all: Record<string, Record<string, DescribedOperation>> = {};
  for (const route of routes) {
    all[route.path] ??= {};
    Object.assign(all[route.path] as object, { [route.method.toLowerCase()]: operationOf(route) });
  }
  return all;
}

/** @throws Error naming an operation that nobody has described. */
function operationOf(route: Route): DescribedOperation {
  const { operation, audience } = route;
  const told = described[operation];
  if (!told) throw new Error(`Not described: ${operation}`);
  const parameters = parametersOf(route, told);
  return {
    operationId: operation,
    summary: operationNames[operation] ?? operation,
    description: descriptionOf(told),
    tags: [audiences[audience].name],
    security: isOpen(route) ? [] : [{ token: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(told.body && { requestBody: requestBodyOf(operation) }),
    responses: responsesOf(route, told),
    ...(told.clause && { 'x-clause': told.clause }),
  };
}

const descriptionOf = ({ words, clause }: Described): string =>
  clause ? `${words}\n\n${citation(clause)} ${clauses[clause].words}` : words;

const requestBodyOf = (operation: string) => {
  const example = examples[operation];
  return {
    required: Object.keys(example ?? {}).length > 0,
    content: {
      'application/json': { schema: { $ref: `#/components/schemas/${nameOf(operation)}` }, example },
    },
  };
};
