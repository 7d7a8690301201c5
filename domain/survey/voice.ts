import * as z from 'zod/mini';
import { dayOf } from '../calendar.ts';
import type { Context } from '../context.ts';
import { type Refusal, refused } from '../decision.ts';
import { type Contributions, contributionsOf } from '../measure/contributions.ts';
import { none } from '../measure/row.ts';
import { forbids } from '../permissions.ts';
import { Day, Id, type Instant, plainText } from '../values.ts';

/** Who speaks (§8.1): 特邀监督员、新闻媒体、社会大众、相关部门. */
export const voiceSources = ['special-supervisor', 'media', 'citizens', 'other-department'] as const;
export const voiceChannels = ['meeting', 'on-site', 'phone', 'letter', 'press', 'online'] as const;

/** What was said from outside, without persons; the office whom it is for. */
export const RecordVoice = z.strictObject({
  office: Id,
  source: z.enum(voiceSources),
  channel: z.enum(voiceChannels),
  on: Day,
  text: plainText(1000),
});
export type RecordVoice = z.infer<typeof RecordVoice>;

export interface Voice extends RecordVoice {
  readonly id: string;
  readonly at: Instant;
  /** Staff id. */
  readonly by: string;
}

/** §8.1: what special supervisors, media, the public and departments say is recorded, and goes to the office it is about. */
export function recordVoice(asked: RecordVoice, id: string, context: Context): Voice | Refusal {
  const { actor, now } = context;
  const forbidden = forbids('record-voice', asked, context);
  if (forbidden) return forbidden;
  if (actor.kind !== 'staff') return refused('5.3.2', 'not-permitted');
  if (asked.on > dayOf(now)) return refused('8.1', 'voice-in-future');
  return { ...asked, id, at: now, by: actor.id };
}

/** It counts by itself on its day, and for no satisfaction of anybody. */
export const contributionsOfVoice = ({ at, on: day, office, source: value }: Voice): Contributions =>
  contributionsOf(
    [at],
    () =>
      [
        {
          ...{ day, office, item: none, service: 'none', channel: 'none', groups: [], staff: none },
          ...{ measure: 'voice', value },
        },
      ] as const,
  );
