import { operation } from './http/call.ts';
import { template } from './import-table.ts';

/** The file that an import is filled in, with its headings. */
export const readImportTemplate = operation({
  answer: async () => ({ status: 200, type: 'text/csv; charset=utf-8', body: template }),
});
