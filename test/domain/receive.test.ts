import { test } from 'vitest';
import { receive } from '../../domain/receive.ts';
import { caseAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { given } from '../given.ts';
import { colleague, helper, principal, stranger } from '../people.ts';

const told = { told: '已说明代办流程' };

clause('7.2.1.1', () => {
  test('an agent of the office receives the principal and takes the case in charge', () => {
    given(caseAfter('register'))
      .when(receive, told)
      .thenRecorded({ type: 'CaseReceived', agent: 'agent-1', ...told });
  });

  test('receiving twice changes nothing', () => {
    given(caseAfter('receive')).when(receive, told).thenNothing();
  });

  test('a case that a colleague has received stays with the colleague', () => {
    given(caseAfter('receive')).by(colleague).when(receive, told).thenRefusedBy('7.2.1.1', 'already-received');
  });
});

clause('5.3.2', () => {
  test.each([
    ['an agent of another office', stranger],
    ['a helper', helper],
    ['the principal', principal],
  ])('%s receives nobody', (_, actor) => {
    given(caseAfter('register')).by(actor).when(receive, told).thenRefusedBy('5.3.2', 'not-permitted');
  });
});

clause('4.2', () => {
  test('an agent does not receive a case of their own', () => {
    given(caseAfter('register'))
      .by({ ...colleague, id: 'resident-1' })
      .when(receive, told)
      .thenRefusedBy('4.2', 'own-case');
  });
});
