import { describe, expect, test } from 'vitest';
import type { EntrustedCase, HandlingCase } from '../../domain/case.ts';
import { dues } from '../../domain/due.ts';
import { mirrorAuthorityState } from '../../domain/mirror-authority-state.ts';
import { recordCharge } from '../../domain/record-charge.ts';
import { recordCorrectionRequest } from '../../domain/record-correction-request.ts';
import { recordDelay } from '../../domain/record-delay.ts';
import { recordResult } from '../../domain/record-result.ts';
import { resubmit } from '../../domain/resubmit.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { terminate } from '../../domain/terminate.ts';
import { afterwards, caseAfter, electronic } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, day, given, type Story } from '../given.ts';
import { agent, colleague, manager, principal, system } from '../people.ts';
import { found } from './recorded.ts';

const filed = caseAfter('submit');
const asked = { what: ['申请书漏签字', '补充租赁合同'], by: '2026-03-10', means: 'electronic' as const };
const toCorrect = and(filed, agent, recordCorrectionRequest, 'm1', asked);
const matterOf = ({ now }: Story) => (now as EntrustedCase).matters[0]!;

clause('7.2.3.2', () => {
  test('what the authority wants corrected is told once, whole; the matter stays submitted', () => {
    given(filed)
      .when(recordCorrectionRequest, 'm1', asked)
      .thenRecorded({ type: 'CorrectionRequested', matter: 'm1', ...asked });
    expect(matterOf(toCorrect)).toMatchObject({ state: 'submitted', correction: asked, toldAt: toCorrect.at });
    given(toCorrect).when(recordCorrectionRequest, 'm1', asked).thenNothing();
    given(toCorrect)
      .when(recordCorrectionRequest, 'm1', { ...asked, what: ['再补一份'] })
      .thenRefusedBy('7.2.3.2', 'correction-open', '行政许可法第32条');
  });

  test('only of what lies with the authority, and to a day that is to come', () => {
    given(caseAfter('custody'))
      .when(recordCorrectionRequest, 'm1', asked)
      .thenRefusedBy('7.2.3.2', 'not-submitted-now');
    given(filed)
      .when(recordCorrectionRequest, 'm1', { ...asked, by: '2026-03-03' })
      .thenRefusedBy('7.2.3.2', 'correction-date');
    given(filed).by(colleague).when(recordCorrectionRequest, 'm1', asked).thenRefusedBy('A.2.2', 'not-in-charge');
  });

  test('it is due by that day', () => {
    const { calendar, deadlines } = contextOf(agent);
    expect(dues(toCorrect.now, calendar, deadlines)).toContainEqual({
      name: 'correction',
      subject: 'm1',
      at: '2026-03-10T15:59:59.999Z',
      provisional: false,
    });
  });

  test('corrected papers are taken and filed again, and the request is answered', () => {
    const paper = { matter: 'm1', material: 'application', originals: 1, copies: 0, place: '一号柜' };
    const taken = and(toCorrect, agent, takeIntoCustody, { materials: [paper], receipt: electronic });
    const { id } = (taken.now as HandlingCase).materials.at(-1)!;
    const again = and(taken, agent, resubmit, 'm1', { materials: [id] });
    expect(matterOf(again)).not.toHaveProperty('correction');
    expect((again.now as HandlingCase).materials.at(-1)?.state).toBe('submitted');
    given(again).when(resubmit, 'm1', { materials: [] }).thenRefusedBy('7.2.3.2', 'no-correction');
    given(toCorrect)
      .when(resubmit, 'm1', { materials: ['none'] })
      .thenRefusedBy('A.4.5', 'material-unknown');
  });

  test('a decision answers it as well', () => {
    const decided = and(toCorrect, agent, recordResult, 'm1', { outcome: 'refused', explanation: '逾期未补正' });
    expect(matterOf(decided)).not.toHaveProperty('correction');
  });

  test('the conformance of the case: open until it is filed again, broken after its day', () => {
    expect(found('7.2.3.2', toCorrect)).toMatchObject({ status: 'open', deadline: { at: '2026-03-10T15:59:59.999Z' } });
    expect(found('7.2.3.2', toCorrect, afterwards(toCorrect, 8 * day).at).status).toBe('broken');
    expect(found('7.2.3.2', and(toCorrect, agent, resubmit, 'm1', { materials: [] })).status).toBe('obeyed');
  });
});

