import type { Deposit, HeldMaterial, Loss } from '../../../domain/case/papers.ts';
import type { EntrustedCase } from '../../../domain/case.ts';
import { depositaryNames, depositCauseNames, lossOutcomeNames } from '../../../domain/course.ts';
import { named } from './beside.ts';

/** What became of papers that did not simply go back. */
export const custodyOf = ({ collectionAskedAt, deposits, losses }: EntrustedCase) => ({
  ...(collectionAskedAt && { collectionAskedAt }),
  ...(deposits && { deposits: deposits.map(depositView) }),
  ...(losses && { losses: losses.map(lossView) }),
});

const depositView = ({ cause, depositary, materials, ...deposit }: Deposit & { readonly at: string }) => ({
  ...deposit,
  materials: [...materials],
  cause: named(cause, depositCauseNames),
  depositary: { kind: named(depositary.kind, depositaryNames), name: depositary.name },
});

const lossView = ({ materials, settlement, ...loss }: Loss) => ({
  ...loss,
  materials: [...materials],
  ...(settlement && {
    settlement: {
      outcome: named(settlement.outcome, lossOutcomeNames),
      at: settlement.at,
      ...('explanation' in settlement && { explanation: settlement.explanation }),
    },
  }),
});

/** Pieces by where they are (A.4.5, B.1): what was received is the sum of all the rest. */
export function balanceOf(materials: readonly HeldMaterial[]) {
  const sum = (papers: readonly HeldMaterial[]) => ({
    originals: papers.reduce((total, { originals }) => total + originals, 0),
    copies: papers.reduce((total, { copies }) => total + copies, 0),
  });
  const inState = (wanted: HeldMaterial['state']) => sum(materials.filter(({ state }) => state === wanted));
  return {
    received: sum(materials),
    submitted: inState('submitted'),
    returned: inState('returned'),
    deposited: inState('deposited'),
    lost: inState('lost'),
    replaced: inState('replaced'),
    held: inState('held'),
  };
}
