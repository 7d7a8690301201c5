import type { Found } from '../../store/cases.ts';
import { documents } from '../store.ts';
import { documentView } from '../views/case/record.ts';
import { purposeNames } from '../views/names.ts';
import type { Asked, Reply } from './call.ts';
import { type Problem, problem } from './problem.ts';

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
};

/** A link to read a document of the case: the very version the case remembers, for five minutes. */
export async function openDocument({ path, now }: Asked, found: Found): Promise<Reply | Problem> {
  const document = found.now.documents.find(({ id }) => id === path['documentId']);
  if (!document) return problem('document-unknown');
  const { key, objectVersion, purpose, type } = document;
  const name = `${found.now.id}-${purposeNames[purpose]}.${endings[type] ?? 'bin'}`;
  const link = await documents().readLink(key, objectVersion, name, Date.parse(now));
  return { status: 200, body: { document: documentView(document), link } };
}
