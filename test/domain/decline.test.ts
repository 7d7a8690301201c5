import { test } from 'vitest';
import { decline } from '../../domain/decline.ts';
import { caseAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given } from '../given.ts';
import { agent, helper, manager } from '../people.ts';

const outOfScope = { explanation: '该事项由邻区办理', guidedTo: '邻区政务服务中心' };
const declined = () => and(caseAfter('register'), agent, decline, outOfScope);

clause('7.2.1.2', () => {
  test('a need that is out of scope is told so, and where to go instead', () => {
    given(caseAfter('register'))
      .when(decline, outOfScope)
      .thenRecorded({ type: 'CaseDeclined', ...outOfScope });
  });

  test('the manager above may tell it too', () => {
    given(caseAfter('register')).by(manager).when(decline, outOfScope).thenRecordedTypes('CaseDeclined');
  });

  test('telling it twice changes nothing', () => {
    given(declined()).when(decline, outOfScope).thenNothing();
  });

  test('a case once received is in scope', () => {
    given(caseAfter('receive')).when(decline, outOfScope).thenRefusedBy('7.2.1.2', 'wrong-stage');
  });
});

clause('5.3.2', () => {
  test('a helper does not turn a case away', () => {
    given(caseAfter('register')).by(helper).when(decline, outOfScope).thenRefusedBy('5.3.2', 'not-permitted');
  });
});