clause('7.2.3.3', () => {
  const state = { state: 'department-accepted', at: '2026-03-04T01:08:00.000Z' } as const;
  const mirrored = and(filed, system, mirrorAuthorityState, 'm1', { ...state, number: 'SJ-1' }, 'pushed' as const);

  test("the authority's own state stands beside ours and moves nothing of it", () => {
    expect(matterOf(mirrored)).toEqual({
      ...matterOf(filed),
      authorityNumber: 'SJ-1',
      authorityStates: [{ ...state, number: 'SJ-1', source: 'pushed' }],
    });
    const approved = and(
      mirrored,
      system,
      mirrorAuthorityState,
      'm1',
      { ...state, state: 'approved' },
      'pushed' as const,
    );
    expect(matterOf(approved).state).toBe('submitted');
    expect(approved.now.stage).toBe('handling');
  });

  test('told again it changes nothing; told late it takes its place by its own time', () => {
    given(mirrored)
      .by(system)
      .when(mirrorAuthorityState, 'm1', state, 'pushed' as const)
      .thenNothing();
    const earlier = { state: 'window-accepted', at: '2026-03-04T01:06:00+00:00' } as const;
    const late = and(
      mirrored,
      system,
      mirrorAuthorityState,
      'm1',
      { ...earlier, at: '2026-03-04T01:06:00Z' },
      'pushed' as const,
    );
    expect(matterOf(late).authorityStates?.map((each) => each.state)).toEqual([
      'window-accepted',
      'department-accepted',
    ]);
  });

  test('entered by the agent as well; not before it was filed, nor from the future', () => {
    given(filed)
      .when(mirrorAuthorityState, 'm1', state, 'entered' as const)
      .thenRecordedTypes('AuthorityStateMirrored');
    given(caseAfter('custody'))
      .when(mirrorAuthorityState, 'm1', state, 'entered' as const)
      .thenRefusedBy('7.2.3.2', 'not-submitted-now');
    given(filed)
      .when(mirrorAuthorityState, 'm1', { ...state, at: '2026-03-05T01:00:00Z' }, 'entered' as const)
      .thenRefusedBy('7.2.3.3', 'authority-state-ahead');
    given(filed)
      .by(colleague)
      .when(mirrorAuthorityState, 'm1', state, 'entered' as const)
      .thenRefusedBy('A.2.2', 'not-in-charge');
  });

  test('also after a termination, until the case is sealed', () => {
    const why = {
      ground: 'principal-asked',
      explanation: '不再需要',
      told: { means: 'in-person', on: '2026-03-04' },
    } as const;
    given(and(filed, agent, terminate, why))
      .by(system)
      .when(mirrorAuthorityState, 'm1', state, 'pushed' as const)
      .thenRecordedTypes('AuthorityStateMirrored');
    given(caseAfter('archive'))
      .by(system)
      .when(mirrorAuthorityState, 'm1', state, 'pushed' as const)
      .thenRefusedBy('7.2.7', 'case-archived');
  });
});

clause('A.7.1', () => {
  const delay = { side: 'authority', days: 2, reason: '系统升级停办' } as const;

  test('a delay is recorded with the side it belongs to, and stands in the finding', () => {
    const delayed = and(filed, manager, recordDelay, delay);
    given(delayed).when(recordDelay, delay).thenNothing();
    expect(found('A.7.1', delayed).why).toContain('审批部门2个工作日（系统升级停办）');
    given(filed)
      .when(recordDelay, { ...delay, matter: 'm9' })
      .thenRefusedBy('A.1.1', 'matter-unknown');
  });
});

clause('A.3.3', () => {
  const charge = { name: '工本费', fen: 1000, receiptNumber: 'SJ20260304', paidOn: '2026-03-04' };

  test('a statutory charge is recorded as paid to the authority of its matter', () => {
    const paid = and(filed, agent, recordCharge, 'm1', charge);
    expect((paid.now as EntrustedCase).charges).toEqual([{ about: 'm1', ...charge, paidTo: 'market' }]);
    given(paid).when(recordCharge, 'm1', charge).thenNothing();
    expect(found('A.3.3', paid)).toMatchObject({ status: 'obeyed', proof: [{ type: 'ChargePaid' }] });
    given(filed)
      .when(recordCharge, 'm1', { ...charge, paidOn: '2026-03-05' })
      .thenRefusedBy('A.3.3', 'charge-date');
    given(filed).by(principal).when(recordCharge, 'm1', charge).thenRefusedBy('5.3.2', 'not-permitted');
  });
});

describe('the mirror', () => {
  test('of a matter unknown is none', () => {
    given(filed)
      .when(
        mirrorAuthorityState,
        'm9',
        { state: 'department-accepted', at: '2026-03-04T01:08:00Z' },
        'entered' as const,
      )
      .thenRefusedBy('A.1.1', 'matter-unknown');
  });
});
