import { extendTerm as decide, ExtendTerm } from '../domain/supplement.ts';
import { command } from './http/command.ts';

/** 民法典 §165: the agent proposes a longer term, which both sign. */
export const extendTerm = command({
  body: ExtendTerm,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
