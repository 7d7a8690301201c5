import { describe, expect, test } from 'vitest';
import type { Case, ComplaintStage, RepairStage } from '../../domain/case.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { evolve, replay } from '../../domain/evolve.ts';
import type { Stage } from '../../domain/lifecycle.ts';
import { redirect } from '../../domain/redirect.ts';
import { caseAfter, document, electronic, resumption, sealed, suspendedAfter, suspension } from '../a-case.ts';
import { underway } from '../a-transfer.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { and, clock, type Story, sha256 } from '../given.ts';
import { helper } from '../people.ts';

const archived = caseAfter('archive');
const findIn = <Type extends CaseEvent['type']>({ history }: Story, type: Type) =>
  history.flatMap(({ events }) => events).find((event) => event.type === type) as Extract<CaseEvent, { type: Type }>;
const find = <Type extends CaseEvent['type']>(type: Type) => findIn(archived, type);
const assisted = <Type extends CaseEvent['type']>(type: Type) => findIn(collected, type);

const collected = assistanceAfter('evaluate');
const redirected = and(assistanceAfter('register'), helper, redirect, {
  explanation: '由民政部门受理',
  guidedTo: 'civil',
});

const byStage: Record<Exclude<Stage, ComplaintStage | RepairStage | 'declined' | 'withdrawn' | 'merged'>, Case> = {
  inquiry: assistanceAfter('register').now,
  redirected: redirected.now,
  guidance: assistanceAfter('materials').now,
  appraisal: assistanceAfter('conclude').now,
  collected: collected.now,
  reception: caseAfter('register').now,
  transfer: underway().now,
  acceptance: caseAfter('draft').now,
  handling: caseAfter('custody').now,
  suspended: suspendedAfter('custody').now,
  evaluation: caseAfter('deliver').now,
  archiving: caseAfter('evaluate').now,
  archived: archived.now,
};

/** The stages in which an event may stand; anywhere else it is a defect of the history. */
const homes: readonly [CaseEvent, readonly Stage[]][] = [
  [assisted('InquiryReceived'), ['inquiry']],
  [redirected.history.at(-1)?.events[0] as CaseEvent, ['inquiry']],
  [assisted('FormChosen'), ['guidance']],
  [assisted('AdviceGiven'), ['guidance']],
  [{ type: 'QuestionAnswered', answer: '可以', basis: [], means: 'in-person' }, ['guidance']],
  [assisted('MaterialsGuided'), ['guidance']],
  [assisted('SubmissionAccompanied'), ['guidance']],
  [
    { type: 'CoordinationRecorded', id: 'p1', authority: 'market', problem: '无法受理', on: '2026-03-04' },
    ['guidance', 'handling'],
  ],
  [
    { type: 'CoordinationSettled', id: 'p1', resolved: true, outcome: '已受理', on: '2026-03-04' },
    ['guidance', 'handling'],
  ],
  [{ type: 'ResponsibilityOffered', to: 'agent-1', reason: '外出' }, ['guidance']],
  [{ type: 'ResponsibilityAccepted', agent: 'agent-1' }, ['guidance']],
  [assisted('AssistanceConcluded'), ['guidance']],
  [{ type: 'ConvertedToAgency', agent: 'agent-1', told: '希望委托' }, ['guidance']],
  [find('CaseReceived'), ['reception']],
  [{ type: 'CaseDeclined', explanation: '不属于', guidedTo: '邻区' }, ['reception']],
  [{ type: 'CaseMerged', into: 'other', reason: '重复' }, ['reception', 'acceptance']],
  [{ type: 'CaseWithdrawn' }, ['reception', 'transfer', 'acceptance', 'inquiry', 'guidance']],
  [
    {
      type: 'TransferProposed',
      to: 'anle',
      explanation: '不属于',
      place: { code: 'anle', name: '', address: '', phone: '' },
    },
    ['reception'],
  ],
  [{ type: 'TransferStarted', consent: 'c', from: 'heping', to: 'anle', along: [], reason: '不属于' }, ['reception']],
  [{ type: 'TransferAccepted', from: 'heping', to: 'anle' }, ['transfer']],
  [{ type: 'TransferReturned', from: 'heping', to: 'anle', why: 'lapsed' }, ['transfer']],
  [{ type: 'ConsentWithdrawn', consent: 'c', channel: 'online' }, Object.keys(byStage) as Stage[]],
  [find('AgreementDrafted'), ['acceptance']],
  [find('AgreementSigned'), ['acceptance']],
  [find('AgreementTookEffect'), ['acceptance']],
  [find('NoticeGiven'), ['handling']],
  [find('MaterialsTaken'), ['handling']],
  [find('MatterSubmitted'), ['handling']],
  [{ type: 'ProgressReported', matter: 'm1', text: '已受理', means: 'electronic' }, ['handling']],
  [find('ResultRecorded'), ['handling']],
  [find('ResultDelivered'), ['handling']],
  [
    { type: 'MaterialsHandedBack', materials: [], receipt: electronic },
    ['handling', 'suspended', 'evaluation', 'archiving', 'archived'],
  ],
  [
    { type: 'MaterialsTakenBack', materials: [], place: '一号柜' },
    ['handling', 'suspended', 'evaluation', 'archiving', 'archived'],
  ],
  [{ type: 'CaseSuspended', ...suspension, by: 'agent-1' }, ['handling']],
  [{ type: 'CaseResumed', ...resumption, by: 'agent-1' }, ['suspended']],
  [find('ServiceEnded'), ['handling', 'suspended']],
  [{ type: 'ServiceTerminated', ground: 'principal-asked', explanation: '不再需要' }, ['handling', 'suspended']],
  [{ type: 'TerminationFormSigned', by: 'agent-1', digest: sha256('form') }, []],
  [find('EvaluationInvited'), ['evaluation', 'appraisal']],
  [find('EvaluationGiven'), ['evaluation', 'appraisal', 'archiving', 'archived', 'collected']],
  [{ type: 'EvaluationClosed' }, ['evaluation', 'appraisal']],
  [{ type: 'CaseArchived', archive: sealed }, ['archiving']],
  [
    { type: 'NeedRaisedAgain', by: 'other', reason: '同一事' },
    ['appraisal', 'collected', 'evaluation', 'archiving', 'archived'],
  ],
  [{ type: 'DocumentAdded', document: document('d', 'other') }, Object.keys(byStage) as Stage[]],
  [
    { type: 'DeadlineReminded', due: 'silence', subject: 'm1', dueAt: clock, level: 1 },
    Object.keys(byStage) as Stage[],
  ],
];

