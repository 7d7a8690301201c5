import { publishJson } from './http/published.ts';

/**
 * The description of the interface (OpenAPI 3.1), made of the schemas that requests are checked with. What makes it is loaded
 * with the first request for it: nothing else that is public needs a schema.
 */
export const openapi = publishJson(async () => (await import('./openapi/document.ts')).describe());
