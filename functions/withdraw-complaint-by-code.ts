import * as z from 'zod/mini';
import { withdrawComplaint as decide, WithdrawComplaint } from '../domain/complaint/close.ts';
import { ByCode } from './http/by-code.ts';
import { type Asked, change } from './http/call.ts';
import { carryOutByCode } from './http/carry-out-by-code.ts';

/** The number and the code, and what WithdrawComplaint takes. */
export const WithdrawComplaintByCode = z.extend(WithdrawComplaint, ByCode);
type WithdrawComplaintByCode = z.infer<typeof WithdrawComplaintByCode>;

/** 8.2: a complaint is taken back by whoever knows its number and its code. */
export const withdrawComplaintByCode = change({
  body: WithdrawComplaintByCode,
  answer: (asked: Asked<WithdrawComplaintByCode>) => {
    const { id: _, code: __, ...said } = asked.body;
    return carryOutByCode(asked, (now, context) => decide(now, said, context));
  },
});
