import { randomBytes } from 'node:crypto';
import { IssueSigningLink, linkUntil, signable } from '../domain/signing-link.ts';
import type { KeptLink } from '../store/links.ts';
import { ConditionFailed } from '../store/table.ts';
import { contextFor } from './district.ts';
import type { Asked } from './http/call.ts';
import { nameCheck, plainName } from './http/find-link.ts';
import { problem } from './http/problem.ts';
import { readCase } from './http/read-case.ts';
import { refuse } from './http/refuse.ts';
import { links, personalData } from './store.ts';
import { linkPurposeNames } from './views/names.ts';

/** Bytes of a token: 256 bits. */
const length = 32;

/**
 * 电子签名法 §13: a one-time link by which the principal without an account reads and signs. The answer is the only place
 * where its token ever stands.
 */
export const issueSigningLink = readCase<IssueSigningLink>({
  permission: 'issue-signing-link',
  body: IssueSigningLink,
  show: async (asked: Asked<IssueSigningLink>, found) => {
    const { purpose, channel } = asked.body;
    const toSign = signable(found.now, purpose);
    if ('because' in toSign) return refuse(asked, found, toSign);
    const { digest, signatory } = toSign;
    const person = (await personalData().open(found.now.id))[signatory];
    if (!person) return problem('person-unknown');
    const token = randomBytes(length).toString('base64url');
    const until = linkUntil(contextFor(asked.actor, asked.now));
    const link: KeptLink = {
      caseId: found.now.id,
      purpose,
      digest,
      signatory,
      channel,
      issuedBy: asked.account,
      issuedAt: asked.now,
      until,
      check: nameCheck(token, person.name),
      name: await personalData().hash(`name:${plainName(person.name)}`),
    };
    try {
      await links().issue(token, link);
    } catch (error) {
      if (error instanceof ConditionFailed) return problem('busy', { headers: { 'retry-after': '1' } });
      throw error;
    }
    const body = { address: `/v1/links/${token}`, purpose: { code: purpose, name: linkPurposeNames[purpose] }, until };
    return { status: 200, body };
  },
});
