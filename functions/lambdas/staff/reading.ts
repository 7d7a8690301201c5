import { listCases } from '../../list-cases.ts';
import { readCase } from '../../read-case.ts';
import { reveal } from '../../reveal.ts';
import { searchCases } from '../../search-cases.ts';

/** What is looked at: lists, cases, files, persons in clear. */
export const operations = {
  'list-cases': listCases,
  'search-cases': searchCases,
  'read-case': readCase,
  reveal,
};
