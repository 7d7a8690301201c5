import { publish } from './http/published.ts';
import { describe } from './openapi/document.ts';
import { page, policy } from './openapi/page.ts';

/** The description of the interface for people: one page without scripts. */
export const docs = publish(() => ({
  type: 'text/html; charset=utf-8',
  text: page(describe()),
  headers: { 'content-security-policy': policy },
}));
