import { listComplaints } from '../../list-complaints.ts';
import { openEvidence } from '../../open-evidence.ts';
import { readComplaint } from '../../read-complaint.ts';
import { registerComplaint } from '../../register-complaint.ts';
import { revealComplainant } from '../../reveal-complainant.ts';

/** Taken down, listed, read. */
export const operations = {
  'register-complaint': registerComplaint,
  'list-complaints': listComplaints,
  'read-complaint': readComplaint,
  'reveal-complainant': revealComplainant,
  'open-evidence': openEvidence,
};
