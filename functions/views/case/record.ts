import type { CaseDocument } from '../../../domain/case/record.ts';
import * as names from '../names.ts';
import type { CaseView } from '../shapes.ts';
import { named } from './beside.ts';

/** A document as it may be shown: not where it is kept. */
export const documentView = ({ id, purpose, type, bytes, sha256 }: CaseDocument): CaseView['documents'][number] => ({
  id,
  purpose: named(purpose, names.purposeNames),
  type,
  bytes,
  sha256,
});
