import { createRequire } from 'node:module';
import type { Json } from '../service.ts';
import type { Definition, State, StateType } from './definition.ts';
import { lintExpression } from './expression-lint.ts';
import { expressionIn } from './expressions.ts';
import { fieldFindings, templates } from './fields.ts';
import { integrationOf } from './integrations.ts';
import { variablesAt } from './variables.ts';

/** Something that is wrong with a definition. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  /** `/States/Wait for the answer/Arguments/Item` */
  readonly location: string;
}

const TYPES: readonly StateType[] = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map'];

/**
 * Everything that Step Functions, or this embedded cloud, does not take in a definition: the schema of the language,
 * JSONPath, unknown integrations, and what the expressions use that is not there.
 * @param partition of the ARNs in it
 */
export function lintDefinition(definition: Json, partition = 'aws'): Finding[] {
  if (!isDefinition(definition)) return schema(definition);
  if (definition.QueryLanguage !== 'JSONata')
    return [finding('The query language must be JSONata; JSONPath is not supported', '/QueryLanguage')];
  const own = lintStates(definition, '', new Set(), partition);
  const covered = (location: string) => own.some((other) => location.includes(other.location));
  return [...own, ...schema(definition).filter(({ location }) => !covered(location))];
}

/** Enough of a shape to be walked. */
function isDefinition(value: Json): value is Definition {
  if (value === null || typeof value !== 'object' || value.States === null || typeof value.States !== 'object')
    return false;
  if (typeof value.StartAt !== 'string') return false;
  return Object.values(value.States as object).every((state: Json) => {
    const inner = [
      ...(Array.isArray(state?.Branches) ? state.Branches : []),
      ...(state?.ItemProcessor ? [state.ItemProcessor] : []),
    ];
    return TYPES.includes(state?.Type) && inner.every(isDefinition);
  });
}

function lintStates(definition: Definition, above: string, outer: ReadonlySet<string>, partition: string): Finding[] {
  const variables = variablesAt(definition, outer);
  return Object.entries(definition.States).flatMap(([name, state]) => {
    const location = `${above}/States/${name}`;
    const known = variables.get(name) ?? new Set<string>();
    return [
      ...fieldFindings(state, location),
      ...resource(state, location, partition),
      ...assignments(state, location, outer),
      ...expressions(state, location, known),
      ...(state.Branches ?? []).flatMap((branch, index) =>
        lintStates(branch, `${location}/Branches[${index}]`, known, partition),
      ),
      ...(state.ItemProcessor ? lintStates(state.ItemProcessor, `${location}/ItemProcessor`, known, partition) : []),
    ];
  });
}

function resource({ Type, Resource }: State, location: string, partition: string): Finding[] {
  if (Type !== 'Task') return [];
  const integration = integrationOf(Resource, partition);
  return 'refused' in integration ? [finding(integration.refused, `${location}/Resource`)] : [];
}

/** An inner scope reads the variables of the outer one, but cannot have one of the same name (AWS: workflow-variables). */
function assignments(state: State, location: string, outer: ReadonlySet<string>): Finding[] {
  const all = [state, ...(state.Choices ?? []), ...(state.Catch ?? [])].flatMap(({ Assign }) =>
    Object.keys(Assign ?? {}),
  );
  return all.flatMap((name) => {
    if (name === 'states') return [finding('$states is reserved and cannot be assigned', `${location}/Assign/${name}`)];
    return outer.has(name)
      ? [finding(`$${name} belongs to the outer scope and cannot be assigned here`, `${location}/Assign/${name}`)]
      : [];
  });
}

function expressions(state: State, location: string, variables: ReadonlySet<string>): Finding[] {
  const token = state.Resource?.endsWith('.waitForTaskToken') ?? false;
  return templates(state).flatMap(({ field, template, offers, token: tokenHere }) =>
    strings(template, `${location}/${field}`).flatMap(([text, at]) => {
      if (text.startsWith('{%') !== text.endsWith('%}'))
        return [finding('an expression starts with {% and ends with %}', at)];
      const source = expressionIn(text);
      if (source === undefined) return [];
      const messages = lintExpression(source, { variables, offers, token: token && tokenHere });
      return messages.map((message) => finding(`the JSONata expression '${source}': ${message}`, at));
    }),
  );
}

/** All texts of a template with their places. */
function strings(template: Json, at: string): [string, string][] {
  if (typeof template === 'string') return [[template, at]];
  if (template === null || typeof template !== 'object') return [];
  if (Array.isArray(template)) return template.flatMap((item, index) => strings(item, `${at}[${index}]`));
  return Object.entries(template).flatMap(([key, member]) => strings(member, `${at}/${key}`));
}

/**
 * What asl-validator finds. It is loaded when first needed, and gets a copy, since it writes into what it reads. The
 * templates are taken out: any JSON may stand there, which it does not know, and what is wrong in them was found above.
 */
function schema(definition: Json): Finding[] {
  const text = JSON.stringify(definition ?? {}, (key, value) => (TEMPLATES.has(key) ? undefined : value));
  let findings = checked.get(text);
  if (!findings) {
    findings = createRequire(import.meta.url)('asl-validator')(JSON.parse(text)).errors.map(findingOf) as Finding[];
    checked.set(text, findings);
  }
  return findings;
}

const TEMPLATES = new Set(['Output', 'Assign', 'Arguments', 'ItemSelector']);

/** Definitions that differ in their templates only are checked once, since a check takes a quarter of a second. */
const checked = new Map<string, Finding[]>();

const findingOf = (error: Json): Finding => ({
  code: error['Error code'],
  message: error.Message,
  location: error.schemaError?.instancePath || error.path || '/',
});

const finding = (message: string, location: string): Finding => ({
  code: 'SCHEMA_VALIDATION_FAILED',
  message,
  location,
});
