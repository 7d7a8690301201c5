import type { Matter } from './case/matters.ts';
import type { Notice } from './case/telling.ts';
import type { Guidance } from './guidance.ts';
import type { Service } from './kinds.ts';
import type { Day, Instant } from './values.ts';

/** 服务形式 (§6.3), of which a principal asks for one: 帮办 helps the principal, who stays the applicant; 代办 acts by a mandate. */
export const serviceForms = ['assistance', 'agency'] as const satisfies readonly Service[];
export type ServiceForm = (typeof serviceForms)[number];

/** A form of assistance (帮办形式). */
export interface AssistanceForm {
  readonly code: string;
  readonly name: string;
}

/** The forms that §6.3.1 names; a district adds its own in its settings, since the standard leaves the list open. */
export const standardForms: readonly AssistanceForm[] = [
  { code: 'consultation', name: '咨询答复' },
  { code: 'accompaniment', name: '陪办导办' },
  { code: 'filling-in', name: '协助填报' },
];

/** How a material of the advice stands when it was looked through with the principal (§7.1.2.3). */
export const materialChecks = ['ready', 'missing', 'to-supplement'] as const;
export type MaterialCheck = (typeof materialChecks)[number];

/** One item's materials, as they stood when last looked through. */
export interface CheckedMaterials {
  readonly item: string;
  readonly materials: readonly { readonly material: string; readonly check: MaterialCheck }[];
  readonly at: Instant;
}

/** The principal filed an own application, and somebody went along or helped (§7.1.2.3). */
export interface AccompaniedSubmission {
  readonly item: string;
  readonly authority: string;
  readonly place: string;
  readonly on: Day;
  readonly authorityNumber?: string;
}

/** What assistance has come to (§7.1.2); kept as it is when the case goes on as 代办. */
export interface Assistance {
  /** Staff id of the one who received first (首问负责); who is responsible now is the case's `agent`. */
  readonly firstResponder: string;
  /** A hand-over that waits for the colleague to accept it. */
  readonly offer?: { readonly to: string; readonly reason: string };
  readonly form?: AssistanceForm;
  /** What was told once, frozen with the version of the catalogue; the matter of a row is its item. */
  readonly advice: readonly Notice[];
  /** How many questions were answered in words of the helper's own. */
  readonly answers: number;
  readonly checked: readonly CheckedMaterials[];
  readonly submissions: readonly AccompaniedSubmission[];
  /** The last time the principal was told or helped. */
  readonly attendedAt: Instant;
}

/** A need that was not this office's: why, and where the person was guided to (§7.1.1.2). */
export interface Redirection extends Guidance {
  readonly explanation: string;
}

/** How the need was answered. */
export interface Conclusion {
  readonly resolved: boolean;
  readonly explanation: string;
}

/** Every row of the advice so far, the oldest first. */
export const advised = ({ advice }: Assistance): readonly Notice['matters'][number][] =>
  advice.flatMap(({ matters }) => matters);

/**
 * What was told once as 帮办, as the notice of these matters: as far as it rests on the same version of the catalogue;
 * undefined when anything is left to be told.
 */
export function toldBefore(
  assistance: Assistance,
  matters: readonly Pick<Matter, 'id' | 'item'>[],
  catalogue: string,
): Notice | undefined {
  const advice = assistance.advice.filter((each) => each.catalogue === catalogue);
  const last = advice.at(-1);
  if (!last) return undefined;
  const rows = advised({ ...assistance, advice });
  const told = matters.flatMap(({ id, item }) => {
    const row = rows.find((each) => each.item === item);
    return row ? [{ ...row, matter: id }] : [];
  });
  return told.length === matters.length ? { catalogue, matters: told, means: last.means } : undefined;
}
