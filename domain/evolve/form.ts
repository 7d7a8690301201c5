import type { FormEvent } from '../events/form.ts';
import type { Evolutions } from './table.ts';

/** The forms that the standard followed prescribes. */
export const formEvolutions: Evolutions<FormEvent['type']> = {
  FormIssued: (now, { type: _, ...issued }, at) => ({ ...now, forms: [...(now.forms ?? []), { ...issued, at }] }),
};
