import * as z from 'zod/mini';
import { type Assistance, advised, materialChecks } from './assistance.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { inGuidance } from './in-guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Id, plainText } from './values.ts';

/** 指导准备、补充材料: how each paper stood that was looked through together. They stay with the principal. */
export const GuideMaterials = z.strictObject({
  item: Id,
  materials: z
    .array(z.strictObject({ material: Id, check: z.enum(materialChecks) }))
    .check(z.minLength(1), z.maxLength(50)),
  explanation: z.optional(plainText(1000)),
});
export type GuideMaterials = z.infer<typeof GuideMaterials>;

/** §7.1.2.3: the principal is guided in preparing and supplementing; nothing beyond what was told once is asked for. */
export function guideMaterials(
  now: Case,
  { item, materials, explanation }: GuideMaterials,
  context: Context,
): Decision {
  const forbidden = forbids('guide-materials', subjectOf(now), context);
  if (forbidden) return forbidden;
  const guided = inGuidance(now);
  if ('outcome' in guided) return guided;
  const told = advised(guided.assistance).find((row) => row.item === item);
  if (!told) return refused('7.1.2.2', 'advice-first');
  if (materials.some(({ material }) => !told.materials.some(({ id }) => id === material)))
    return refused('7.1.2.3', 'material-not-in-notice');
  if (stands(guided.assistance.checked, item, materials)) return nothing;
  return decided({ type: 'MaterialsGuided', item, materials, ...(explanation ? { explanation } : {}) });
}

/** Whether the papers stood just so when they were last looked through. */
function stands(checked: Assistance['checked'], item: string, materials: GuideMaterials['materials']): boolean {
  const last = checked.find((each) => each.item === item)?.materials ?? [];
  const same = materials.every(({ material, check }) =>
    last.some((one) => one.material === material && one.check === check),
  );
  return same && last.length === materials.length;
}