describe('a history that no command could have written', () => {
  test.each(homes)('$type', (event, home) => {
    for (const [stage, now] of Object.entries(byStage)) {
      const step = () => evolve(now, event, clock);
      if (home.includes(stage as Stage)) expect(step()).toBeDefined();
      else expect(step).toThrow(/^An event of/);
    }
  });

  test('begins with anything but the registration, or registers twice', () => {
    expect(() => evolve(undefined, { type: 'EvaluationClosed' }, clock)).toThrow('before a case was opened');
    expect(() => evolve(byStage.reception, find('CaseRegistered'), clock)).toThrow('twice');
  });

  test('signs or takes effect before there are terms', () => {
    const { now } = caseAfter('receive');
    expect(() => evolve(now, find('AgreementSigned'), clock)).toThrow('before AgreementDrafted');
    expect(() => evolve(now, find('AgreementTookEffect'), clock)).toThrow('before AgreementDrafted');
  });
});

describe('a history replayed', () => {
  test('of nothing is nothing', () => {
    expect(replay([])).toBeUndefined();
  });

  test('shows the same state as evolving it step by step', () => {
    let now: Case | undefined;
    for (const { at, events } of archived.history) for (const event of events) now = evolve(now, event, at);
    expect(replay(archived.history)).toEqual(now);
  });

  test('is the same after it has been written and read as JSON', () => {
    expect(replay(JSON.parse(JSON.stringify(archived.history)))).toEqual(archived.now);
  });

  test('knows at the end what was known at every stage', () => {
    expect(archived.now).toMatchObject({
      stage: 'archived',
      office: 'heping',
      openedAt: clock,
      agent: 'agent-1',
      agreement: { signatures: [{ party: 'principal' }, { party: 'mandatary' }] },
      notice: { catalogue: '2026-1' },
      matters: [{ id: 'm1', state: 'delivered', outcome: 'granted' }],
      ground: 'completed',
      evaluation: { level: 'satisfied' },
      archive: { sha256: sha256('package') },
    });
  });
});

test('a new draft of the terms takes the old signatures away', () => {
  const half: Story = caseAfter('sign-own');
  expect(evolve(half.now, find('AgreementDrafted'), clock)).toMatchObject({ draft: { signatures: [] } });
});
