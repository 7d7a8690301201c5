import { expect, test } from 'vitest';
import { answerOwnPlanChange } from '../../domain/answer-plan-change.ts';
import { colourOf } from '../../domain/colour.ts';
import { dues } from '../../domain/due.ts';
import { planInForce } from '../../domain/plan.ts';
import { proposePlanChange } from '../../domain/propose-plan-change.ts';
import { reachMilestone } from '../../domain/reach-milestone.ts';
import { recordDelay } from '../../domain/record-delay.ts';
import type { DelaySide } from '../../domain/suspension.ts';
import { wake } from '../../domain/wake.ts';
import { withdrawMatter } from '../../domain/withdraw-matter.ts';
import { caseAfter, resumedAt, suspendedAfter } from '../a-case.ts';
import { filed, laterPlan, milestoneOf, noon, proposalOf, replanned, withDays } from '../a-plan.ts';
import { clause } from '../clause.ts';
import { and, contextOf, given, later, minute, type Story } from '../given.ts';
import { agent, principal, stranger, system } from '../people.ts';
import { found } from './recorded.ts';

const { calendar, deadlines } = contextOf(agent);
const held = caseAfter('custody');
const two = caseAfter('custody', { items: ['GT-SETUP', 'SS-CARD'] });

const milestoneDues = ({ now }: Pick<Story, 'now'>) =>
  dues(now, calendar, deadlines).filter(({ name }) => name === 'milestone');
/** The story, gone on to a moment. */
const until = (story: Story, at: string): Story => ({ ...story, at: later(at, -minute) });
const delayed = (story: Story, side: DelaySide, days: number, matter?: string) =>
  and(story, agent, recordDelay, { side, days, reason: '停办', ...(matter && { matter }) });
const verdict = (story: Story, at?: string) => found('A.7.1', story, at).status;

