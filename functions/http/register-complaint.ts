import { type Complain, registerComplaint as decide, type RegisterComplaint } from '../../domain/complaint/register.ts';
import type { Found } from '../../store/cases.ts';
import { complaintOffice } from '../views/complaint-parts.ts';
import type { Asked, Reply } from './call.ts';
import { concernedBy } from './concerned.ts';
import { openNew } from './open-new.ts';
import { type How, outcomeAnswer } from './outcome.ts';
import { isProblem, type Problem, refusalProblem } from './problem.ts';
import { progressCode, progressHash } from './progress-code.ts';

/** 8.2: a new complaint. The answer is its number and its code, and nothing else: whoever took it down may not read it. */
export async function registerComplaint(asked: Asked<Complain | RegisterComplaint>): Promise<Reply | Problem> {
  const { body, key } = asked;
  const about = 'about' in body ? body.about : [];
  const outcome = await openNew(
    asked,
    async (id, context) => {
      const [concerned, code] = await Promise.all([concernedBy(about, body.aboutCase), progressCode(id, key)]);
      const decision = decide(body, { id, progress: progressHash(id, code), concerned }, context);
      if (decision.outcome === 'refused') return refusalProblem(decision);
      return { events: decision.events, principal: body.complainant };
    },
    'complaint',
  );
  return isProblem(outcome) ? outcome : answer(asked, outcome, 201);
}

const answer = outcomeAnswer(async ({ key }: Asked, { now }: Found, { status = 201, replayed }: How) => ({
  status,
  headers: { 'cache-control': 'no-store', ...(replayed && { 'idempotency-replayed': 'true' }) },
  body: {
    id: now.id,
    code: await progressCode(now.id, key),
    office: complaintOffice(now.office),
    registeredAt: now.openedAt,
  },
}));
