import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { archivable } from '../../domain/archive.ts';
import type { Case, EndedCase } from '../../domain/case.ts';
import { deliver } from '../../domain/deliver.ts';
import { evaluate } from '../../domain/evaluate.ts';
import { handBack } from '../../domain/hand-back.ts';
import { recordResult } from '../../domain/record-result.ts';
import { signTerminationForm, unfinished } from '../../domain/sign-termination-form.ts';
import { takeBack } from '../../domain/take-back.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { terminate } from '../../domain/terminate.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { afterwards, caseAfter, document, electronic, papersOf, withPapersBack } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, day, given, type Story } from '../given.ts';
import { agent, colleague, manager, principal, system } from '../people.ts';

const why = {
  ground: 'no-cooperation',
  explanation: '多次提醒未补正',
  told: { means: 'electronic', on: '2026-03-04' },
} as const;
const terminated = (story: Story) => and(story, agent, terminate, why);
const held = terminated(caseAfter('custody'));
const sign = (story: Story) => and(story, agent, signTerminationForm, {});
const digest = expect.stringMatching(/^[0-9a-f]{64}$/);

clause('B.1', () => {
  test('the form waits until all papers are handed back', () => {
    given(held).when(signTerminationForm, {}).thenRefusedBy('B.1', 'custody-not-empty');
    given(withPapersBack(held))
      .when(signTerminationForm, {})
      .thenRecorded({ type: 'TerminationFormSigned', by: 'agent-1', digest });
  });

  test('a single copy keeps it waiting, a file without paper does not', () => {
    const one = (copies: number) => {
      const paper = { matter: 'm1', material: 'idcard', originals: 0, copies, place: '一号柜', documentId: 'photo' };
      const told = and(caseAfter('notice'), system, addDocument, document('photo', 'material'));
      return terminated(and(told, agent, takeIntoCustody, { materials: [paper], receipt: electronic }));
    };
    given(one(1)).when(signTerminationForm, {}).thenRefusedBy('B.1', 'custody-not-empty');
    given(one(0)).when(signTerminationForm, {}).thenRecordedTypes('TerminationFormSigned');
  });

  test('what comes back from the authority goes home first', () => {
    const filed = terminated(caseAfter('submit'));
    const materials = papersOf(filed.now, 'm1');
    const back = and(filed, agent, takeBack, { materials, place: '一号柜' });
    given(back).when(signTerminationForm, {}).thenRefusedBy('B.1', 'custody-not-empty');
    given(withPapersBack(back)).when(signTerminationForm, {}).thenRecordedTypes('TerminationFormSigned');
  });

  test('when nobody comes, evidenced mail empties the custody', () => {
    const mail = { kind: 'mail', carrier: '邮政', tracking: 'EMS1234567890' } as const;
    const sent = and(held, agent, handBack, { materials: papersOf(held.now, 'm1'), receipt: mail });
    given(sent).when(signTerminationForm, {}).thenRecordedTypes('TerminationFormSigned');
  });
});

clause('7.2.5.2', () => {
  const signed = sign(withPapersBack(held));

  test('who signed, what and when is known', () => {
    expect(signed.now).toMatchObject({ form: { by: 'agent-1', digest, at: signed.at } });
  });

  test('signing twice changes nothing', () => {
    given(signed).when(signTerminationForm, {}).thenNothing();
  });

  test('what is signed is this case: another ground has another digest', () => {
    const other = sign(and(withPapersBack(caseAfter('custody')), principal, withdraw, {}));
    const digests = [signed, other].map(({ now }) => (now as EndedCase).form?.digest);
    expect(new Set(digests).size).toBe(2);
  });

  test('only the agent in charge signs', () => {
    given(withPapersBack(held)).by(colleague).when(signTerminationForm, {}).thenRefusedBy('A.2.2', 'not-in-charge');
    for (const actor of [manager, principal])
      given(withPapersBack(held)).by(actor).when(signTerminationForm, {}).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test.each(['draft', 'custody', 'deliver', 'archive'] as const)(
    'there is no form without a termination: after %s',
    (step) => {
      given(caseAfter(step)).when(signTerminationForm, {}).thenRefusedBy('7.2.5.2', 'not-terminated');
    },
  );

  test('a withdrawn case has none', () => {
    given(and(caseAfter('draft'), principal, withdraw, {}))
      .when(signTerminationForm, {})
      .thenRefusedBy('4.1', 'case-withdrawn');
  });

  test('it names the matters that were not completed', () => {
    const two = caseAfter('submit', { items: ['GT-SETUP', 'SS-CARD'] });
    const decided = and(two, agent, recordResult, 'm1', { outcome: 'granted', explanation: '准予登记' });
    const half = terminated(and(decided, agent, deliver, 'm1', { receipt: electronic }));
    expect(unfinished(half.now as EndedCase).map(({ id }) => id)).toEqual(['m2']);
  });

  test('a terminated case is sealed only with its form signed', () => {
    const rated = and(held, principal, evaluate, { level: 'satisfied' });
    expect(archivable(rated.now)).toMatchObject({ clause: '7.2.5.2', because: 'form-not-signed' });
    const complete = (now: Case) => archivable(now)?.because;
    const formed = sign(withPapersBack(rated));
    expect(complete(formed.now)).toBe('agreement-not-printed');
    expect(complete(and(formed, system, addDocument, document('agreement', 'agreement')).now)).toBeUndefined();
  });

  test('an original that comes back after the signature still goes home before the sealing', () => {
    const filed = sign(terminated(caseAfter('submit')));
    const rated = and(filed, principal, evaluate, { level: 'satisfied' });
    const late = and(afterwards(rated, day), agent, takeBack, {
      materials: papersOf(filed.now, 'm1'),
      place: '一号柜',
    });
    expect(archivable(late.now)).toMatchObject({ clause: 'B.1', because: 'papers-held' });
    expect(archivable(withPapersBack(late).now)?.because).toBe('agreement-not-printed');
  });
});
