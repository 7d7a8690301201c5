import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { recordResult } from '../../domain/record-result.ts';
import { caseAfter, document } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given } from '../given.ts';
import { agent, colleague } from '../people.ts';

const granted = { outcome: 'granted', explanation: '准予登记' } as const;
const refusal = { outcome: 'refused', explanation: '经营场所不符合条件' } as const;
const submitted = caseAfter('submit');

clause('7.2.4', () => {
  test('the decision of the authority is recorded', () => {
    given(submitted)
      .when(recordResult, 'm1', granted)
      .thenRecorded({ type: 'ResultRecorded', matter: 'm1', ...granted });
  });

  test('with its document, which is in the file', () => {
    const licence = { ...granted, documentId: 'licence' };
    given(submitted).when(recordResult, 'm1', licence).thenRefusedBy('7.2.4', 'document-unknown');
    given(and(submitted, agent, addDocument, document('licence', 'result')))
      .when(recordResult, 'm1', licence)
      .thenRecorded({ type: 'ResultRecorded', matter: 'm1', ...licence });
  });

  test('recording it twice changes nothing', () => {
    given(caseAfter('result')).when(recordResult, 'm1', granted).thenNothing();
  });

  test('another outcome does not take its place', () => {
    given(caseAfter('result')).when(recordResult, 'm1', refusal).thenRefusedBy('7.2.4', 'already-decided');
  });
});

clause('A.3.2', () => {
  test.each(['refused', 'partly-granted'] as const)('when it is %s, the remedies are told with it', (outcome) => {
    const story = and(submitted, agent, recordResult, 'm1', { ...refusal, outcome });
    const [event] = story.history.at(-1)!.events;
    expect(event).toMatchObject({ outcome, remedies: expect.stringContaining('可依法提起行政复议或行政诉讼') });
  });
});

clause('7.2.3.2', () => {
  test('there is no result of what was not filed', () => {
    given(caseAfter('custody')).when(recordResult, 'm1', granted).thenRefusedBy('7.2.3.2', 'not-submitted');
  });
});

clause('A.1.2', () => {
  test('collecting needs the power to collect', () => {
    given(caseAfter('submit', { powers: ['file'] }))
      .when(recordResult, 'm1', granted)
      .thenRefusedBy('A.1.2', 'power-missing', '民法典第165条');
  });
});

clause('4.2', () => {
  test('an agent who has become the approver does not record their own decision', () => {
    given(submitted)
      .by({ ...agent, authorities: ['market'] })
      .when(recordResult, 'm1', granted)
      .thenRefusedBy('4.2', 'agent-is-approver', '民法典第168条');
  });
});

clause('A.1.1', () => {
  test('there is no result of a matter that was not entrusted', () => {
    given(submitted).when(recordResult, 'm9', granted).thenRefusedBy('A.1.1', 'matter-unknown');
  });
});

clause('A.2.2', () => {
  test('only the agent in charge records it', () => {
    given(submitted).by(colleague).when(recordResult, 'm1', granted).thenRefusedBy('A.2.2', 'not-in-charge');
  });
});
