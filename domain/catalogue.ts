import type { Power } from './agreement.ts';

/** A material that an item asks for; nothing beyond this list may be demanded. */
export interface RequiredMaterial {
  readonly id: string;
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly required: boolean;
  readonly issuedBy: string;
}

/** An item of the service catalogue (帮办代办服务事项清单), §6.2. */
export interface ServiceItem {
  readonly code: string;
  readonly name: string;
  /** Code of the approving authority in the district's settings. */
  readonly authority: string;
  /** §6.1: the field it belongs to. */
  readonly field: '企业开办' | '建设项目' | '老年人' | '残疾人' | '其他';
  /** Whether it may be entrusted; an item that demands personal presence never is (行政许可法 §29). */
  readonly entrustable: boolean;
  readonly presence: boolean;
  /** A home or household-registration matter: of an elder the own intent is asked (老年人权益保障法 §55). */
  readonly ownIntent?: boolean;
  /** A.1.2: its authority asks for a power of attorney of its own before anything is filed. */
  readonly powerOfAttorney?: boolean;
  readonly powers: readonly Power[];
  readonly materials: readonly RequiredMaterial[];
  /** Working days by law, and as promised. */
  readonly legalDays: number;
  readonly promisedDays: number;
  /** §7.2.3.1: the process, step by step. */
  readonly steps: readonly string[];
  /** Laws and policies to be told with it. */
  readonly basis: readonly string[];
  /** Statutory charges, paid by the principal to the authority and never to us (§4.4); 无 when there are none. */
  readonly charges: string;
}

export interface Catalogue {
  readonly version: string;
  /** When this version was published. */
  readonly updatedAt: string;
  readonly items: readonly ServiceItem[];
}

export const findItem = (catalogue: Catalogue, code: string): ServiceItem | undefined =>
  catalogue.items.find((item) => item.code === code);
