import type { Receipt } from '../../domain/case/telling.ts';
import type { Case } from '../../domain/case.ts';
import type { Actor } from '../../domain/context.ts';
import { electronic } from '../a-case.ts';
import type { Sent } from './asked/entry.ts';

export const someReceipts: readonly Receipt[] = [electronic, electronic, { kind: 'signed', documentId: 'receipt' }];

export interface AnyCommand {
  /** Who may give it, where anybody may; it may depend on where the case is. */
  readonly who: Actor | ((now: Case) => Actor);
  /** The command with details that suit the case, chosen by a number. */
  readonly ask: (now: Case, by: number) => Sent;
}
