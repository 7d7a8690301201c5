import { linkComplaint as decide, LinkComplaint, linkedBack } from '../domain/complaint/link.ts';
import type { Found } from '../store/cases.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import { answerComplaintOutcome } from './http/answer-complaint.ts';
import { type Asked, change } from './http/call.ts';
import { onceOf } from './http/once.ts';
import { cases } from './store.ts';

/** 8.2: two complaints that belong together know of each other; one transaction writes both. */
export const linkComplaint = change({
  body: LinkComplaint,
  answer: async (asked: Asked<LinkComplaint>) => answerComplaintOutcome(asked, await link(asked)),
});

function link(asked: Asked<LinkComplaint>): Promise<Outcome> {
  const { path, operation: command, actor, now, version, body } = asked;
  let other: Found | undefined;
  return carryOut({
    caseId: path['caseId'] ?? '',
    command,
    actor,
    now,
    version,
    once: onceOf(asked),
    decide: async (complaint, context) => {
      other = await cases().find(body.complaint);
      return decide(complaint, body, other?.now, context);
    },
    beside: (complaint) => other && { found: other, event: linkedBack(complaint, body) },
  });
}
