import * as z from 'zod/mini';

/** The parameters of every list: how many, and from where. */
export const paging = {
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 20),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(2000))),
};

export interface Paging {
  readonly limit: number;
  readonly cursor?: string | undefined;
}
