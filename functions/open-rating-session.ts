import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { rateable } from '../domain/rateable.ts';
import { Id } from '../domain/values.ts';
import type { RatingLink } from '../store/links.ts';
import { ConditionFailed } from '../store/table.ts';
import { ratingChecks } from './district.ts';
import type { Asked } from './http/call.ts';
import { problem } from './http/problem.ts';
import { readCase } from './http/read-case.ts';
import { refuse } from './http/refuse.ts';
import { links } from './store.ts';

/** The counter device (评价器) that a case is opened at. */
export const OpenRatingSession = z.strictObject({ device: Id });
type OpenRatingSession = z.infer<typeof OpenRatingSession>;

/** Bytes of a token: 256 bits. */
const length = 32;

/** §7.2.6: a counter device is opened for the principal of one case, for a short time and one rating. */
export const openRatingSession = readCase<OpenRatingSession>({
  permission: 'open-rating-session',
  body: OpenRatingSession,
  show: async (asked: Asked<OpenRatingSession>, found) => {
    const ended = rateable(found.now);
    if ('outcome' in ended) return refuse(asked, found, ended);
    const token = randomBytes(length).toString('base64url');
    const until = new Date(Date.parse(asked.now) + ratingChecks.deviceSession.minutes * 60_000).toISOString();
    const link: RatingLink = {
      caseId: found.now.id,
      purpose: 'evaluation-device',
      channel: 'device',
      device: asked.body.device,
      issuedBy: asked.account,
      issuedAt: asked.now,
      until,
    };
    try {
      await links().issue(token, link);
    } catch (error) {
      if (error instanceof ConditionFailed) return problem('busy', { headers: { 'retry-after': '1' } });
      throw error;
    }
    return { status: 200, body: { address: `/v1/links/${token}/evaluation`, until } };
  },
});
