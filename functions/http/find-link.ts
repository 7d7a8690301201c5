import { createHmac } from 'node:crypto';
import { type LinkPurpose, linkPurposes, signable } from '../../domain/signing-link.ts';
import type { Found } from '../../store/cases.ts';
import { sha256Hex } from '../../store/digest.ts';
import type { KeptLink } from '../../store/links.ts';
import { cases, links } from '../store.ts';
import type { Call } from './call.ts';
import { type Problem, problem } from './problem.ts';

/** A link that may be used now, and what it is for. */
export interface LiveLink {
  readonly token: string;
  readonly link: KeptLink;
  readonly purpose: LinkPurpose;
  readonly found: Found;
}

/** The link of the path, while it is unused, in time, and what it shows is still what is to be signed. */
export async function findLink({ path, now }: Call): Promise<LiveLink | Problem> {
  const token = path['token'] ?? '';
  const link = /^[\w-]{43}$/.test(token) ? await links().find(token) : undefined;
  const purpose = linkPurposes.find((each) => each === link?.purpose);
  if (!link || !purpose) return problem('link-unknown');
  if (link.usedAt) return problem('link-used');
  if (now > link.until) return problem('link-expired');
  const found = await cases().find(link.caseId);
  if (!found) return problem('link-unknown');
  const toSign = signable(found.now, purpose);
  if ('because' in toSign || toSign.digest !== link.digest || toSign.signatory !== link.signatory)
    return problem('link-expired');
  return { token, link, purpose, found };
}

/** Whoever has the link acts as the principal of its one case. */
export const bearer = ({ token, link }: LiveLink) =>
  ({ kind: 'principal', account: `link:${sha256Hex(token).slice(0, 16)}`, linked: link.caseId }) as const;

/** A name as only who has the token can compare it; blanks do not count. */
export const nameCheck = (token: string, name: string): string =>
  createHmac('sha256', token).update(plainName(name), 'utf8').digest('hex');

/** A name without blanks, in one form of writing. */
export const plainName = (name: string): string => name.normalize('NFC').replace(/\s/gu, '');
