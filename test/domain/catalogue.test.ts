import { expect, test } from 'vitest';
import { DraftAgreement } from '../../domain/agreement.ts';
import { findItem, type ServiceItem } from '../../domain/catalogue.ts';
import { Decline } from '../../domain/decline.ts';
import { Deliver } from '../../domain/deliver.ts';
import { Evaluate } from '../../domain/evaluate.ts';
import { GiveNotice } from '../../domain/give-notice.ts';
import { HandBack } from '../../domain/hand-back.ts';
import { Receive } from '../../domain/receive.ts';
import { RecordResult } from '../../domain/record-result.ts';
import { RegisterAtWindow, RegisterOnline } from '../../domain/register.ts';
import { ReportProgress } from '../../domain/report-progress.ts';
import { RecordSignature, SignAgreement } from '../../domain/sign-agreement.ts';
import { SignTerminationForm } from '../../domain/sign-termination-form.ts';
import { Submit } from '../../domain/submit.ts';
import { TakeBack } from '../../domain/take-back.ts';
import { TakeIntoCustody } from '../../domain/take-into-custody.ts';
import { Terminate } from '../../domain/terminate.ts';
import { Withdraw } from '../../domain/withdraw.ts';
import { draft, electronic } from '../a-case.ts';
import { clause } from '../clause.ts';
import { catalogue, district, sha256 } from '../given.ts';
import { resident } from '../people.ts';

const { items } = catalogue;
const doubled = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
const wrong = (isWrong: (item: ServiceItem) => boolean) => items.filter(isWrong).map(({ code }) => code);

clause('6.2', () => {
  test('the catalogue has a version and the time of its publication', () => {
    expect(catalogue).toMatchObject({
      version: expect.stringMatching(/^\d{4}-\d+$/),
      updatedAt: expect.stringMatching(/Z$/),
    });
  });

  test('every item is found by its code, and no code stands twice', () => {
    expect(doubled(items.map(({ code }) => code))).toEqual([]);
    expect(items.every((item) => findItem(catalogue, item.code) === item)).toBe(true);
    expect(findItem(catalogue, 'FLY')).toBeUndefined();
  });

  test('every item has its authority in the district, its materials once each, and something to tell', () => {
    const authorities = district.authorities.map(({ code }) => code);
    expect(wrong(({ authority }) => !authorities.includes(authority))).toEqual([]);
    expect(wrong(({ materials }) => doubled(materials.map(({ id }) => id)).length > 0)).toEqual([]);
    expect(wrong(({ steps, basis }) => steps.length === 0 || basis.length === 0)).toEqual([]);
  });

  test('what is promised is never slower than the law', () => {
    expect(wrong(({ legalDays, promisedDays }) => promisedDays > legalDays)).toEqual([]);
  });

  test('an item that demands presence is not open to agency, every other has powers', () => {
    expect(wrong(({ presence, entrustable }) => presence && entrustable)).toEqual([]);
    expect(wrong(({ powers, entrustable }) => powers.length > 0 !== entrustable)).toEqual([]);
  });
});

const fields = () => new Set(items.map(({ field }) => field));

clause('6.1.1', () => {
  test('every item says its field; the opening of enterprises is among them', () => {
    expect(fields()).toContain('企业开办');
  });
});

clause('6.1.2', () => {
  test('so are matters of the elderly', () => {
    expect(fields()).toContain('老年人');
  });
});

clause('4.4', () => {
  const digest = sha256('terms');
  const paper = { matter: 'm1', material: 'idcard', originals: 1, copies: 0, place: '一号柜' };
  const wish = { principal: resident, need: '开店', items: [] };
  const requests = [
    [DraftAgreement, draft()],
    [Decline, { explanation: '不属于', guidedTo: '邻区' }],
    [Deliver, { receipt: electronic }],
    [Evaluate, { level: 'satisfied' }],
    [GiveNotice, { means: 'paper' }],
    [HandBack, { materials: ['p1'], receipt: electronic }],
    [Receive, { told: '已说明' }],
    [RecordResult, { outcome: 'granted', explanation: '准予' }],
    [RegisterAtWindow, wish],
    [RegisterOnline, { ...wish, office: 'heping' }],
    [ReportProgress, { text: '已受理', means: 'paper' }],
    [RecordSignature, { digest, documentId: 'scan' }],
    [SignAgreement, { digest }],
    [Submit, { materials: [] }],
    [SignTerminationForm, {}],
    [TakeBack, { materials: ['p1'], place: '一号柜' }],
    [Terminate, { ground: 'principal-asked', explanation: '不再需要', told: { means: 'paper', on: '2026-03-04' } }],
    [Withdraw, { reason: '不再需要' }],
    [TakeIntoCustody, { materials: [paper], receipt: electronic }],
  ] as const;

  test('no request has a place for a fee, nor for anything else unknown', () => {
    expect(requests.filter(([schema, asked]) => !schema.safeParse(asked).success)).toEqual([]);
    expect(requests.filter(([schema, asked]) => schema.safeParse({ ...asked, fee: 1 }).success)).toEqual([]);
  });

  test('statutory charges are told as owed to the authority', () => {
    expect(wrong(({ charges }) => charges !== '无' && !charges.includes('由申请人缴至'))).toEqual([]);
  });
});
