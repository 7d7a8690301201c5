import type { HandOverListData } from '../../documents/hand-over-list.ts';
import type { HeldMaterial } from '../../domain/case/papers.ts';
import type { Receipt } from '../../domain/case/telling.ts';
import type { EntrustedCase } from '../../domain/case.ts';
import { capacityNames, paperStateNames, receiptNames } from '../../domain/course.ts';
import type { Happened } from '../../domain/evolve.ts';

type Row = HandOverListData['papers'][number];

/** Names that the history does not hold. */
interface Names {
  readonly office: string;
  readonly agent: string;
  readonly principal: string;
}

/** What the hand-over list says (A.4.5, B.1); undefined for a case that never kept papers. */
export function handOverListData(
  now: EntrustedCase,
  history: readonly Happened[],
  names: Names,
  printedAt: string,
): HandOverListData | undefined {
  const papers = now.materials.filter(({ originals, copies }) => originals + copies > 0);
  if (papers.length === 0) return undefined;
  const rows = papers.map((paper) => rowOf(paper, now, history, names));
  return { caseNumber: now.id, printedAt, ...names, papers: rows };
}

function rowOf(paper: HeldMaterial, now: EntrustedCase, history: readonly Happened[], names: Names): Row {
  const { name, originals, copies, state } = paper;
  return { name, originals, copies, ...wentTo() };

  function wentTo(): Pick<Row, 'to' | 'at' | 'way'> {
    switch (state) {
      case 'returned':
        return returned(paper, history, names.principal);
      case 'deposited':
        return deposited(paper, now);
      case 'replaced':
      case 'lost':
        return lost(paper, now, names.principal);
      case 'submitted':
      case 'held':
        return { to: '', way: paperStateNames[state] };
    }
  }
}

/** The last time it was handed back is where it is. */
function returned({ id, handedTo }: HeldMaterial, history: readonly Happened[], principal: string) {
  const to = handedTo ? capacityNames[handedTo] : principal;
  const backs = history.flatMap(({ at, events }) =>
    events.flatMap((event) =>
      event.type === 'MaterialsHandedBack' && event.materials.includes(id) ? [{ at, receipt: event.receipt }] : [],
    ),
  );
  const last = backs.at(-1);
  return last ? { to, at: last.at, way: receiptWords(last.receipt) } : { to, way: paperStateNames.returned };
}

const receiptWords = (receipt: Receipt): string =>
  receipt.kind === 'mail' ? `邮寄：${receipt.carrier}${receipt.tracking}` : receiptNames[receipt.kind];

function deposited({ id }: HeldMaterial, { deposits = [] }: EntrustedCase) {
  const deposit = deposits.findLast(({ materials }) => materials.includes(id));
  if (!deposit) return { to: '', way: paperStateNames.deposited };
  return { to: deposit.depositary.name, at: deposit.on, way: `提存，证书：${deposit.certificate}` };
}

/** What was replaced went to the principal; what was not, to nobody. */
function lost({ id, state }: HeldMaterial, { losses = [] }: EntrustedCase, principal: string) {
  const settlement = losses.findLast(({ materials }) => materials.includes(id))?.settlement;
  if (settlement?.outcome === 'replaced')
    return { to: principal, at: settlement.at, way: `遗失后补办；${receiptWords(settlement.receipt)}` };
  return { to: '', way: settlement?.outcome === 'liability' ? '遗失，已认定责任' : paperStateNames[state] };
}
