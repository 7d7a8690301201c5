import type { Context } from '../../../domain/context.ts';
import type { MaskedPerson } from '../../../domain/person.ts';
import type { PersonId } from '../../../store/personal.ts';
import type { StaffRecord } from '../../../store/staff.ts';

/** What the view needs besides the case: loaded by the caller. */
export interface Beside {
  readonly persons: Partial<Record<PersonId, { readonly masked: MaskedPerson }>>;
  /** Who is in charge now, or has claimed the case, as the directory has them. */
  readonly agent: StaffRecord | undefined;
  readonly context: Context;
}

/** A code with its Chinese name. */
export const named = <Code extends string>(code: Code, all: Readonly<Record<Code, string>>) => ({
  code,
  name: all[code],
});
