import type { Case } from '../../../domain/case.ts';
import { issuedFormData } from '../../tasks/issued-form.ts';
import type { CaseView } from '../shapes.ts';

/** Forms as they were issued, in words: the principal masked like everywhere. */
export function formsOf(now: Case, principal: string, agent: string): Pick<CaseView, 'forms'> {
  const forms = (now.forms ?? []).flatMap((issued) => {
    const data = issuedFormData(now, issued, { principal, agent });
    if (!data) return [];
    const { title, source, rows, text, digest } = data;
    const words = text.map((piece) => ('text' in piece ? piece.text : piece.filled)).join('');
    const scan = issued.documentId === undefined ? {} : { documentId: issued.documentId };
    return [{ id: issued.form, title, at: issued.at, source, rows: [...rows], text: words, digest, ...scan }];
  });
  return forms.length > 0 ? { forms } : {};
}
