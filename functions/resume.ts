import { Resume, resume as resumeCase } from '../domain/suspend.ts';
import { command } from './http/command.ts';

/** 附录A 七.1: the case goes on. */
export const resume = command({
  body: Resume,
  decide:
    ({ body }) =>
    (now, context) =>
      resumeCase(now, body, context),
});
