import * as z from 'zod/mini';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 附加更正: which entry of a sealed case is wrong, and what is right. */
export const AddCorrectionNote = z.strictObject({
  commit: z.int().check(z.minimum(1)),
  entry: z.int().check(z.minimum(0)),
  note: plainText(1000),
});
export type AddCorrectionNote = z.infer<typeof AddCorrectionNote>;

/**
 * 附加更正 (7.2.7, 档案法 §37 as we read them: an archive is not altered, it is added to): after the sealing a note says what an
 * entry should have said. Nothing else of the case changes; the sealed package stays as it is.
 * @param entered the event that stands there
 */
export function addCorrectionNote(
  now: Case,
  { commit, entry, note }: AddCorrectionNote,
  entered: CaseEvent | undefined,
  context: Context,
): Decision {
  const forbidden = forbids('add-correction-note', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage !== 'archived') return refused('7.2.7', 'not-archived');
  if (!entered) return refused('7.2.7', 'entry-not-correctable');
  const isThere = now.corrections?.some((each) => each.commit === commit && each.entry === entry && each.note === note);
  return isThere ? nothing : decided({ type: 'CorrectionNoted', commit, entry, note });
}
