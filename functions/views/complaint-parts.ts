import type { Complaint } from '../../domain/complaint/complaint.ts';
import { complaintOutcomeNames, refusalGroundNames, replyFormNames } from '../../domain/complaint/complaint.ts';
import { district } from '../district.ts';
import type { ComplaintProgress } from './shapes/complaints.ts';

/** What both sides of a complaint are shown. */

export const named = <Code extends string>(code: Code, all: Readonly<Record<Code, string>>) => ({
  code,
  name: all[code],
});

/** An office, with how to reach it. */
export function complaintOffice(code: string): ComplaintProgress['office'] {
  const {
    name = code,
    address = '',
    hours = '',
    phone = '',
  } = district.offices.find((each) => each.code === code) ?? {};
  return { code, name, address, hours, phone };
}

export const refusalOf = ({ refusal }: Complaint) =>
  refusal && { refusal: { ...refusal, ground: named(refusal.ground, refusalGroundNames) } };

export const replyOf = ({ answer }: Complaint) =>
  answer && { reply: { ...answer, by: named(answer.by, replyFormNames) } };

/** @param internal whether it is told who decided */
export const decisionOf = ({ decision }: Complaint, internal: boolean) => {
  if (!decision) return undefined;
  const { outcome, explanation, by, at } = decision;
  return {
    decision: { outcome: named(outcome, complaintOutcomeNames), explanation, at, ...(internal && { by }) },
  };
};