clause('A.7.1', () => {
  const plan = replanned(held);
  const papers = milestoneOf(plan.now);

  test('the agent tells on which day a milestone was reached, once; a filing reaches its own by itself', () => {
    const on = { on: '2026-03-04' };
    given(plan)
      .when(reachMilestone, papers, on)
      .thenRecorded({ type: 'MilestoneReached', milestone: papers, matter: 'm1', on: '2026-03-04' });
    const reached = and(plan, agent, reachMilestone, papers, on);
    given(reached).when(reachMilestone, papers, on).thenNothing();
    given(plan).when(reachMilestone, 'p1', on).thenRefusedBy('A.7.1', 'milestone-by-itself');
    given(plan).when(reachMilestone, 'p99', on).thenRefusedBy('A.7.1', 'milestone-unknown');
    given(plan).when(reachMilestone, papers, { on: '2026-03-05' }).thenRefusedBy('A.7.1', 'milestone-day');
    given(plan).when(reachMilestone, papers, { on: '2026-03-03' }).thenRefusedBy('A.7.1', 'milestone-day');
    given(plan).by(stranger).when(reachMilestone, papers, on).thenRefusedBy('5.3.2', 'not-permitted');
    given(filed(plan)).when(reachMilestone, 'p1', on).thenNothing();
    const moved = { ...laterPlan.milestones[1]!, by: '2026-03-30' };
    const again = and(reached, agent, proposePlanChange, { milestones: [moved], reason: '调整' });
    const changed = and(again, principal, answerOwnPlanChange, { answer: 'agreed', proposal: proposalOf(again.now) });
    expect(planInForce(changed.now)?.milestones).toMatchObject([
      { id: papers, reachedOn: '2026-03-04' },
      { id: 'p1', by: '2026-03-30' },
    ]);
  });

  test('a milestone is due at the end of its day, amber when little is left, and goes to the agent, then to the manager', () => {
    expect(milestoneDues(plan).map(({ subject, at }) => [subject, at])).toEqual([
      [papers, '2026-03-20T15:59:59.999Z'],
      ['p1', '2026-03-27T15:59:59.999Z'],
    ]);
    const [due] = milestoneDues(plan);
    const colours = ['2026-03-05', '2026-03-19', '2026-03-21'].map((on) =>
      colourOf(plan.now, due!, contextOf(agent, noon(on))),
    );
    expect(colours).toEqual(['green', 'amber', 'red']);
    const levels = (on: string) => {
      const decision = wake(plan.now, contextOf(system, noon(on)));
      const events = decision.outcome === 'decided' ? decision.events : [];
      return events.flatMap((event) =>
        event.type === 'DeadlineReminded' && event.due === 'milestone' ? [[event.subject, event.level]] : [],
      );
    };
    expect([levels('2026-03-20'), levels('2026-03-21'), levels('2026-03-24')]).toEqual([
      [],
      [[papers, 1]],
      [[papers, 2]],
    ]);
    expect(milestoneDues(and(plan, agent, reachMilestone, papers, { on: '2026-03-04' }))).toHaveLength(1);
    expect(milestoneDues(filed(plan))).toHaveLength(1);
  });

  test('nothing is due while the case rests, and a day later for each working day that it rested', () => {
    const resting = suspendedAfter('custody');
    expect(milestoneDues(resting)).toEqual([]);
    expect(verdict(resting, noon('2026-03-25'))).toBe('open');
    const rested = resumedAt(resting, noon('2026-03-11'));
    expect(milestoneDues(rested)).toMatchObject([{ at: '2026-03-27T15:59:59.999Z' }]);
    expect([verdict(rested, noon('2026-03-26')), verdict(rested, noon('2026-03-28'))]).toEqual(['open', 'broken']);
    const pastIt = resumedAt(resting, noon('2026-03-25'));
    expect([verdict(pastIt), verdict(resting, noon('2026-04-07'))]).toEqual(['open', 'broken']);
    expect(found('A.7.1', resumedAt(resting, noon('2026-04-07')))).toMatchObject({
      status: 'broken',
      proof: [{ type: 'CaseSuspended' }, { type: 'CaseResumed' }],
    });
    expect(milestoneDues(pastIt)).toMatchObject([{ at: '2026-04-13T15:59:59.999Z' }]);
  });

  test('what was missed under a plan stays missed, whatever is agreed on afterwards; what was changed in time is not', () => {
    const inTime = replanned(until(held, noon('2026-03-19')), withDays('2026-03-24', '2026-03-27'));
    expect(verdict(inTime, noon('2026-03-23'))).toBe('open');
    const late = replanned(until(held, noon('2026-03-23')), withDays('2026-03-24', '2026-03-27'));
    expect(verdict(late)).toBe('broken');
    const filedInTime = filed(
      and(until(inTime, noon('2026-03-24')), agent, reachMilestone, milestoneOf(inTime.now), { on: '2026-03-24' }),
    );
    expect(found('A.7.1', filedInTime)).toMatchObject({
      status: 'obeyed',
      proof: [
        { type: 'AgreementTookEffect' },
        { type: 'PlanChanged' },
        { type: 'MilestoneReached' },
        { type: 'MatterSubmitted' },
      ],
    });
  });

  test('a delay of the authority, the principal or nobody excuses what it covers, and no more; the mandatary’s own nothing', () => {
    const filedOn = (side: DelaySide, days: number, on: string, matter?: string) =>
      verdict(filed(until(delayed(held, side, days, matter), noon(on))));
    expect(filedOn('mandatary', 5, '2026-03-23')).toBe('broken');
    for (const side of ['authority', 'principal', 'nobody'] as const) {
      expect([filedOn(side, 2, '2026-03-24'), filedOn(side, 2, '2026-03-25')]).toEqual(['obeyed', 'broken']);
    }
    expect(milestoneDues(delayed(held, 'authority', 2))).toMatchObject([{ at: '2026-03-24T15:59:59.999Z' }]);
    const afterwards = delayed(filed(until(held, noon('2026-03-23'))), 'authority', 1);
    expect(found('A.7.1', afterwards)).toMatchObject({ status: 'obeyed' });
    const other = delayed(filed(until(two, noon('2026-03-23'))), 'authority', 1, 'm2');
    expect(verdict(other)).toBe('broken');
    const known = replanned(delayed(held, 'authority', 2), withDays('2026-03-20', '2026-03-27'));
    expect(milestoneDues(known)).toMatchObject([{ at: '2026-03-20T15:59:59.999Z' }, {}]);
  });

  test('a matter that was taken back is planned no more', () => {
    const taken = and(two, principal, withdrawMatter, 'm2', {});
    expect(milestoneDues(taken)).toHaveLength(1);
    expect(verdict(filed(taken), noon('2026-03-25'))).toBe('obeyed');
  });
});
