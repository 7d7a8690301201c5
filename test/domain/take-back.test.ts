import { expect, test } from 'vitest';
import { decline } from '../../domain/decline.ts';
import { handBack } from '../../domain/hand-back.ts';
import { takeBack } from '../../domain/take-back.ts';
import { terminate } from '../../domain/terminate.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { caseAfter, electronic, papersOf } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given } from '../given.ts';
import { agent, colleague, manager, principal } from '../people.ts';

const filed = caseAfter('submit');
const papers = papersOf(filed.now, 'm1');
const [first, ...rest] = papers as [string, ...string[]];
const back = (materials: readonly string[], place = '二号柜') => ({ materials: [...materials], place });
const terminated = and(filed, agent, terminate, {
  ground: 'no-cooperation',
  explanation: '多次提醒未补正',
  told: { means: 'electronic', on: '2026-03-04' },
});

clause('A.4.5', () => {
  test('papers that come back from the authority are in custody again, and where they lie is known', () => {
    given(filed)
      .when(takeBack, back(papers))
      .thenRecorded({ type: 'MaterialsTakenBack', ...back(papers) });
    const { now } = and(filed, agent, takeBack, back([first]));
    expect(now).toMatchObject({
      materials: [{ id: first, state: 'held', place: '二号柜' }, ...rest.map(() => ({ state: 'submitted' }))],
    });
  });

  test.each(['deliver', 'evaluate'] as const)('also after the service has ended: after %s', (step) => {
    const { now } = caseAfter(step);
    given(caseAfter(step))
      .when(takeBack, back(papersOf(now, 'm1')))
      .thenRecordedTypes('MaterialsTakenBack');
  });

  test('and after a termination, so that they can go home', () => {
    const held = and(terminated, agent, takeBack, back(papers));
    given(held).when(handBack, { materials: papers, receipt: electronic }).thenRecordedTypes('MaterialsHandedBack');
  });

  test('taking them back twice changes nothing', () => {
    given(and(filed, agent, takeBack, back(papers)))
      .when(takeBack, back(papers))
      .thenNothing();
  });

  test('what is not with the authority does not come from there', () => {
    given(filed)
      .when(takeBack, back([first, 'none']))
      .thenRefusedBy('A.4.5', 'material-unknown');
    given(caseAfter('custody'))
      .when(takeBack, back(papersOf(caseAfter('custody').now, 'm1')))
      .thenRefusedBy('A.4.5', 'material-not-submitted');
    given(and(filed, agent, takeBack, back([first])))
      .when(takeBack, back(papers))
      .thenRefusedBy('A.4.5', 'material-not-submitted');
  });

  test('nothing comes back into a sealed archive, nor where no agreement was ever in force', () => {
    given(caseAfter('archive'))
      .when(takeBack, back(papersOf(caseAfter('archive').now, 'm1')))
      .thenRefusedBy('7.2.7', 'case-archived');
    given(caseAfter('draft'))
      .when(takeBack, back([first]))
      .thenRefusedBy('A.7.4', 'authority-off');
    given(and(caseAfter('draft'), principal, withdraw, {}))
      .when(takeBack, back([first]))
      .thenRefusedBy('4.1', 'case-withdrawn');
    given(and(caseAfter('register'), agent, decline, { explanation: '不属于', guidedTo: '邻区' }))
      .when(takeBack, back([first]))
      .thenRefusedBy('5.3.2', 'not-permitted');
  });
});

clause('A.2.2', () => {
  test('only the agent in charge fetches papers', () => {
    given(filed).by(colleague).when(takeBack, back(papers)).thenRefusedBy('A.2.2', 'not-in-charge');
    given(filed).by(manager).when(takeBack, back(papers)).thenRefusedBy('5.3.2', 'not-permitted');
  });
});
