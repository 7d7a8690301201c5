import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { RegisterAtWindow, RegisterOnline, register } from '../../domain/register.ts';
import { caseAfter, caseId } from '../a-case.ts';
import { clause } from '../clause.ts';
import { contextOf, judged } from '../given.ts';
import { agent, enterprise, helper, manager, principal, resident, system } from '../people.ts';

const wish = { principal: resident, need: '想开一家面馆', items: ['GT-SETUP'] };
const online = { ...wish, office: 'heping' };
const recorded = {
  type: 'CaseRegistered',
  id: caseId,
  office: 'heping',
  need: '想开一家面馆',
  items: ['GT-SETUP'],
} as const;

clause('7.2.1.1', () => {
  test('a principal registers online, at the office chosen', () => {
    judged(register(caseId, online, contextOf(principal))).thenRecorded({
      ...recorded,
      channel: 'online',
      principal: { kind: 'person', account: 'resident-1', age: 'elder' },
    });
  });

  test.each([helper, agent])('$id registers a person at the window of the own office', (staff) => {
    judged(register(caseId, wish, contextOf(staff))).thenRecorded({
      ...recorded,
      channel: 'window',
      principal: { kind: 'person', age: 'elder' },
    });
  });

  test('what is wanted may be left to the reception', () => {
    judged(register(caseId, { ...online, items: [] }, contextOf(principal))).thenRecordedTypes('CaseRegistered');
  });
});

clause('5.1.1', () => {
  test('a case is the same life whether it begins online or at a window', () => {
    const [online, window] = (['online', 'window'] as const).map((channel) => caseAfter('deliver', { channel }));
    expect(window!.now).toMatchObject({ stage: online!.now.stage, channel: 'window' });
  });
});

clause('5.1.2', () => {
  test('an office that is not one of the district receives nobody', () => {
    judged(register(caseId, { ...online, office: 'moon' }, contextOf(principal))).thenRefusedBy(
      '5.1.2',
      'office-unknown',
    );
  });

  test('staff register at no other office than their own', () => {
    judged(register(caseId, online, contextOf({ ...manager }))).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('the system registers nobody', () => {
    judged(register(caseId, wish, contextOf(system))).thenRefusedBy('5.1.2', 'office-unknown');
  });
});

clause('6.2', () => {
  test('an item that is not in the catalogue is refused', () => {
    judged(register(caseId, { ...online, items: ['GT-SETUP', 'FLY'] }, contextOf(principal))).thenRefusedBy(
      '6.2',
      'item-unknown',
    );
  });
});

clause('5.3.2', () => {
  test('name and numbers of the principal stay out of the history', () => {
    const written = JSON.stringify([
      register(caseId, online, contextOf(principal)),
      register(caseId, { ...online, principal: enterprise }, contextOf(principal)),
    ]);
    for (const word of [resident, enterprise].flatMap(({ name, phone }) => [name, phone]))
      expect(written).not.toContain(word);
    expect(written).not.toContain(resident.identityNumber);
  });
});

describe('what is asked', () => {
  const takes = (schema: z.ZodMiniType, value: unknown) => z.safeParse(schema, value).success;

  test('online names an office, at a window never', () => {
    expect([takes(RegisterOnline, online), takes(RegisterOnline, wish)]).toEqual([true, false]);
    expect([takes(RegisterAtWindow, online), takes(RegisterAtWindow, wish)]).toEqual([false, true]);
  });

  test('has a need in words without personal numbers', () => {
    expect(takes(RegisterOnline, { ...online, need: '' })).toBe(false);
    expect(takes(RegisterOnline, { ...online, need: `请打${resident.phone}` })).toBe(false);
  });
});
