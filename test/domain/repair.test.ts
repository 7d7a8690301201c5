import { describe, expect, test } from 'vitest';
import { isCaseNumber } from '../../domain/case-number.ts';
import { conformanceOf } from '../../domain/conformance.ts';
import type { Staff } from '../../domain/context.ts';
import { dues } from '../../domain/due.ts';
import { evaluate } from '../../domain/evaluate.ts';
import { notificationsOf } from '../../domain/notices.ts';
import { type Command, forbids, repairPermissions, subjectOf } from '../../domain/permissions.ts';
import { assignRepair, extendRepair } from '../../domain/repair/assign.ts';
import { callRaterBack, checkRepair } from '../../domain/repair/close.ts';
import { contactRater, recordMending } from '../../domain/repair/mend.ts';
import { repairNumber } from '../../domain/repair/open.ts';
import { nextWake, wake } from '../../domain/wake.ts';
import { afterwards, caseAfter } from '../a-case.ts';
import { asked, found, mended, openingOf, ratedPoorly, repairAfter, voided } from '../a-repair.ts';
import { clause } from '../clause.ts';
import { and, calendar, contextOf, day, given, type Story } from '../given.ts';
import { agent, colleague, headOfTown, helper, manager, principal, resident, stranger, system } from '../people.ts';
import { recorded } from './recorded.ts';

const context = contextOf(system);
const waits = ({ now }: Story) =>
  dues(now, calendar, context.deadlines).map(({ name, at }) => `${name} ${at.slice(0, 10)}`);
const repairOf = ({ now }: Story) => ('repair' in now ? now.repair : undefined);

