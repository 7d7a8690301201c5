import { describe, expect, test } from 'vitest';
import { refuseTransfer } from '../../domain/answer-transfer.ts';
import { withdrawComplaint } from '../../domain/complaint/close.ts';
import { identifyConcerned } from '../../domain/complaint/identify-concerned.ts';
import { refuseComplaint } from '../../domain/complaint/refuse.ts';
import { replyToComplaint } from '../../domain/complaint/reply.ts';
import { convertToAgency } from '../../domain/convert-to-agency.ts';
import { decline } from '../../domain/decline.ts';
import { evolve } from '../../domain/evolve.ts';
import { handOverResponsibility } from '../../domain/hand-over-responsibility.ts';
import {
  firstStages,
  humanStages,
  isFinal,
  isHuman,
  type Stage,
  serviceOf,
  stages,
  transitions,
} from '../../domain/lifecycle.ts';
import { mergeCase } from '../../domain/merge-case.ts';
import { redirect } from '../../domain/redirect.ts';
import { checkRepair } from '../../domain/repair/close.ts';
import { wake } from '../../domain/wake.ts';
import { recordWithdrawal, withdraw } from '../../domain/withdraw.ts';
import { afterwards, caseAfter, resumedAt, suspendedAfter, withPapersBack } from '../a-case.ts';
import { complaintAfter, officer, otherOfficer, reviewed, townManager } from '../a-complaint.ts';
import { merging, olderCase } from '../a-duplicate.ts';
import { repairAfter, voided } from '../a-repair.ts';
import { takenOver, underway } from '../a-transfer.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { and, day, type Story } from '../given.ts';
import { agent, helper, manager, principal, stranger, system } from '../people.ts';

const declined = and(caseAfter('register'), agent, decline, { explanation: '不属于本区', guidedTo: '邻区中心' });
const unrated = and(afterwards(caseAfter('deliver'), 40 * day), system, wake);
const reviewedAndAnswered = and(reviewed(), otherOfficer, replyToComplaint, {
  answer: '经复核，部分属实',
  by: 'phone',
});

/** Whole lives, one for each way through the stages, and one that touches what the others do not. */
const lives: readonly Story[] = [
  caseAfter('archive'),
  caseAfter('archive', { items: ['GT-SETUP', 'SS-CARD'] }),
  declined,
  unrated,
  withPapersBack(caseAfter('custody')),
  and(caseAfter('register'), principal, withdraw, {}),
  and(caseAfter('draft'), agent, recordWithdrawal, {}),
  and(caseAfter('notice'), principal, withdraw, {}),
  resumedAt(suspendedAfter('submit'), '2026-03-10T02:00:00.000Z'),
  and(suspendedAfter('submit'), principal, withdraw, {}),
  and(afterwards(caseAfter('register'), 10 * day), system, wake),
  assistanceAfter('evaluate'),
  and(afterwards(assistanceAfter('conclude'), 40 * day), system, wake),
  and(assistanceAfter('register'), helper, redirect, {
    explanation: '由民政受理',
    guidedTo: 'civil',
  }),
  and(assistanceAfter('register'), principal, withdraw, {}),
  and(assistanceAfter('advise'), helper, recordWithdrawal, {}),
  and(
    and(assistanceAfter('advise'), helper, handOverResponsibility, { to: 'agent-1', reason: '希望委托代办' }),
    agent,
    convertToAgency,
    { told: '希望委托代办' },
  ),
  takenOver(),
  and(caseAfter('register'), agent, mergeCase, merging, olderCase),
  and(caseAfter('draft'), agent, mergeCase, merging, olderCase),
  and(underway(), stranger, refuseTransfer, { reason: '也不属于本镇' }),
  and(underway(), principal, withdraw, {}),
  complaintAfter('file'),
  reviewedAndAnswered,
  and(complaintAfter('register'), officer, refuseComplaint, {
    ground: 'not-a-complaint',
    explanation: '与政务服务无关',
  }),
  repairAfter('check'),
  repairAfter('check', true),
  ...(['open', 'assign', 'mend', 'call'] as const).map((step) => voided(repairAfter(step))),
  and(repairAfter('call'), manager, checkRepair, { passed: false, note: '尚未整改' }),
  and(complaintAfter('register'), principal, withdrawComplaint, {}),
  and(complaintAfter('accept'), principal, withdrawComplaint, {}),
  and(complaintAfter('accept'), officer, identifyConcerned, { about: [townManager.id] }, [townManager]),
];

/** Every change of stage that an event of these lives makes: `from>to` → the events that make it. */
function changes(): Map<string, Set<string>> {
  const seen = new Map<string, Set<string>>();
  for (const { history } of lives) {
    let now: ReturnType<typeof evolve> | undefined;
    for (const { at, events } of history)
      for (const event of events) {
        const next = evolve(now, event, at);
        if (now && next.stage !== now.stage) note(`${now.stage}>${next.stage}`, event.type);
        now = next;
      }
  }
  return seen;

  function note(edge: string, type: string) {
    seen.set(edge, (seen.get(edge) ?? new Set()).add(type));
  }
}

