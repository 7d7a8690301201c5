import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { addDocument } from '../../domain/add-document.ts';
import {
  RecordSignature,
  recordSignature,
  SignAgreement,
  signForMandatary,
  signOwnAgreement,
} from '../../domain/sign-agreement.ts';
import { submit } from '../../domain/submit.ts';
import { caseAfter, digestOf, document } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given, later, minute, type Story, sha256 } from '../given.ts';
import { agent, manager, principal, stranger } from '../people.ts';

const drafted = caseAfter('draft');
const digest = digestOf(drafted.now);
const at = (story: Story) => later(story.at, minute);
const scanned = (purpose: 'signed-agreement' | 'other') => and(drafted, agent, addDocument, document('scan', purpose));
const onPaper = { digest, documentId: 'scan' };

clause('A.7.4', () => {
  test('the first signature alone gives no authority', () => {
    given(drafted)
      .by(principal)
      .when(signOwnAgreement, { digest })
      .thenRecorded({
        type: 'AgreementSigned',
        signature: { party: 'principal', method: 'electronic', digest, by: 'resident-1', at: at(drafted) },
      });
    given(caseAfter('sign-own'))
      .when(submit, 'm1', { materials: [] })
      .thenRefusedBy('A.7.4', 'authority-off', '民法典第165条');
  });

  test('with the last signature the agreement takes effect', () => {
    const half = caseAfter('sign-own');
    given(half)
      .by(manager)
      .when(signForMandatary, { digest })
      .thenRecorded(
        {
          type: 'AgreementSigned',
          signature: {
            party: 'mandatary',
            method: 'electronic',
            digest,
            by: 'manager-1',
            at: at(half),
            authority: { basis: '任命文件〔2026〕1号', seal: '示范区政务服务代办中心（公章）' },
          },
        },
        { type: 'AgreementTookEffect' },
      );
  });

  test('whoever signs last: the day of effect is that of the last', () => {
    const half = and(drafted, manager, signForMandatary, { digest });
    const both = and(half, principal, signOwnAgreement, { digest });
    expect(both.now).toMatchObject({ stage: 'handling', agreement: { effectiveAt: at(half) } });
  });

  test('signing twice changes nothing, neither before nor after the agreement takes effect', () => {
    given(caseAfter('sign-own')).by(principal).when(signOwnAgreement, { digest }).thenNothing();
    given(caseAfter('sign-mandatary')).by(principal).when(signOwnAgreement, { digest }).thenNothing();
    given(caseAfter('sign-mandatary')).by(manager).when(signForMandatary, { digest }).thenNothing();
  });

  test.each(['draft', 'sign-mandatary'] as const)(
    'other terms than those on the table are not signed, after %s',
    (step) => {
      given(caseAfter(step))
        .by(principal)
        .when(signOwnAgreement, { digest: sha256('other terms') })
        .thenRefusedBy('A.7.4', 'other-terms');
    },
  );

  test('a signature on paper needs its scan', () => {
    given(drafted).when(recordSignature, onPaper).thenRefusedBy('A.7.4', 'evidence-missing', '民法典第165条');
    given(scanned('other')).when(recordSignature, onPaper).thenRefusedBy('A.7.4', 'evidence-missing');
  });

  test('a signature on paper is recorded with its scan and who recorded it', () => {
    const story = scanned('signed-agreement');
    given(story)
      .when(recordSignature, onPaper)
      .thenRecorded({
        type: 'AgreementSigned',
        signature: { party: 'principal', method: 'paper', documentId: 'scan', digest, by: 'agent-1', at: at(story) },
      });
  });

  test('paper after an electronic signature changes nothing', () => {
    given(caseAfter('sign-own')).when(recordSignature, onPaper).thenNothing();
  });
});

clause('6.3.2', () => {
  test.each([
    ['online', 'electronic'],
    ['window', 'paper'],
  ] as const)('a mandate is written either way: %s, %s', (channel, method) => {
    expect(caseAfter('sign-mandatary', { channel }).now).toMatchObject({
      stage: 'handling',
      agreement: { signatures: [{ party: 'principal', method }, { party: 'mandatary' }] },
    });
  });
});

clause('A.1.2', () => {
  test('a mandate whose term is over takes no effect any more', () => {
    given(caseAfter('sign-own'))
      .by(manager)
      .at('2027-01-01T01:00:00.000Z')
      .when(signForMandatary, { digest })
      .thenRefusedBy('A.1.2', 'term-over', '民法典第173条');
    given(caseAfter('sign-own'))
      .by(manager)
      .at('2026-12-31T15:59:00.000Z')
      .when(signForMandatary, { digest })
      .thenRecordedTypes('AgreementSigned', 'AgreementTookEffect');
  });
});

clause('7.2.2', () => {
  test.each(['register', 'receive'] as const)('there is nothing to sign after %s', (step) => {
    given(caseAfter(step)).by(principal).when(signOwnAgreement, { digest }).thenRefusedBy('7.2.2', 'no-draft');
  });
});

clause('5.3.2', () => {
  test('nobody signs for another', () => {
    const another = { kind: 'principal', account: 'resident-2' } as const;
    given(drafted).by(another).when(signOwnAgreement, { digest }).thenRefusedBy('5.3.2', 'not-permitted');
    given(drafted).by(agent).when(signOwnAgreement, { digest }).thenRefusedBy('5.3.2', 'not-permitted');
    given(drafted).by(agent).when(signForMandatary, { digest }).thenRefusedBy('5.3.2', 'not-permitted');
    given(drafted).by(stranger).when(signForMandatary, { digest }).thenRefusedBy('5.3.2', 'not-permitted');
    given(drafted).by(principal).when(recordSignature, onPaper).thenRefusedBy('5.3.2', 'not-permitted');
  });
});

test('what is asked is a digest, and for paper the scan', () => {
  const takes = (schema: z.ZodMiniType, value: unknown) => z.safeParse(schema, value).success;
  expect([takes(SignAgreement, { digest }), takes(SignAgreement, onPaper)]).toEqual([true, false]);
  expect([takes(RecordSignature, { digest }), takes(RecordSignature, onPaper)]).toEqual([false, true]);
  expect(takes(SignAgreement, { digest: digest.toUpperCase() })).toBe(false);
});
