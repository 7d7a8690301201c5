import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { summariesOf } from './http/summaries.ts';
import { Paged } from './requests.ts';
import { caseLists } from './store.ts';

/** The cases one has registered, the latest first. */
export const listOwnCases = operation({
  query: Paged,
  answer: (asked: Asked<unknown, Paged>) =>
    answerList(asked, asked.query, {
      of: [],
      read: (limit, after) => caseLists().ofAccount(asked.account, limit, after),
      show: (ids) => summariesOf(ids, asked),
    }),
});
