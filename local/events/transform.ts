import type { Json } from '../service.ts';

/** How a target's input is made; at most one of the members. */
export interface InputWish {
  /** JSON text given instead of the event. */
  readonly input?: string | undefined;
  /** `$.detail` */
  readonly inputPath?: string | undefined;
  readonly inputTransformer?:
    | { readonly InputPathsMap?: Readonly<Record<string, string>>; readonly InputTemplate: string }
    | undefined;
}

/** What EventBridge offers a template beside its own paths. */
export interface RuleContext {
  readonly ruleArn: string;
  readonly ruleName: string;
  /** ISO 8601 */
  readonly ingestionTime: string;
}

/** The JSON text that a target is given for an event. */
export function inputFor({ input, inputPath, inputTransformer }: InputWish, event: Json, context: RuleContext): string {
  if (input !== undefined) return input;
  if (inputPath !== undefined) return JSON.stringify(at(event, inputPath) ?? {});
  if (!inputTransformer) return JSON.stringify(event);
  const paths = Object.entries(inputTransformer.InputPathsMap ?? {});
  const values = Object.fromEntries(paths.map(([name, path]) => [name, at(event, path)]));
  return fill(inputTransformer.InputTemplate, { ...values, ...reserved(event, context) });
}

const reserved = (event: Json, { ruleArn, ruleName, ingestionTime }: RuleContext): Record<string, Json> => ({
  'aws.events.rule-arn': ruleArn,
  'aws.events.rule-name': ruleName,
  'aws.events.event': withoutDetail(event),
  'aws.events.event.json': event,
  'aws.events.event.ingestion-time': ingestionTime,
});

const withoutDetail = ({ detail: _, ...event }: Json): Json => event;

/** A path of the form `$.detail.items[0].name`. */
function at(value: Json, path: string): Json {
  const steps = path.replace(/^\$\.?/, '').match(/[^.[\]'"]+/g) ?? [];
  return steps.reduce((inner, step) => inner?.[step], value);
}

/**
 * Puts the values into a template. Within a JSON string a value stands as text; elsewhere as JSON, and a template that
 * is no JSON as a whole becomes a JSON string. A value that the event does not have is an empty text.
 */
function fill(template: string, values: Readonly<Record<string, Json>>): string {
  let quoted = false;
  const filled = template.replaceAll(/\\.|"|<([\w.-]+)>/g, (found, name?: string) => {
    if (found === '"') quoted = !quoted;
    if (name === undefined || !(name in values)) return found;
    return quoted ? inside(values[name]) : JSON.stringify(values[name] ?? '');
  });
  return isJson(filled) ? filled : JSON.stringify(filled);
}

/** A value within a JSON string: text without its quotation marks, anything else as escaped JSON. */
function inside(value: Json): string {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return JSON.stringify(text).slice(1, -1);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
