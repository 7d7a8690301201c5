import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { addDocument } from '../../domain/add-document.ts';
import { deliver } from '../../domain/deliver.ts';
import { Receipt } from '../../domain/receipt.ts';
import { caseAfter, document, electronic } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, given } from '../given.ts';
import { agent, colleague, resident } from '../people.ts';

const asked = { receipt: electronic };
const one = caseAfter('result');
const two = caseAfter('result', { items: ['GT-SETUP', 'SS-CARD'] });
/** Thirty days after 4 March 2026, a Friday, at midnight in Shanghai. */
const until = '2026-04-03T15:59:59.999Z';

clause('7.2.4', () => {
  test('the result reaches the principal, provably', () => {
    given(two)
      .when(deliver, 'm1', asked)
      .thenRecorded({ type: 'ResultDelivered', matter: 'm1', ...asked });
  });

  test('delivering twice changes nothing, before the service ends and after', () => {
    given(and(two, agent, deliver, 'm1', asked))
      .when(deliver, 'm1', asked)
      .thenNothing();
    given(caseAfter('deliver')).when(deliver, 'm1', asked).thenNothing();
    given(caseAfter('archive')).when(deliver, 'm1', asked).thenNothing();
    given(caseAfter('deliver', { items: ['GT-SETUP', 'SS-CARD'] }))
      .when(deliver, 'm2', asked)
      .thenNothing();
  });

  test('there is nothing to deliver before the authority has decided', () => {
    given(caseAfter('submit')).when(deliver, 'm1', asked).thenRefusedBy('7.2.4', 'not-decided');
  });

  test('a signed receipt is in the file', () => {
    const signed = { receipt: { kind: 'signed', documentId: 'slip' } as const };
    given(one).when(deliver, 'm1', signed).thenRefusedBy('7.2.4', 'receipt-missing');
    given(and(one, agent, addDocument, document('slip', 'receipt')))
      .when(deliver, 'm1', signed)
      .thenRecordedTypes('ResultDelivered', 'ServiceEnded', 'EvaluationInvited');
  });

  test.each([
    [{ kind: 'mail', carrier: '邮政特快专递', tracking: 'EX000000001CN' }, true],
    [{ kind: 'mail', carrier: '邮政特快专递', tracking: '无' }, false],
    [{ kind: 'electronic', channel: '短信' }, true],
    [{ kind: 'electronic', channel: `短信${resident.phone}` }, false],
    [{ kind: 'signed' }, false],
    [{ kind: 'shouted' }, false],
  ])('%j as a receipt: %s', (receipt, taken) => {
    expect(z.safeParse(Receipt, receipt).success).toBe(taken);
  });
});

clause('7.2.5.1', () => {
  test('with the last delivery, and only then, the service ends by itself', () => {
    given(two).when(deliver, 'm2', asked).thenRecordedTypes('ResultDelivered');
    given(and(two, agent, deliver, 'm2', asked))
      .when(deliver, 'm1', asked)
      .thenRecorded(
        { type: 'ResultDelivered', matter: 'm1', ...asked },
        { type: 'ServiceEnded', ground: 'completed' },
        { type: 'EvaluationInvited', until },
      );
  });

  test('a matter that is not yet decided keeps the service going', () => {
    const half = caseAfter('submit', { items: ['GT-SETUP', 'SS-CARD'] });
    expect(half.now.stage).toBe('handling');
    given(half).when(deliver, 'm2', asked).thenRefusedBy('7.2.4', 'not-decided');
  });

  test('a service that has ended delivers nothing more', () => {
    given(caseAfter('deliver')).when(deliver, 'm9', asked).thenRefusedBy('7.2.5.1', 'service-ended');
  });
});

clause('A.5.1', () => {
  test('with the last matter the agreement ends of itself: the mandate gives no power afterwards', () => {
    expect(caseAfter('deliver').now).toMatchObject({ stage: 'evaluation', ground: 'completed' });
  });
});

clause('7.2.6', () => {
  test('the principal is invited to evaluate, until a day that the district sets', () => {
    const ten = { value: 10, unit: 'days', basis: '区文件', version: '2', effectiveFrom: '2026-01-01' } as const;
    const { deadlines } = contextOf(agent);
    given(one)
      .with({ deadlines: { ...deadlines, evaluation: ten } })
      .when(deliver, 'm1', asked)
      .thenRecorded(
        { type: 'ResultDelivered', matter: 'm1', ...asked },
        { type: 'ServiceEnded', ground: 'completed' },
        // Ten days after 4 March is a Saturday, so that the window closes on the Monday.
        { type: 'EvaluationInvited', until: '2026-03-16T15:59:59.999Z' },
      );
  });
});

clause('A.1.1', () => {
  test('nothing is delivered of a matter that was not entrusted', () => {
    given(one).when(deliver, 'm9', asked).thenRefusedBy('A.1.1', 'matter-unknown');
  });
});

clause('A.2.2', () => {
  test('only the agent in charge delivers', () => {
    given(one).by(colleague).when(deliver, 'm1', asked).thenRefusedBy('A.2.2', 'not-in-charge');
  });
});
