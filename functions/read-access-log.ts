import type { Asked } from './http/call.ts';
import { answerList } from './http/list.ts';
import { readCase } from './http/read-case.ts';
import { Paged } from './requests.ts';
import { accessLog } from './store.ts';
import { accessView } from './views/access.ts';

/** §5.3.2 d, A.4.3: who read the case, was refused on it or was shown personal data, the latest first. */
export const readAccessLog = readCase<unknown, Paged>({
  permission: 'read-access-log',
  query: Paged,
  show: (asked: Asked<unknown, Paged>, { now: { id } }) =>
    answerList(asked, asked.query, {
      of: [id],
      read: (limit, after) => accessLog().of(id, limit, after),
      show: (entries) => entries.map(accessView),
    }),
});
