import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { operation } from '../../functions/http/call.ts';
import { mount } from '../../functions/http/mount.ts';
import { examples } from '../../functions/openapi/examples.ts';
import { described } from '../../functions/openapi/operations.ts';
import { managerRoutes } from '../../functions/routes/manager.ts';
import { routes } from '../../functions/routes.ts';
import { operationNames } from '../../functions/views/operation-names.ts';

const verbs = routes.map((route) => route.operation);

describe('what can be asked', () => {
  test.each(verbs)('%s has its file, its name and its description', (verb) => {
    expect(existsSync(new URL(`../../functions/${verb}.ts`, import.meta.url))).toBe(true);
    expect(operationNames[verb]).toBeTruthy();
    expect(described[verb]?.words).toBeTruthy();
  });

  test('no operation is listed twice, and nothing is named or described that is not listed', () => {
    expect(new Set(verbs).size).toBe(verbs.length);
    expect(Object.keys(operationNames).sort()).toEqual([...verbs].sort());
    expect(Object.keys(described).sort()).toEqual([...verbs].sort());
    expect(Object.keys(examples).filter((verb) => !described[verb]?.body)).toEqual([]);
  });

  test('no two routes are the same', () => {
    expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length);
  });

  test('a path belongs to one audience', () => {
    const parts = {
      public:
        /^\/(v1\/(public\/[a-z-]+|health|catalogue|standard|consent-wordings|indicators|reports(\/.+)?)|openapi\.json|docs)$/,
      resident: /^\/v1\/my\//,
    };
    const others = {
      staff: /^\/v1\/(case|complaints|repairs|surveys\/)/,
      manager: /^\/v1\/(manage\/|figures)/,
      supervisor: /^\/v1\/supervise\//,
      authority: /^\/v1\/authority\//,
      link: /^\/v1\/links\//,
    };
    for (const { path, audience } of routes) expect(path).toMatch({ ...parts, ...others }[audience]);
  });

  test('a function that mounts too little or too much does not start', () => {
    const nothing = operation({ answer: async () => ({ status: 200 }) });
    expect(() => mount('manager', managerRoutes, { 'list-staff': nothing })).toThrow(
      'Not mounted for manager: enrol-staff',
    );
    expect(() => mount('manager', managerRoutes, { receive: nothing })).toThrow('No route of manager: receive');
  });
});

/** What each file exports, against what is described of it. */
describe('what is described is what is checked', () => {
  test.each(verbs.filter((verb) => !['openapi', 'docs'].includes(verb)))('%s', async (verb) => {
    const name = verb.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const mounted = (await import(`../../functions/${verb}.ts`))[name];
    expect(mounted.body).toBe(described[verb]?.body);
    expect(mounted.query).toBe(described[verb]?.query);
    expect(mounted.changes).toBe(described[verb]?.changes === true);
    expect(mounted.ifMatch === 'required').toBe(described[verb]?.edit === 'always');
  });
});
