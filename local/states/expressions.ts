import jsonata from 'jsonata';
import type { Json } from '../service.ts';
import { StateError } from './errors.ts';
import { equip } from './functions.ts';

/** Variables by name without `$`; `states` is the reserved one. */
export type Bindings = Readonly<Record<string, Json>>;

/** The state in which an expression stands, for the texts of its errors. */
export interface Place {
  readonly state: string;
  /** Id of its StateEntered event. */
  readonly enteredEvent: number;
}

/** The JSONata inside `{% … %}`, or undefined for plain text. */
export const expressionIn = (text: string): string | undefined => /^\{%([\s\S]*)%\}$/.exec(text)?.[1]?.trim();

/**
 * Evaluates the templates of one cloud: JSON in which a string `{% … %}` is a JSONata expression. Compiled expressions
 * are kept.
 */
export class Expressions {
  readonly #now: () => number;
  readonly #compiled = new Map<string, jsonata.Expression>();
  readonly #plain = new WeakMap<object, boolean>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * @param field where the template stands, `Arguments` or `Output`, for errors
   * @throws StateError `States.QueryEvaluationError`
   */
  async evaluate(template: Json, bindings: Bindings, field: string, place: Place): Promise<Json> {
    if (this.#isPlain(template)) return template;
    if (typeof template === 'string') return this.#expression(expressionIn(template)!, bindings, field, place);
    if (Array.isArray(template)) {
      const items = [];
      for (const [index, item] of template.entries())
        items.push(await this.evaluate(item, bindings, `${field}[${index}]`, place));
      return items;
    }
    const members: Record<string, Json> = {};
    for (const [key, member] of Object.entries(template))
      members[key] = await this.evaluate(member, bindings, `${field}/${key}`, place);
    return members;
  }

  async #expression(source: string, bindings: Bindings, field: string, place: Place): Promise<Json> {
    const about = `The JSONata expression '${source}' specified for the field '${field}'`;
    let result: Json;
    try {
      result = await this.#compile(source).evaluate(undefined, bindings);
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      throw failure(`${about} threw an error during evaluation. ${code ? `${code}: ` : ''}${message}`, field, place);
    }
    if (result === undefined) throw failure(`${about} returned nothing (undefined).`, field, place);
    if (isFunction(result)) throw failure(`${about} returned an unsupported result type.`, field, place);
    return result;
  }

  #compile(source: string): jsonata.Expression {
    let expression = this.#compiled.get(source);
    if (!expression) {
      expression = equip(jsonata(source), this.#now);
      this.#compiled.set(source, expression);
    }
    return expression;
  }

  /** Without any expression, so that it need not be walked for each evaluation. */
  #isPlain(template: Json): boolean {
    if (typeof template === 'string') return expressionIn(template) === undefined;
    if (template === null || typeof template !== 'object') return true;
    let plain = this.#plain.get(template);
    if (plain === undefined) {
      plain = Object.values(template).every((member) => this.#isPlain(member));
      this.#plain.set(template, plain);
    }
    return plain;
  }
}

const isFunction = (value: Json) =>
  typeof value === 'function' || value?._jsonata_lambda === true || value?._jsonata_function === true;

/** The value of a field has another type than the field takes. */
export function wrongType(template: Json, value: Json, expected: string, field: string, place: Place): StateError {
  const source = typeof template === 'string' ? (expressionIn(template) ?? template) : JSON.stringify(template);
  const was = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const text = `The JSONata expression '${source}' specified for the field '${field}' returned an unexpected result type. Expected '${expected}', but was '${was}' for value: ${JSON.stringify(value)}`;
  return failure(text, field, place);
}

function failure(text: string, location: string, { state, enteredEvent }: Place): StateError {
  const error = 'States.QueryEvaluationError';
  const cause = `An error occurred while executing the state '${state}' (entered at the event id #${enteredEvent}). ${text}`;
  return new StateError(error, cause, {
    event: { type: 'EvaluationFailed', details: { error, cause, location, state } },
  });
}
