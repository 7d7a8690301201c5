import { problem } from './http/problem.ts';
import { readCase } from './http/read-case.ts';
import { archives } from './store.ts';

/** §7.2.7: the sealed package, in the very version that was sealed, for five minutes. */
export const openArchive = readCase({
  permission: 'open-archive',
  show: async ({ now: at }, { now }) => {
    if (now.stage !== 'archived') return problem('archive-unknown');
    const { key, objectVersion, sha256, sm3, bytes, retainUntil } = now.archive;
    const link = await archives().readLink(key, objectVersion, `${now.id}.zip`, Date.parse(at));
    return { status: 200, body: { sha256, sm3, bytes, retainUntil, link } };
  },
});