clause('8.3', () => {
  describe('a poor rating', () => {
    test.each(['dissatisfied', 'very-dissatisfied'] as const)('%s opens its repair, a better one none', (level) => {
      const rated = and(caseAfter('deliver'), principal, evaluate, { level });
      expect(openingOf(rated)).toMatchObject({ rated: rated.now.id, level, about: agent.id, named: true });
      const better = and(caseAfter('deliver'), principal, evaluate, { level: 'basically-satisfied' });
      expect(() => openingOf(better)).toThrow('Nothing to mend');
    });

    test('has one repair, whose number is made of the rating', () => {
      const [one, other] = [repairNumber('r1', context), repairNumber('r2', context)];
      expect(repairNumber('r1', context)).toBe(one);
      expect(one).not.toBe(other);
      expect([isCaseNumber(one), one.slice(0, 2)]).toEqual([true, 'CP']);
    });

    test('carries what the mender needs, and no person', () => {
      const opening = JSON.stringify(openingOf(ratedPoorly()));
      expect(opening).toContain('等了很久没有消息');
      for (const personal of [resident.name, resident.phone, resident.identityNumber])
        expect(opening).not.toContain(personal);
    });
  });

  test('mended, called back and checked: each step in its order', () => {
    const stages = (['open', 'assign', 'contact', 'mend', 'call', 'check'] as const).map(
      (step) => repairAfter(step).now.stage,
    );
    expect(stages).toEqual(['poor-rating', 'mending', 'mending', 'mend-call', 'mend-check', 'mended']);
    const anonymous = (['open', 'assign', 'mend', 'check'] as const).map((step) => repairAfter(step, true).now.stage);
    expect(anonymous).toEqual(['poor-rating', 'mending', 'mend-check', 'mended']);
  });

  test('contact within a working day, mend within five, call and check within two', () => {
    expect(waits(repairAfter('open'))).toEqual(['repair-contact 2026-03-05', 'repair-mending 2026-03-11']);
    expect(waits(repairAfter('open', true))).toEqual(['repair-mending 2026-03-11']);
    expect(waits(repairAfter('contact'))).toEqual(['repair-mending 2026-03-11']);
    expect(waits(repairAfter('mend'))).toEqual(['repair-call 2026-03-06']);
    expect(waits(repairAfter('call'))).toEqual(['repair-check 2026-03-06']);
    expect(waits(repairAfter('check'))).toEqual([]);
  });

  test('fifteen with the reason, once, and not when it is too late', () => {
    const extended = and(repairAfter('assign'), manager, extendRepair, { reason: '须协调审批部门' });
    expect(waits(extended)).toEqual(['repair-contact 2026-03-05', 'repair-mending 2026-03-25']);
    given(extended).by(manager).when(extendRepair, { reason: '须协调审批部门' }).thenNothing();
    given(extended).by(manager).when(extendRepair, { reason: '又' }).thenRefusedBy('8.3', 'repair-extended');
    given(afterwards(repairAfter('assign'), 20 * day))
      .by(manager)
      .when(extendRepair, { reason: '晚了' })
      .thenRefusedBy('8.3', 'repair-extension-late');
  });

  test('is given to somebody of the office whom it is not about', () => {
    const opened = repairAfter('open');
    const give = (handler: Staff, record: Staff = handler) =>
      given(opened).by(manager).when(assignRepair, { handler: handler.id }, record);
    give(colleague).thenRecorded({ type: 'RepairAssigned', handler: colleague.id });
    give(agent).thenRefusedBy('8.3', 'rated-person');
    give(stranger).thenRefusedBy('8.3', 'repair-handler-unfit');
    give(colleague, headOfTown).thenRefusedBy('8.3', 'repair-handler-unfit');
    given(opened)
      .by(manager)
      .when(assignRepair, { handler: 'gone' }, undefined)
      .thenRefusedBy('8.3', 'repair-handler-unfit');
    given(repairAfter('assign')).by(manager).when(assignRepair, { handler: colleague.id }, colleague).thenNothing();
    given(repairAfter('mend'))
      .by(manager)
      .when(assignRepair, { handler: helper.id }, helper)
      .thenRefusedBy('8.3', 'repair-stage');
  });

  test('to whom it is about it does not exist, whatever their part', () => {
    for (const step of ['open', 'mend', 'call', 'check'] as const)
      for (const command of Object.keys(repairPermissions) as Command[])
        for (const rated of [agent, { ...agent, roles: ['manager' as const] }]) {
          const subject = subjectOf(repairAfter(step).now);
          expect(forbids(command, subject, contextOf(rated)), command).toMatchObject({ outcome: 'refused' });
        }
  });

  test('it is nobody else’s: not of the principal, other agents, other offices', () => {
    for (const actor of [principal, helper, stranger])
      given(repairAfter('assign')).by(actor).when(contactRater, asked).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('a rater under a name is heard before it is mended; an anonymous one is left alone', () => {
    given(repairAfter('assign')).by(colleague).when(recordMending, mended).thenRefusedBy('8.3', 'contact-first');
    given(repairAfter('assign', true)).by(colleague).when(contactRater, asked).thenRefusedBy('8.3', 'rater-anonymous');
    given(repairAfter('contact')).by(colleague).when(contactRater, asked).thenNothing();
    given(repairAfter('contact')).by(colleague).when(recordMending, mended).thenRecordedTypes('MendingRecorded');
    given(repairAfter('mend')).by(colleague).when(recordMending, mended).thenNothing();
    given(repairAfter('open')).by(manager).when(recordMending, mended).thenRefusedBy('8.3', 'repair-stage');
  });

  test('everybody under a name is called back: not reached, three times', () => {
    const once = and(repairAfter('mend'), colleague, callRaterBack, { result: 'unreached', note: '一次' });
    const twice = and(once, colleague, callRaterBack, { result: 'unreached', note: '二次' });
    expect([once.now.stage, twice.now.stage]).toEqual(['mend-call', 'mend-call']);
    given(once).by(manager).when(checkRepair, found).thenRefusedBy('8.3', 'repair-stage');
    const thrice = and(twice, colleague, callRaterBack, { result: 'unreached', note: '三次' });
    expect(thrice.now.stage).toBe('mend-check');
    expect(repairOf(thrice)?.calls).toHaveLength(3);
    given(repairAfter('call')).by(colleague).when(callRaterBack, { result: 'satisfied' }).thenNothing();
  });

  test('is checked by somebody who did not mend it, and sent back where it was not mended', () => {
    const byManager = and(repairAfter('contact'), manager, recordMending, mended);
    const called = and(byManager, manager, callRaterBack, { result: 'dissatisfied' });
    given(called).by(manager).when(checkRepair, found).thenRefusedBy('8.3', 'checked-by-same');
    const back = and(called, headOfTown, checkRepair, { passed: false, note: '评价人不认可' });
    expect(back.now.stage).toBe('mending');
    expect(waits(back)).toEqual(['repair-mending 2026-03-11']);
    const again = and(back, colleague, recordMending, { outcome: 'explained', measures: '已当面解释政策依据' });
    expect([again.now.stage, repairOf(again)?.calls]).toEqual(['mend-call', []]);
    given(repairAfter('check')).by(manager).when(checkRepair, found).thenNothing();
    given(repairAfter('check'))
      .by(colleague)
      .when(recordMending, { ...mended, measures: '又' })
      .thenRefusedBy('8.3', 'repair-over');
  });

  test('a rating that two people found invalid leaves nothing to mend', () => {
    for (const step of ['open', 'assign', 'mend', 'call'] as const) {
      const over = voided(repairAfter(step));
      expect([over.now.stage, waits(over)]).toEqual(['mend-void', []]);
    }
    expect(() => voided(repairAfter('check'))).toThrow('An event of a repair in mended');
  });

  test('what is late is told to the managers, step by step, and never to whom it is about', () => {
    const late = afterwards(repairAfter('open'), 3 * day);
    const reminded = and(late, system, wake);
    const events = reminded.history.at(-1)?.events ?? [];
    expect(events).toMatchObject([{ type: 'DeadlineReminded', due: 'repair-contact', except: [agent.id] }]);
    const told = notificationsOf({ caseId: late.now.id, seq: 2, at: late.at, events });
    expect(told).toMatchObject([{ to: 'manager', except: [agent.id] }]);
    expect(nextWake(repairAfter('check').now, context)).toBeUndefined();
  });

  test('the office hears of it, without whom it is about', () => {
    const told = notificationsOf({ caseId: 'CP', seq: 1, at: context.now, events: [openingOf(ratedPoorly())] });
    expect(told).toMatchObject([{ to: 'manager', except: [agent.id] }]);
  });

  test('answers to no clause of a service', () => {
    const findings = conformanceOf(recorded(repairAfter('check').history), repairAfter('check').at, context);
    expect(findings.filter(({ status }) => status !== 'not-applicable' && status !== 'general')).toEqual([]);
  });
});
