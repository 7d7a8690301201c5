import * as z from 'zod/mini';
import type { Context } from './context.ts';
import { type Refusal, refused } from './decision.ts';
import { Id, plainText } from './values.ts';

/** A landline or a hotline of a public office: no number of a person. */
const OfficePhone = z.string().check(z.regex(/^(0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}|\d{5})$/));

/** Where somebody is to be guided: an office of this district, an authority, or a place that its settings do not hold. */
export const GuideTo = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('office'), code: Id }),
  z.strictObject({ kind: z.literal('authority'), code: Id }),
  z.strictObject({
    kind: z.literal('elsewhere'),
    name: plainText(100),
    address: plainText(200),
    hours: z.optional(plainText(100)),
    phone: OfficePhone,
  }),
]);
export type GuideTo = z.infer<typeof GuideTo>;

/** A place as the person was told it, frozen: settings change. */
export interface Place {
  readonly kind: GuideTo['kind'];
  readonly code?: string;
  readonly name: string;
  readonly address: string;
  readonly hours?: string;
  readonly phone: string;
}

/**
 * §7.1.1.2: the right office, with what a person needs to go there. Nobody is guided to where they are.
 * @param office the office that guides
 */
export function placeOf(to: GuideTo, office: string, { offices, authorities }: Context): Place | Refusal {
  if (to.kind === 'elsewhere') return to;
  if (to.kind === 'office' && to.code === office) return refused('7.1.1.2', 'guided-to-self');
  const known = (to.kind === 'office' ? offices : authorities).find(({ code }) => code === to.code);
  if (!known) return refused('7.1.1.2', 'place-unknown');
  const { code, name, address, hours, phone } = known;
  return { kind: to.kind, code, name, address, ...(hours ? { hours } : {}), phone };
}

/** The place in one sentence: name, address, hours, phone. */
export const placeWords = ({ name, address, hours, phone }: Omit<Place, 'kind'>): string =>
  [name, `地址：${address}`, ...(hours ? [`服务时间：${hours}`] : []), `电话：${phone}`].join('，');
