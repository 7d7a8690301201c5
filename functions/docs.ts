import { publish } from './http/published.ts';

/** The description of the interface for people: one page without scripts. Loaded late, like the description itself. */
export const docs = publish(async () => {
  const [{ describe }, { page, policy }] = await Promise.all([
    import('./openapi/document.ts'),
    import('./openapi/page.ts'),
  ]);
  return {
    type: 'text/html; charset=utf-8',
    text: page(describe()),
    headers: { 'content-security-policy': policy },
  };
});
