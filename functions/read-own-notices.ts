import { acts } from '../domain/course.ts';
import { notificationsOf } from '../domain/notices.ts';
import { readCase } from './http/read-case.ts';

/** What the principal has been told, the latest first: the same texts that were sent out. */
export const readOwnNotices = readCase({
  show: async (_asked, { history }) => {
    const sent = history.flatMap(notificationsOf).filter(({ to }) => to === 'principal');
    const items = sent.map(({ id, at, text, kind }) => ({ id, at, text, about: acts[kind].act }));
    return { status: 200, body: { items: items.reverse() } };
  },
});
