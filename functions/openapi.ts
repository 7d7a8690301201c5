import { publishJson } from './http/published.ts';
import { describe } from './openapi/document.ts';

/** The description of the interface (OpenAPI 3.1), made of the schemas that requests are checked with. */
export const openapi = publishJson(describe);
