import { forbids } from '../domain/permissions.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { refusalProblem } from './http/problem.ts';
import { ListStaff } from './requests.ts';
import { staffDirectory } from './store.ts';
import { staffView } from './views/staff.ts';

/** §5.3.1: the staff of an office. */
export const listStaff = operation({
  query: ListStaff,
  answer: async (asked: Asked<unknown, ListStaff>) => {
    const { actor, now, query } = asked;
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('list-staff', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    return answerList(asked, query, {
      of: [office],
      read: (limit, after) => staffDirectory().ofOffice(office, limit, after),
      show: (records) => records.map(staffView),
    });
  },
});
