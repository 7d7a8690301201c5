import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { isCaseNumber } from '../../domain/case-number.ts';
import { problemCodes } from '../../functions/http/problem.ts';
import { type DescribedOperation, describe as describeInterface } from '../../functions/openapi/document.ts';
import { caseId, examples } from '../../functions/openapi/examples.ts';
import { described } from '../../functions/openapi/operations.ts';
import type { JsonSchema } from '../../functions/openapi/schemas.ts';
import { topics } from '../../functions/openapi/words.ts';
import { isOpen } from '../../functions/route.ts';
import { routes } from '../../functions/routes.ts';
import { version } from '../../functions/version.ts';
import pack from '../../package.json' with { type: 'json' };
import { ask } from './interface.ts';

const document = describeInterface();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** Every field of every schema, as `Case.agreement.term`. */
function fields(owner: string, schema: JsonSchema): [string, JsonSchema][] {
  const inside = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, JsonSchema][] => [
    [`${owner}.${name}`, field],
    ...fields(`${owner}.${name}`, field),
  ]);
  return [...own, ...inside.flatMap((each) => fields(owner, each))];
}

describe('the description of the interface', () => {
  test('is valid OpenAPI 3.1', async () => {
    const served = await ask('openapi');
    const result = await new Validator().validate(served.body);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(served.body).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('holds every route once, under its name', () => {
    const said = operations.map(({ path, method, operation }) => `${method} ${path} ${operation.operationId}`);
    expect(said.sort()).toEqual(routes.map(({ method, path, operation }) => `${method} ${path} ${operation}`).sort());
  });

  test('has the version of the package', () => {
    expect(version).toBe(pack.version);
    expect(document.info.version).toBe(version);
  });

  test.each(Object.keys(examples))('the example of %s passes its own schema', (operation) => {
    expect(described[operation]?.body?.safeParse(examples[operation]).error?.issues).toBeUndefined();
  });

  test('every operation that takes a body has an example', () => {
    const without = operations.filter(({ operation }) => operation.requestBody && !examples[operation.operationId]);
    expect(without).toEqual([]);
    expect(isCaseNumber(caseId)).toBe(true);
  });

  test.each(['names', 'places', 'values'] as const)('says each of its %s in one topic alone', (of) => {
    const said = topics.flatMap((topic) => Object.keys(topic[of] ?? {}));
    expect(said.filter((word, nth) => said.indexOf(word) < nth)).toEqual([]);
  });

  test('tells every field in Chinese', () => {
    const all = Object.entries(document.components.schemas).flatMap(([name, schema]) => fields(name, schema));
    expect(all.filter(([, { description }]) => !/[一-鿿]/.test(description ?? '')).map(([name]) => name)).toEqual([]);
    expect(all.length).toBeGreaterThan(300);
  });

  test('tells every operation, parameter and answer in Chinese', () => {
    for (const { operation } of operations) {
      const { summary, description, parameters = [], responses } = operation;
      const answers = Object.values(responses) as { description?: string; $ref?: string }[];
      const words = [summary, description, ...parameters.map((each) => each.description)];
      for (const each of [...words, ...answers.map((answer) => answer.description ?? '引用')])
        expect(each, operation.operationId).toMatch(/[一-鿿]/);
    }
  });

  test('asks for a token everywhere but in public and of one-time links', () => {
    const open = operations.filter(({ operation }) => operation.security.length === 0);
    const listed = routes.filter(isOpen).map(({ operation }) => operation);
    expect(open.map(({ operation }) => operation.operationId).sort()).toEqual(listed.sort());
  });

  test('asks every change for its Idempotency-Key', () => {
    const keyed = ({ parameters = [] }: DescribedOperation) =>
      parameters.some(({ name }) => name === 'Idempotency-Key');
    const free = operations.filter(({ method, operation }) => method === 'POST' && !keyed(operation));
    expect(free.map(({ operation }) => operation.operationId).sort()).toEqual([
      'answer-survey-by-link',
      'evaluate-by-link',
      'hand-over-all',
      'import-cases',
      'issue-signing-link',
      'open-rating-session',
      'read-complaint-progress',
      'reveal',
      'reveal-complainant',
      'reveal-rater',
      'search-cases',
      'sign-by-link',
    ]);
    expect(operations.filter(({ method, operation }) => method !== 'POST' && keyed(operation))).toEqual([]);
  });

  test('names every problem that a request can meet', () => {
    const words = JSON.stringify(operations.map(({ operation }) => operation.responses));
    const unnamed = problemCodes.filter((code) => !words.includes(`${code}：`));
    expect(unnamed).toEqual(['no-subject']);
  });

  test('follows every reference', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(schemas|responses)\/([^"]+)"/g);
    for (const [, kind, name] of references)
      expect(document.components[kind as 'schemas']).toHaveProperty([name ?? '']);
  });
});
