import type { Decided } from '../domain/chronicle.ts';
import type { Context } from '../domain/context.ts';
import type { Finding, FindingEvent } from '../domain/supervision/finding.ts';
import { changeChronicle } from './change-chronicle.ts';
import { answerChronicle } from './http/answer-chronicle.ts';
import { type Asked, change, type Operation, type Schema } from './http/call.ts';
import { record } from './http/refuse.ts';
import { listedFinding } from './listed-finding.ts';
import { findings } from './store.ts';
import { findingView } from './views/supervision.ts';

interface Changing {
  readonly id?: string;
  readonly decide: (now: Finding | undefined, context: Context) => Decided<FindingEvent>;
}

/** One command on a finding, or the filing of a new one; it leaves a line in its access log. */
export async function changeFinding(asked: Asked, { id, decide }: Changing) {
  const outcome = await changeChronicle(asked, {
    of: findings(),
    id,
    decide,
    idOf: (events) => events.flatMap((event) => (event.type === 'FindingFiled' ? [event.filed.id] : []))[0] ?? '',
    listed: listedFinding,
  });
  if (outcome.kind === 'done') await record(asked, `FINDING#${outcome.told.id}`);
  return answerChronicle(outcome, {
    unknown: 'finding-unknown',
    show: (told) => findingView(told, asked.now),
    place: (made) => `/v1/supervise/findings/${made}`,
  });
}

/** POST on a finding. */
export const findingCommand = <Body>(
  body: Schema<Body>,
  decide: (now: Finding, asked: Body, context: Context) => Decided<FindingEvent>,
): Operation =>
  change({
    body,
    answer: (asked) =>
      changeFinding(asked, {
        id: asked.path['findingId'] ?? '',
        decide: (now, context) => decide(now as Finding, asked.body, context),
      }),
  });
