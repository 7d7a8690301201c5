import type { CaseDocument } from '../../domain/case.ts';
import { purposeNames } from './names.ts';
import type { CaseView } from './shapes.ts';

/** A document as it may be shown: not where it is kept. */
export const documentView = ({ id, purpose, type, bytes, sha256 }: CaseDocument): CaseView['documents'][number] => ({
  id,
  purpose: { code: purpose, name: purposeNames[purpose] },
  type,
  bytes,
  sha256,
});
