import { assignRepair } from '../../assign-repair.ts';
import { callRaterBack } from '../../call-rater-back.ts';
import { checkRepair } from '../../check-repair.ts';
import { contactRater } from '../../contact-rater.ts';
import { extendRepair } from '../../extend-repair.ts';
import { listRepairs } from '../../list-repairs.ts';
import { readRepair } from '../../read-repair.ts';
import { recordMending } from '../../record-mending.ts';
import { revealRater } from '../../reveal-rater.ts';

/** How poor ratings are mended (8.3). */
export const operations = {
  'list-repairs': listRepairs,
  'read-repair': readRepair,
  'assign-repair': assignRepair,
  'extend-repair': extendRepair,
  'contact-rater': contactRater,
  'reveal-rater': revealRater,
  'record-mending': recordMending,
  'call-rater-back': callRaterBack,
  'check-repair': checkRepair,
};
