import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import catalogue from '../../domain/data/catalogue.json' with { type: 'json' };
import { clauses } from '../../domain/standard.ts';
import { routes } from '../../functions/routes.ts';
import { clause } from '../clause.ts';
import { ask } from './interface.ts';

describe('what everybody may ask', () => {
  test('whether the interface answers', async () => {
    const { body } = await ask('health');
    expect(body).toMatchObject({ status: 'ok', profile: 'DB32/T 5046—2025', district: '示范区' });
  });

  test('until when the working days are known, and that it is time to enter more', async () => {
    const day = 24 * 60 * 60 * 1000;
    const { body } = await ask('health', { after: 2000 * day });
    expect(body.calendar).toEqual({ until: expect.stringMatching(/^\d{4}-12-31$/), warning: expect.any(String) });
    const early = Date.parse(body.calendar.until) - Date.now() - 100 * day;
    expect((await ask('health', { after: early })).body.calendar).toEqual({ until: body.calendar.until });
  });

  test('the clauses, with their force and who keeps them', async () => {
    const { body } = await ask('read-standard');
    expect(body.clauses).toHaveLength(Object.keys(clauses).length);
    expect(body.clauses).toContainEqual(
      expect.objectContaining({ number: 'A.7.4', citation: '附录A 七.4', force: '资料性', kept: 'domain' }),
    );
  });

  test.each(['openapi', 'docs', 'read-catalogue', 'read-standard'])(
    '%s is sent once to whoever keeps it',
    async (name) => {
      const first = await ask(name);
      const tag = first.headers['etag'] ?? '';
      expect(first.headers['cache-control']).toBe('public, max-age=300');
      for (const condition of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        const again = await ask(name, { headers: { 'if-none-match': condition } });
        expect([again.status, again.body, again.headers['etag']]).toEqual([304, '', tag]);
      }
      expect((await ask(name, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    },
  );
});

clause('6.2', () => {
  test('the catalogue is public, with its version and the time of its last change', async () => {
    const { body } = await ask('read-catalogue');
    expect(body).toMatchObject({ version: catalogue.version, updatedAt: catalogue.updatedAt, district: '示范区' });
    expect(body.items).toHaveLength(catalogue.items.length);
    expect(body.items[0]).toMatchObject({ name: '个体工商户设立登记', authority: { name: '示范区市场监督管理局' } });
    expect(body.offices[0]).toMatchObject({ name: '示范区政务服务中心', kind: '政务服务中心' });
  });
});

describe('the page for people', () => {
  test('tells every operation, in Chinese', async () => {
    const { body, headers } = await ask('docs');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<html lang="zh-CN">');
    for (const { operation, method, path } of routes) {
      expect(body).toContain(`<h3 id="${operation}">`);
      expect(body).toContain(`<a href="#${operation}">`);
      expect(body).toContain(`<code>${method} ${path}</code>`);
    }
  });

  test('tells what one variant of a choice alone asks for', async () => {
    const { body } = await ask('docs');
    expect(body).toContain('取值：arbitration 仲裁、court 诉讼。');
    expect(body).toMatch(/<code>dispute\.court<\/code><\/td><td>[^<]+<\/td><td>视情况必填/);
    expect(body).toMatch(/<code>dispute\.way<\/code><\/td><td>[^<]+<\/td><td>必填/);
  });

  test('runs nothing and loads nothing', async () => {
    const { body, headers } = await ask('docs');
    expect(body).not.toMatch(/<script|<img|<iframe|<form|<link|javascript:|\son\w+=|style=|url\(|@import/i);
    expect(body).not.toMatch(/(src|href)="https?:/);
    const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style, 'utf8').digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
  });

  test('every link within it leads somewhere, and no place has two names', async () => {
    const { body } = await ask('docs');
    const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, to] of body.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
  });

  test('elements close in the order in which they open', async () => {
    const { body } = await ask('docs');
    const open: string[] = [];
    for (const [, end, name = ''] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (name === 'meta' || name === 'br') continue;
      if (end) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('is read by people with weak eyes: large text, and a contrast of at least 7 : 1 by day and by night', async () => {
    const { body } = await ask('docs');
    const themes = [...body.matchAll(/:root\{([^}]+)\}/g)].map(([, rules]) => colours(rules ?? ''));
    expect(themes).toHaveLength(2);
    for (const { ink = '', soft = '', link = '', law = '', paper = '', wash = '' } of themes)
      for (const text of [ink, soft, link, law])
        for (const ground of [paper, wash])
          expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
    expect(body).toContain('font:18px/1.7');
    expect(body).toContain('width=device-width');
  });
});

const colours = (rules: string): Record<string, string> =>
  Object.fromEntries([...rules.matchAll(/--(\w+):(#\w+)/g)].map(([, name, value]) => [name, value]));

/** WCAG 2.1, relative luminance. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
