import type { RawAnswer } from '../service.ts';
import { element, render } from './xml.ts';

/** An XML document. */
export const document = (
  root: string,
  content: Record<string, unknown> | string,
  headers: Readonly<Record<string, string>> = {},
): RawAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/xml', ...headers },
  body: render(element(root, content)),
});

/** An empty answer. */
export const done = (status = 200, headers: Readonly<Record<string, string>> = {}): RawAnswer => ({ status, headers });
