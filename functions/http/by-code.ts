import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { isCaseNumber } from '../../domain/case-number.ts';
import type { Actor } from '../../domain/context.ts';
import type { Found } from '../../store/cases.ts';
import { cases } from '../store.ts';
import { type Problem, problem } from './problem.ts';
import { progressHash } from './progress-code.ts';

/** The number of a complaint and its code: in the body, never in an address. */
export const ByCode = {
  id: z.string().check(z.regex(/^TS\d{22}$/)),
  code: z.string().check(z.minLength(16), z.maxLength(40)),
};

/** The complaint of this number, if the code is its own; which of the two was wrong is not told. */
export async function findByCode({ id, code }: { id: string; code: string }): Promise<Found | Problem> {
  const found = isCaseNumber(id) ? await cases().find(id) : undefined;
  const kept = found && 'complaint' in found.now ? found.now.complaint.progress : progressHash(id, '');
  const same = timingSafeEqual(Buffer.from(kept), Buffer.from(progressHash(id, code)));
  return found && same ? found : problem('complaint-code-unknown');
}

/** Whoever knows the code acts as the complainant of this one complaint. */
export const knowsCode = (id: string): Actor => ({ kind: 'principal', account: 'code', linked: id });
