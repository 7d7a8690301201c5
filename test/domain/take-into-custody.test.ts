import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { addDocument } from '../../domain/add-document.ts';
import { TakeIntoCustody, takeIntoCustody } from '../../domain/take-into-custody.ts';
import { caseAfter, document, electronic } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given, later, minute } from '../given.ts';
import { agent, colleague } from '../people.ts';

const idcard = { matter: 'm1', material: 'idcard', originals: 1, copies: 1, place: '一号柜' };
const asked = { materials: [idcard], receipt: electronic };
const told = caseAfter('notice');
const now = Date.parse(later(told.at, minute));

clause('A.4.5', () => {
  test('what is taken is listed one by one, with its place and a receipt', () => {
    given(told)
      .when(takeIntoCustody, { ...asked, materials: [idcard, { ...idcard, material: 'premises', copies: 0 }] })
      .thenRecorded({
        type: 'MaterialsTaken',
        materials: [
          { id: `p${now}-1`, name: '经营者身份证明', ...idcard },
          { id: `p${now}-2`, name: '经营场所使用证明', ...idcard, material: 'premises', copies: 0 },
        ],
        receipt: electronic,
      });
  });

  test('a signed receipt is in the file, as a receipt', () => {
    const signed = { ...asked, receipt: { kind: 'signed', documentId: 'slip' } as const };
    const withSlip = (purpose: 'receipt' | 'other') => and(told, agent, addDocument, document('slip', purpose));
    given(told).when(takeIntoCustody, signed).thenRefusedBy('A.4.5', 'receipt-missing');
    given(withSlip('other')).when(takeIntoCustody, signed).thenRefusedBy('A.4.5', 'receipt-missing');
    given(withSlip('receipt')).when(takeIntoCustody, signed).thenRecordedTypes('MaterialsTaken');
  });

  test('a scan that is named is in the file', () => {
    const scan = { ...asked, materials: [{ ...idcard, documentId: 'scan' }] };
    given(told).when(takeIntoCustody, scan).thenRefusedBy('A.4.5', 'document-unknown');
    given(told)
      .when(takeIntoCustody, { ...asked, materials: [idcard, { ...idcard, documentId: 'scan' }] })
      .thenRefusedBy('A.4.5', 'document-unknown');
    given(and(told, agent, addDocument, document('scan', 'material')))
      .when(takeIntoCustody, scan)
      .thenRecordedTypes('MaterialsTaken');
  });

  test('papers come at several times', () => {
    const twice = and(caseAfter('custody'), agent, takeIntoCustody, asked);
    expect(twice.now).toMatchObject({ materials: { length: 4 } });
  });
});

clause('7.2.3.1', () => {
  test('nothing is taken before it is told what is needed', () => {
    given(caseAfter('sign-mandatary')).when(takeIntoCustody, asked).thenRefusedBy('7.2.3.1', 'notice-first');
  });

  test.each([
    ['a material that was not told', { ...idcard, material: 'test' }],
    ['a matter that is not entrusted', { ...idcard, matter: 'm2' }],
  ])('%s is not taken, and nothing with it', (_, paper) => {
    given(told)
      .when(takeIntoCustody, { ...asked, materials: [idcard, paper] })
      .thenRefusedBy('7.2.3.1', 'material-not-in-notice');
  });
});

clause('A.2.2', () => {
  test('only the agent in charge takes papers', () => {
    given(told).by(colleague).when(takeIntoCustody, asked).thenRefusedBy('A.2.2', 'not-in-charge');
  });
});

describe('what is asked', () => {
  const faultOf = (change: object) => {
    const parsed = z.safeParse(TakeIntoCustody, { ...asked, materials: [{ ...idcard, ...change }] });
    return parsed.success ? undefined : parsed.error.issues[0]?.message;
  };

  test('is at least one sheet, or a scan', () => {
    expect(faultOf({})).toBeUndefined();
    expect(faultOf({ originals: 0, copies: 0 })).toBe('nothing-handed-over');
    expect(faultOf({ originals: 0, copies: 0, documentId: 'scan' })).toBeUndefined();
  });

  test.each([[{ originals: -1 }], [{ copies: 100 }], [{ originals: 0.5 }], [{ place: '' }], [{ colour: 'red' }]])(
    'is refused with %j',
    (change) => {
      expect(faultOf(change)).toBeDefined();
    },
  );
});
