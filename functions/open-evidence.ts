import { openDocument } from './http/open-document.ts';
import { readCase } from './http/read-case.ts';

/** 8.2: a file of a complaint, by a link that holds for minutes. */
export const openEvidence = readCase({ permission: 'read-complaint', show: openDocument });
