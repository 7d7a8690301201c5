import { choice, type JsonSchema } from './schemas.ts';

/** One row of a table of fields. */
export interface Field {
  /** `principal.name`, `plan[].by`. */
  readonly name: string;
  readonly type: string;
  /** 视情况: in one of several variants only. */
  readonly required: '必填' | '可选' | '视情况必填';
  readonly words: string;
}

export type Components = Readonly<Record<string, JsonSchema>>;

/** Deep enough for every schema of this interface, and an end for one that should hold itself. */
const deepest = 6;

/** The fields of a schema with those inside them, in order; variants of a choice one after the other. */
export function fieldsOf(schema: JsonSchema, components: Components, prefix = '', depth = 0): Field[] {
  if (depth > deepest) return [];
  const own = resolve(schema, components);
  const variants = [...(own.oneOf ?? []), ...(own.anyOf ?? [])];
  if (variants.length > 0) return merge(variants.map((variant) => fieldsOf(variant, components, prefix, depth + 1)));
  if (own.items) return fieldsOf(own.items, components, `${prefix}[]`, depth + 1);
  return Object.entries(own.properties ?? {}).flatMap(([name, field]) => {
    const path = prefix ? `${prefix}.${name}` : name;
    const row = {
      name: path,
      type: typeOf(field, components),
      required: own.required?.includes(name) ? ('必填' as const) : ('可选' as const),
      words: field.description ?? '',
    };
    return [row, ...fieldsOf(field, components, path, depth + 1)];
  });
}

function resolve(schema: JsonSchema, components: Components): JsonSchema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (components[name] ?? {});
}

/** The fields of several variants as one list: what one variant alone has is asked for only there. */
function merge(variants: readonly (readonly Field[])[]): Field[] {
  const names = [...new Set(variants.flat().map(({ name }) => name))];
  return names.map((name) => {
    const all = variants.flatMap((fields) => fields.find((field) => field.name === name) ?? []);
    const everywhere = all.length === variants.length;
    const [first] = all as [Field];
    const required = everywhere || first.required === '可选' ? first.required : '视情况必填';
    return { ...first, required, words: mergeWords(all.map(({ words }) => words)) };
  });
}

/** The same words once; the values of each variant one after the other. */
function mergeWords(words: readonly string[]): string {
  const [base = ''] = (words[0] ?? '').split(choice);
  const values = words.flatMap((each) => each.split(choice)[1]?.replace(/。$/, '') ?? []);
  return values.length > 0 ? `${base}${choice}${[...new Set(values)].join('、')}。` : base;
}

const names: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: '是否',
  object: '对象',
  array: '列表',
};

/** The type in Chinese, with its limits. */
function typeOf(field: JsonSchema, components: Components): string {
  const own = resolve(field, components);
  if (own.oneOf ?? own.anyOf) return '其中一种';
  const name = names[own.type ?? ''] ?? '内容';
  const least = own['minLength'] ?? own['minItems'] ?? own['minimum'];
  const most = own['maxLength'] ?? own['maxItems'] ?? own['maximum'];
  if (typeof most !== 'number' || most >= Number.MAX_SAFE_INTEGER) return name;
  return `${name}，${typeof least === 'number' && least > Number.MIN_SAFE_INTEGER ? least : 0}—${most}`;
}
