import { forbids } from '../domain/permissions.ts';
import { contextFor } from './district.ts';
import { operation } from './http/call.ts';
import { problem, refusalProblem } from './http/problem.ts';
import { record } from './http/refuse.ts';
import { findings } from './store.ts';
import { findingView } from './views/supervision.ts';

/** §8.1: a finding with its answers. */
export const readFinding = operation({
  answer: async (asked) => {
    const { actor, now, path } = asked;
    const told = await findings().find(path['findingId'] ?? '');
    if (!told) return problem('finding-unknown');
    const forbidden = forbids('read-finding', { office: told.now.office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    await record(asked, `FINDING#${told.id}`);
    return { status: 200, headers: { etag: `"${told.version}"` }, body: findingView(told, now) };
  },
});
