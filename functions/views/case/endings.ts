import type { Case, EndedCase } from '../../../domain/case.ts';
import { causeNames, groundNames, meansNames, otherGroundNames } from '../../../domain/course.ts';
import type { CaseView } from '../shapes.ts';
import { named } from './beside.ts';

export function endOf(now: Case, internal: boolean): Pick<CaseView, 'ended' | 'archive'> {
  if (!('endedAt' in now)) return {};
  const { endedAt: at, ground, evaluationUntil } = now;
  return {
    ended: { at, ground: named(ground, groundNames), evaluationUntil, ...terminationOf(now, internal) },
    ...(now.stage === 'archived' && { archive: archiveOf(now.archive) }),
  };
}

function terminationOf({ termination, form }: EndedCase, internal: boolean): Partial<CaseView['ended']> {
  if (!termination) return {};
  const { kind, cause, explanation, basis, told } = termination;
  return {
    ...(kind && { kind: named(kind, otherGroundNames) }),
    ...(cause && { cause: named(cause, causeNames) }),
    explanation,
    ...(basis && { basis }),
    ...(told && { told: { means: named(told.means, meansNames), on: told.on } }),
    ...(form && { form: { at: form.at, digest: form.digest, ...(internal && { signedBy: form.by }) } }),
  };
}

const archiveOf = ({
  sha256,
  sm3,
  bytes,
  chainHead,
  retainUntil,
}: Extract<Case, { stage: 'archived' }>['archive']) => ({
  sha256,
  sm3,
  bytes,
  chainHead,
  retainUntil,
});
