import type { CaseFileMaterial } from '../../documents/case-file-data.ts';
import type { HeldMaterial } from '../../domain/case/papers.ts';
import type { EntrustedCase } from '../../domain/case.ts';
import { capacityNames, depositaryNames, lossOutcomeNames, paperStateNames } from '../../domain/course.ts';

/**
 * The papers in the case file (A.4.5, B.1): what came, what went where, and what is left. What was deposited or lost is
 * neither back with the principal nor kept by us; the remark says what became of it. What was replaced has gone to the principal.
 */
export const materialsOf = (now: EntrustedCase): CaseFileMaterial[] =>
  now.materials.map((paper) => {
    const { name, originals, copies, state } = paper;
    const received = originals + copies;
    return {
      name,
      received,
      submitted: state === 'submitted' ? received : 0,
      returned: state === 'returned' || state === 'replaced' ? received : 0,
      balance: state === 'held' ? received : 0,
      remark: [`原件${originals}份、复印件${copies}份`, ...whereabouts(paper, now), ...lossOf(paper, now)].join('；'),
    };
  });

/** Where a paper is now, and by what that is shown. */
function whereabouts({ id, state, place, handedTo }: HeldMaterial, { deposits = [] }: EntrustedCase): string[] {
  switch (state) {
    case 'held':
      return [`存放：${place}`];
    case 'returned':
      return handedTo ? [`已移交${capacityNames[handedTo]}`] : [];
    case 'deposited': {
      const deposit = deposits.findLast(({ materials }) => materials.includes(id));
      if (!deposit) return [paperStateNames.deposited];
      const { depositary, certificate, on } = deposit;
      return [`${on}提存于${depositary.name}（${depositaryNames[depositary.kind]}），提存证书：${certificate}`];
    }
    case 'lost':
    case 'replaced':
      return [paperStateNames[state]];
    case 'submitted':
      return [];
  }
}

/** What the last loss of a paper came to, also where it is back since. */
function lossOf({ id }: HeldMaterial, { losses = [] }: EntrustedCase): string[] {
  const loss = losses.findLast(({ materials }) => materials.includes(id));
  if (!loss) return [];
  const { settlement } = loss;
  if (!settlement) return ['遗失尚未处理'];
  const said = 'explanation' in settlement ? `：${settlement.explanation}` : '';
  return [`遗失处理：${lossOutcomeNames[settlement.outcome]}${said}`];
}