/** A stage, and all that can come after it. */
function reachedFrom(from: Stage, known: Set<Stage> = new Set()): Set<Stage> {
  if (known.has(from)) return known;
  known.add(from);
  for (const next of transitions[from]) reachedFrom(next, known);
  return known;
}

const edges = Object.entries(transitions).flatMap(([from, to]) => to.map((stage) => `${from}>${stage}`));

describe('the life of a case', () => {
  test('goes exactly the ways of the table: every way is gone, and no other', () => {
    expect([...changes().keys()].sort()).toEqual([...edges].sort());
  });

  test('changes its stage by one event each', () => {
    expect(Object.fromEntries([...changes()].map(([edge, types]) => [edge, [...types].sort()]))).toEqual({
      'inquiry>guidance': ['InquiryReceived'],
      'inquiry>redirected': ['CaseRedirected'],
      'inquiry>withdrawn': ['CaseWithdrawn'],
      'guidance>acceptance': ['ConvertedToAgency'],
      'guidance>appraisal': ['AssistanceConcluded'],
      'guidance>withdrawn': ['CaseWithdrawn'],
      'appraisal>collected': ['EvaluationClosed', 'EvaluationGiven'],
      'reception>acceptance': ['CaseReceived'],
      'reception>declined': ['CaseDeclined'],
      'reception>transfer': ['TransferStarted'],
      'transfer>reception': ['TransferAccepted', 'TransferReturned'],
      'transfer>withdrawn': ['CaseWithdrawn'],
      'reception>withdrawn': ['CaseWithdrawn'],
      'acceptance>withdrawn': ['CaseWithdrawn'],
      'reception>merged': ['CaseMerged'],
      'acceptance>merged': ['CaseMerged'],
      'acceptance>handling': ['AgreementTookEffect'],
      'handling>evaluation': ['ServiceEnded', 'ServiceTerminated'],
      'handling>suspended': ['CaseSuspended'],
      'suspended>handling': ['CaseResumed'],
      'suspended>evaluation': ['ServiceTerminated'],
      'evaluation>archiving': ['EvaluationClosed', 'EvaluationGiven'],
      'archiving>archived': ['CaseArchived'],
      'complaint>investigation': ['ComplaintAccepted'],
      'complaint>complaint-refused': ['ComplaintRefused'],
      'complaint>complaint-withdrawn': ['ComplaintWithdrawn'],
      'investigation>complaint': ['ComplaintPassedOn'],
      'investigation>complaint-withdrawn': ['ComplaintWithdrawn'],
      'investigation>reply': ['ComplaintDecided'],
      'reply>call-back': ['ComplaintAnswered'],
      'call-back>review': ['ReviewRequested'],
      'call-back>filed': ['ComplaintFiled'],
      'review>reply': ['ReviewDecided'],
      'poor-rating>mending': ['RepairAssigned'],
      'poor-rating>mend-void': ['RepairVoided'],
      'mending>mend-call': ['MendingRecorded'],
      'mending>mend-check': ['MendingRecorded'],
      'mending>mend-void': ['RepairVoided'],
      'mend-call>mend-check': ['RaterCalledBack'],
      'mend-call>mend-void': ['RepairVoided'],
      'mend-check>mending': ['RepairChecked'],
      'mend-check>mended': ['RepairChecked'],
      'mend-check>mend-void': ['RepairVoided'],
    });
  });

  test('begins with a reception, of 帮办 or 代办, with a complaint or a poor rating, and reaches every stage', () => {
    const reached = new Set(Object.values(firstStages).flatMap((first) => [...reachedFrom(first)]));
    expect([...reached].sort()).toEqual(Object.keys(stages).sort());
    expect([...reachedFrom('reception')].filter((stage) => serviceOf(stage) !== 'agency')).toEqual([]);
    expect([...reachedFrom('poor-rating')].filter((stage) => serviceOf(stage) !== 'repair')).toEqual([]);
    expect([...reachedFrom('complaint')].filter((stage) => serviceOf(stage) !== 'complaint')).toEqual([]);
  });

  test('comes back to a stage only from a suspension, to where it rested, from a transfer, and as a complaint that is passed on or reviewed', () => {
    const again = (Object.keys(stages) as Stage[]).filter((stage) =>
      transitions[stage].some((next) => reachedFrom(next).has(stage)),
    );
    expect(again).toEqual([
      'reception',
      'transfer',
      'handling',
      'suspended',
      'complaint',
      'investigation',
      'reply',
      'call-back',
      'review',
      'mending',
      'mend-call',
      'mend-check',
    ]);
  });

  test('ends when it is declined, redirected, withdrawn, merged, archived or collected', () => {
    expect((Object.keys(stages) as Stage[]).filter(isFinal)).toEqual([
      'declined',
      'withdrawn',
      'merged',
      'archived',
      'redirected',
      'collected',
      'complaint-refused',
      'complaint-withdrawn',
      'filed',
      'mended',
      'mend-void',
    ]);
  });

  test('waits for people in every stage but the machine’s own and the ends', () => {
    expect((Object.keys(stages) as Stage[]).filter(isHuman)).toEqual([...humanStages]);
  });
});
