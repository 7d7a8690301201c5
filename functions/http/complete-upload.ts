import { addDocument } from '../../domain/add-document.ts';
import type { CaseDocument } from '../../domain/case/record.ts';
import { nothing } from '../../domain/decision.ts';
import { forbids, subjectOf } from '../../domain/permissions.ts';
import type { Upload } from '../../store/uploads.ts';
import { carryOut } from '../carry-out.ts';
import { documents, uploads } from '../store.ts';
import type { Asked, Reply } from './call.ts';
import { answerOutcome } from './command.ts';
import type { Fault } from './faults.ts';
import { onceOf } from './once.ts';
import { isProblem, type Problem, problem } from './problem.ts';

/**
 * An upload becomes part of the case once it is what it was said to be: size, type, SHA-256 and the first bytes.
 * Otherwise nothing is written, and the answer says what differs.
 */
export async function completeUpload(asked: Asked, answer = answerOutcome): Promise<Reply | Problem> {
  const { path, operation: command, actor, now: at, version } = asked;
  const [caseId = '', documentId = ''] = [path['caseId'], path['documentId']];
  let fault: Problem | undefined;
  const outcome = await carryOut({
    caseId,
    command,
    actor,
    now: at,
    version,
    once: onceOf(asked),
    decide: async (now, context) => {
      const forbidden = forbids('add-document', subjectOf(now), context);
      if (forbidden) return forbidden;
      if (now.documents.some(({ id }) => id === documentId)) return nothing;
      const verified = await verifyUpload(caseId, documentId, Date.parse(at));
      fault = isProblem(verified) ? verified : undefined;
      return isProblem(verified) ? nothing : addDocument(now, verified, context);
    },
  });
  return fault ?? answer(asked, outcome);
}

/** The file as it was awaited, if that is what lies there. */
export async function verifyUpload(caseId: string, documentId: string, at: number): Promise<CaseDocument | Problem> {
  const awaited = await uploads().find(caseId, documentId);
  if (!awaited) return problem('upload-unknown');
  const { at: _, documentId: id, purpose, type, bytes, sha256, key } = awaited;
  const facts = await documents().facts(key, at);
  if (!facts) return problem('upload-missing');
  const errors = differences(awaited, facts);
  if (errors.length > 0) return problem('upload-differs', { errors });
  if (!begins(await documents().beginning(key, longestMagic, at), type))
    return problem('upload-differs', {
      errors: [{ field: 'type', message: '文件内容不是所申报的类型。', expected: type }],
    });
  return { id, purpose, type, bytes, sha256, key, objectVersion: facts.version };
}

type Facts = Pick<Upload, 'bytes' | 'type'> & { readonly sha256: string | undefined };

const differences = (said: Upload, facts: Facts): Fault[] => [
  ...(facts.bytes === said.bytes ? [] : [{ field: 'bytes', message: '文件大小与申报不符。' }]),
  ...(facts.type === said.type ? [] : [{ field: 'type', message: '文件类型与申报不符。' }]),
  ...(facts.sha256 === said.sha256 ? [] : [{ field: 'sha256', message: '文件的 SHA-256 与申报不符。' }]),
];

/**
 * How files of a type begin, or go on from a place: ISO 32000 §7.5.2, ITU-T T.81 B.1.1.3 (SOI), RFC 2083 §3.1; ISO/IEC
 * 14496-12 §4.3 (`ftyp`, after the length of the box), ID3v2, or the synchronisation word of ISO/IEC 11172-3.
 */
const magic: Readonly<Record<string, readonly (readonly [at: number, bytes: readonly number[]])[]>> = {
  'application/pdf': [[0, [0x25, 0x50, 0x44, 0x46, 0x2d]]],
  'image/jpeg': [[0, [0xff, 0xd8, 0xff]]],
  'image/png': [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]],
  'audio/mp4': [[4, [0x66, 0x74, 0x79, 0x70]]],
  'audio/mpeg': [
    [0, [0x49, 0x44, 0x33]],
    [0, [0xff, 0xfb]],
    [0, [0xff, 0xf3]],
  ],
};
const longestMagic = 8;

/** Whether the first bytes are those of the type. */
export const begins = (bytes: Uint8Array, type: string): boolean =>
  (magic[type] ?? []).some(([at, known]) => known.every((byte, index) => bytes[at + index] === byte));
