import { createHmac } from 'node:crypto';
import { type LinkPurpose, linkPurposes, signable } from '../../domain/signing-link.ts';
import type { Found } from '../../store/cases.ts';
import { sha256Hex } from '../../store/digest.ts';
import type { IssuedLink, KeptLink, RatingLink } from '../../store/links.ts';
import { cases, links } from '../store.ts';
import type { Call } from './call.ts';
import { isProblem, type Problem, problem } from './problem.ts';

/** A link that may be used now. */
interface Live<Link extends IssuedLink> {
  readonly token: string;
  readonly link: Link;
  readonly found: Found;
}

/** A link by which something is to be signed, and what that is. */
export interface LiveLink extends Live<KeptLink> {
  readonly purpose: LinkPurpose;
}

/** The link of the path, for what is to be signed, while that is still what it shows. */
export async function findLink(call: Call): Promise<LiveLink | Problem> {
  const live = await find(call, (link): link is KeptLink => linkPurposes.some((each) => each === link.purpose));
  if (isProblem(live)) return live;
  const purpose = live.link.purpose as LinkPurpose;
  const toSign = signable(live.found.now, purpose);
  if ('because' in toSign || toSign.digest !== live.link.digest || toSign.signatory !== live.link.signatory)
    return problem('link-expired');
  return { ...live, purpose };
}

/** The link of the path, for rating a service; one for signing is none. */
export const findRatingLink = (call: Call): Promise<Live<RatingLink> | Problem> =>
  find(call, (link): link is RatingLink => link.purpose === 'evaluation' || link.purpose === 'evaluation-device');

/** The link of the path, for a survey, and the survey's id. */
export async function findSurveyLink(call: Call) {
  const live = await unused(call, (link): link is IssuedLink => link.purpose.startsWith(surveyPurpose));
  return isProblem(live) ? live : { ...live, survey: live.link.purpose.slice(surveyPurpose.length) };
}

/** What the purpose of a link for a survey begins with; its id follows. */
export const surveyPurpose = 'survey-';

/** The link of the path, while it is unused and in time, with its case. */
async function find<Link extends IssuedLink>(
  call: Call,
  isMeant: (link: IssuedLink) => link is Link,
): Promise<Live<Link> | Problem> {
  const live = await unused(call, isMeant);
  if (isProblem(live)) return live;
  const found = await cases().find(live.link.caseId);
  return found ? { ...live, found } : problem('link-unknown');
}

async function unused<Link extends IssuedLink>(
  { path, now }: Call,
  isMeant: (link: IssuedLink) => link is Link,
): Promise<{ readonly token: string; readonly link: Link } | Problem> {
  const token = path['token'] ?? '';
  const link = /^[\w-]{43}$/.test(token) ? await links().find(token) : undefined;
  if (!link || !isMeant(link)) return problem('link-unknown');
  if (link.usedAt) return problem('link-used');
  return now > link.until ? problem('link-expired') : { token, link };
}

/** Whoever has the link acts as the principal of its one case. */
export const bearer = ({ token, link }: Pick<Live<IssuedLink>, 'token' | 'link'>) =>
  ({ kind: 'principal', account: `link:${sha256Hex(token).slice(0, 16)}`, linked: link.caseId }) as const;

/** A name as only who has the token can compare it; blanks do not count. */
export const nameCheck = (token: string, name: string): string =>
  createHmac('sha256', token).update(plainName(name), 'utf8').digest('hex');

/** A name without blanks, in one form of writing. */
export const plainName = (name: string): string => name.normalize('NFC').replace(/\s/gu, '');
