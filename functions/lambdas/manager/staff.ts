import { assign } from '../../assign.ts';
import { changeAgent } from '../../change-agent.ts';
import { enrolStaff } from '../../enrol-staff.ts';
import { handOverAll } from '../../hand-over-all.ts';
import { listStaff } from '../../list-staff.ts';

/** Staff and who does what. */
export const operations = {
  'list-staff': listStaff,
  'enrol-staff': enrolStaff,
  'hand-over-all': handOverAll,
  'change-agent': changeAgent,
  assign,
};
