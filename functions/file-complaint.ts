import { fileComplaint as decide } from '../domain/complaint/close.ts';
import { district } from './district.ts';
import { complaintCommand } from './http/answer-complaint.ts';
import { Nothing } from './requests.ts';
import { yearsAfter } from './years-after.ts';

/** 8.2: filed with all that belongs to it, for as long as the district keeps its files. */
export const fileComplaint = complaintCommand({
  body: Nothing,
  decide: () => (now, context) => decide(now, yearsAfter(context.now, district.retention.archiveYears), context),
});
