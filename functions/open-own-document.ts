import { openDocument } from './http/open-document.ts';
import { readCase } from './http/read-case.ts';

/** A document of one's own case (A.7.6: each side holds its copy of the agreement). */
export const openOwnDocument = readCase({ show: openDocument });
