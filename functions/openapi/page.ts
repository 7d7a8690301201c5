import { type Clause, citation, clauses } from '../../domain/standard.ts';
import { pagePolicy } from '../http/page-policy.ts';
import { curl } from './curl.ts';
import type { DescribedOperation, Description } from './document.ts';
import { type Field, fieldsOf } from './fields.ts';
import { list, type Markup, raw, safe, table, tag } from './markup.ts';
import type { JsonSchema } from './schemas.ts';
import { style } from './style.ts';

export const policy = pagePolicy(style);

interface Placed {
  readonly path: string;
  readonly method: string;
  readonly operation: DescribedOperation;
}

/** The description as one page for people: it needs no script and nothing from elsewhere. */
export function page(description: Description): string {
  const { info, tags, components } = description;
  const groups = tags.map((each) => ({ ...each, placed: placedOf(description, each.name) }));
  const body: Markup[] = [
    raw('<a class="skip" href="#main">跳到正文</a>'),
    tag(
      'header',
      tag('h1', info.title),
      ...paragraphs(info.description),
      tag('p', `版本 ${info.version}。机器可读形式：`, link('/openapi.json', '/openapi.json')),
    ),
    raw('<nav aria-label="目录">'),
    tag('h2', '目录'),
    ...groups.flatMap(({ name, placed }) => [tag('h3', name), list(placed.map(entry))]),
    raw('</nav><main id="main">'),
    ...groups.flatMap(({ name, description: words, placed }) => [
      tag('h2', name),
      tag('p', words),
      ...placed.flatMap((each) => section(each, components.schemas)),
    ]),
    tag('h2', '答复内容'),
    ...Object.entries(components.schemas)
      .filter(([name]) => /^[A-Z]/.test(name))
      .map(([name, schema]) => shape(name, schema, components.schemas)),
    raw('</main>'),
  ];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${safe(info.title)} 接口说明</title><style>${style}</style></head><body>${body.join('')}</body></html>`;
}

const placedOf = ({ paths }: Description, audience: string): Placed[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(audience))
      .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

const link = (to: string, text: string): Markup => raw(`<a href="${safe(to)}">${safe(text)}</a>`);

const entry = ({ operation }: Placed): Markup => link(`#${operation.operationId}`, operation.summary);

const paragraphs = (text: string): Markup[] => text.split('\n\n').map((each) => tag('p', each));

function section({ path, method, operation }: Placed, components: Readonly<Record<string, JsonSchema>>): Markup[] {
  const { operationId, summary, description, requestBody, responses } = operation;
  const [words = ''] = description.split('\n\n');
  const schema = requestBody?.content['application/json'].schema;
  const fields = schema ? fieldsOf(schema, components) : [];
  return [
    raw(`<h3 id="${safe(operationId)}">${safe(summary)}</h3>`),
    raw(`<p class="way"><code>${safe(`${method} ${path}`)}</code></p>`),
    tag('p', words),
    ...law(operation),
    ...parameters(operation),
    ...(fields.length > 0 ? [tag('h4', '请求内容'), fieldTable(fields)] : []),
    tag('h4', '示例'),
    raw(`<pre><code>${safe(curl(method, path, operation))}</code></pre>`),
    tag('h4', '答复'),
    table(
      ['状态', '说明'],
      Object.entries(responses).map(([status, response]) => [status, answer(response)]),
    ),
  ];
}

function law({ 'x-clause': number }: DescribedOperation): Markup[] {
  if (!number) return [];
  const clause = number as Clause;
  return [raw(`<p class="law">${safe(`DB32/T 5046—2025　${citation(clause)}　${clauses[clause].words}`)}</p>`)];
}

function parameters({ parameters: all = [] }: DescribedOperation): Markup[] {
  if (all.length === 0) return [];
  const places = { path: '路径', query: '查询', header: '请求头' } as const;
  const rows = all.map(({ name, in: place, required, description }) => [
    raw(`<code>${safe(name)}</code>`),
    places[place],
    required ? '必填' : '可选',
    description,
  ]);
  return [tag('h4', '参数'), table(['名称', '位置', '', '说明'], rows)];
}

const fieldTable = (fields: readonly Field[]): Markup =>
  table(
    ['名称', '类型', '', '说明'],
    fields.map(({ name, type, required, words }) => [raw(`<code>${safe(name)}</code>`), type, required, words]),
  );

/** What an answer is, and the shape it has. */
function answer(response: unknown): Markup {
  const {
    $ref,
    description = '',
    content = {},
  } = response as {
    $ref?: string;
    description?: string;
    content?: Record<string, { schema: JsonSchema }>;
  };
  if ($ref)
    return tag('span', $ref.endsWith('Unauthorized') ? '没有有效的令牌（网关答复）。' : '请求过多（网关答复）。');
  const shapeName = Object.values(content)[0]?.schema.$ref?.split('/').at(-1);
  const lines = description
    .split('\n')
    .map((line) => safe(line))
    .join('<br>');
  return raw(shapeName ? `${lines} ${link(`#schema-${shapeName}`, shapeName)}` : lines);
}

const shape = (name: string, schema: JsonSchema, components: Readonly<Record<string, JsonSchema>>): Markup =>
  raw(
    `<details id="schema-${safe(name)}"><summary><code>${safe(name)}</code></summary>${fieldTable(fieldsOf(schema, components))}</details>`,
  );
