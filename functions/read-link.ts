import { type Case, isEntrusted } from '../domain/case.ts';
import { contextFor } from './district.ts';
import type { Call, Operation } from './http/call.ts';
import { bearer, findLink } from './http/find-link.ts';
import { isProblem } from './http/problem.ts';
import { links, personalData, staffDirectory } from './store.ts';
import { authorityName } from './tasks/words.ts';
import { caseView } from './views/case.ts';
import { linkPurposeNames } from './views/names.ts';

/** 电子签名法 §13: what is to be signed, persons masked; when it was shown first is part of the evidence. */
export const readLink: Operation<Call> = {
  changes: false,
  answer: async (call) => {
    const live = await findLink(call);
    if (isProblem(live)) return live;
    const { token, link, purpose, found } = live;
    const { now } = found;
    const [persons, agent] = await Promise.all([
      personalData().masked(now.id),
      'agent' in now ? staffDirectory().find(now.agent) : undefined,
      links().shown(token, link, call.now),
    ]);
    const view = caseView(found, { persons, agent, context: contextFor(bearer(live), call.now) });
    const { office, principal, contact, parties, agent: inCharge, agreement, oral } = view;
    const { digest, until } = link;
    const shown = { office, principal, contact, parties, agent: inCharge, agreement, oral };
    return {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: {
        purpose: { code: purpose, name: linkPurposeNames[purpose] },
        digest,
        until,
        matters: mattersOf(now),
        ...shown,
      },
    };
  },
};

/** The matters that are entrusted by what is signed. */
function mattersOf(now: Case) {
  const matters = isEntrusted(now) ? now.matters : 'draft' in now ? (now.draft?.terms.matters ?? []) : [];
  return matters.map(({ title, authority }) => ({
    title,
    authority: { code: authority, name: authorityName(authority) },
  }));
}
