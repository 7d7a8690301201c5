import { serviceOver } from './authority.ts';
import type { Case, GuidanceCase } from './case.ts';
import type { Context } from './context.ts';
import { type Refusal, refused } from './decision.ts';

/** The case while the principal is being assisted, whoever of the office helps (§7.1.2). */
export function inGuidance(now: Case): GuidanceCase | Refusal {
  if (now.stage === 'guidance') return now;
  if (now.stage === 'inquiry') return refused('7.1.1.1', 'inquiry-first');
  const over = serviceOver(now);
  return over ?? refused('6.3.2', 'agency-case');
}

/** The same for the one who received first, or took over since: others may help, the responsibility stays (§7.1.2.2). */
export function responsible(now: Case, { actor }: Context): GuidanceCase | Refusal {
  const guided = inGuidance(now);
  if ('outcome' in guided) return guided;
  return actor.kind === 'staff' && actor.id === guided.agent ? guided : refused('7.1.2.2', 'not-responsible');
}
