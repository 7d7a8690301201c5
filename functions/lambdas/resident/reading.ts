import { listOwnCases } from '../../list-own-cases.ts';
import { readOwnCase } from '../../read-own-case.ts';
import { readOwnNotices } from '../../read-own-notices.ts';

/** What a principal looks at. */
export const operations = {
  'list-own-cases': listOwnCases,
  'read-own-case': readOwnCase,
  'read-own-notices': readOwnNotices,
};
