import { expect, test } from 'vitest';
import { accompanySubmission } from '../../domain/accompany-submission.ts';
import type { GuidanceCase } from '../../domain/case.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { guideMaterials } from '../../domain/guide-materials.ts';
import { handBack } from '../../domain/hand-back.ts';
import { receiveInquiry } from '../../domain/receive-inquiry.ts';
import { submit } from '../../domain/submit.ts';
import { takeBack } from '../../domain/take-back.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { caseAfter, electronic } from '../a-case.ts';
import { assistanceAfter, checks, submission } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { and, given } from '../given.ts';
import { agent, colleague, helper, principal } from '../people.ts';

const advised = assistanceAfter('advise');
const guided = assistanceAfter('materials');
const asked = { item: 'GT-SETUP', materials: checks(advised, 'GT-SETUP') };
const checked = ({ now }: typeof guided) => (now as GuidanceCase).assistance.checked;

clause('7.1.2.3', () => {
  test('what is ready and what is missing is recorded, paper by paper', () => {
    given(advised)
      .by(colleague)
      .when(guideMaterials, asked)
      .thenRecorded({ type: 'MaterialsGuided', ...asked });
  });

  test('after supplementing it is recorded anew, and the last stands', () => {
    const ready = {
      ...asked,
      materials: asked.materials.map(({ material }) => ({ material, check: 'ready' as const })),
    };
    const supplemented = and(guided, helper, guideMaterials, { ...ready, explanation: '已补齐' });
    expect(checked(supplemented)).toMatchObject([{ item: 'GT-SETUP', materials: ready.materials }]);
    given(guided).by(helper).when(guideMaterials, asked).thenNothing();
  });

  test('nothing is asked for but what was told once', () => {
    given(advised)
      .by(helper)
      .when(guideMaterials, { ...asked, materials: [{ material: 'portrait', check: 'missing' }] })
      .thenRefusedBy('7.1.2.3', 'material-not-in-notice');
    given(advised)
      .by(helper)
      .when(guideMaterials, { ...asked, item: 'SS-CARD' })
      .thenRefusedBy('7.1.2.2', 'advice-first');
  });

  test('the principal files, with somebody along: where, when, under which number', () => {
    given(guided)
      .by(colleague)
      .when(accompanySubmission, submission)
      .thenRecorded({ type: 'SubmissionAccompanied', ...submission, authority: 'market' });
    given(assistanceAfter('submission')).by(helper).when(accompanySubmission, submission).thenNothing();
  });

  test('on a day since the reception, not to come', () => {
    for (const on of ['2026-03-03', '2026-03-05'])
      given(guided)
        .by(helper)
        .when(accompanySubmission, { ...submission, on })
        .thenRefusedBy('7.1.2.3', 'day-not-in-service');
  });

  test('first the procedure is told', () => {
    given(assistanceAfter('form'))
      .by(helper)
      .when(accompanySubmission, submission)
      .thenRefusedBy('7.1.2.2', 'advice-first');
  });

  test.each([
    ['guide', guideMaterials, asked],
    ['accompany', accompanySubmission, submission],
  ] as const)('%s: while help lasts, by staff', (_, decide, body) => {
    const act = decide as typeof guideMaterials;
    const given_ = body as typeof asked;
    given(assistanceAfter('register')).by(helper).when(act, given_).thenRefusedBy('7.1.1.1', 'inquiry-first');
    given(caseAfter('notice')).when(act, given_).thenRefusedBy('6.3.2', 'agency-case');
    given(guided).by(principal).when(act, given_).thenRefusedBy('5.3.2', 'not-permitted');
  });
});

clause('6.3.2', () => {
  test('filing in the principal’s place needs a mandate: refused, with the way to 代办', () => {
    given(guided)
      .by(helper)
      .when(accompanySubmission, { ...submission, by: 'helper' })
      .thenRefusedBy('6.3.2', 'assistance-only-guides', '民法典第165条');
  });
});

clause('6.3.1', () => {
  const responsible = and(assistanceAfter('register'), agent, receiveInquiry, { told: '已了解需求' });

  test('nothing of a mandate is done in help, even by the agent responsible: no papers kept, none filed', () => {
    const helping = given(responsible).by(agent);
    helping.when(giveNotice, { means: 'in-person' }).thenRefusedBy('6.3.1', 'assistance-only-guides');
    helping
      .when(takeIntoCustody, { materials: [], receipt: electronic })
      .thenRefusedBy('6.3.1', 'assistance-only-guides');
    helping.when(submit, 'm1', { materials: [] }).thenRefusedBy('6.3.1', 'assistance-only-guides');
    helping.when(handBack, { materials: [], receipt: electronic }).thenRefusedBy('6.3.1', 'assistance-only-guides');
    helping.when(takeBack, { materials: ['p'], place: '柜' }).thenRefusedBy('6.3.1', 'assistance-only-guides');
  });
});
