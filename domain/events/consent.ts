import type { ConsentGiven, ConsentTakenBack } from '../consent.ts';

/** A.4.3, 个人信息保护法 §14, 个人信息保护法 §15: what the principal agrees to, and takes back. */
export type ConsentEvent =
  | { readonly type: 'ConsentGiven'; readonly consent: ConsentGiven }
  | ({ readonly type: 'ConsentWithdrawn'; readonly consent: string } & Omit<ConsentTakenBack, 'at'>);
