import { causeNames } from '../../domain/complaint/complaint.ts';
import type { Summary } from '../../store/head.ts';
import type { ComplaintSummary } from './shapes/complaints.ts';
import { summaryView } from './summary.ts';

/** A line of a list of complaints. @param now ISO UTC */
export function complaintSummary(summary: Summary, now: string): ComplaintSummary {
  const { cause = 'other' } = summary;
  return { ...summaryView(summary, now), cause: { code: cause, name: causeNames[cause] } };
}
