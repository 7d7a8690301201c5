import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { HandlingCase } from '../../domain/case.ts';
import { ReportProgress, reportProgress } from '../../domain/report-progress.ts';
import { caseAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given } from '../given.ts';
import { agent, colleague, resident } from '../people.ts';

const news = { text: '审批部门已受理', means: 'electronic' } as const;

clause('7.2.3.3', () => {
  test('the principal is told how a matter stands', () => {
    given(caseAfter('submit'))
      .when(reportProgress, 'm1', news)
      .thenRecorded({ type: 'ProgressReported', matter: 'm1', ...news });
  });

  test('being told starts the silence anew, of this matter alone', () => {
    const before = caseAfter('submit', { items: ['GT-SETUP', 'SS-CARD'] });
    const after = and(before, agent, reportProgress, 'm2', news);
    const toldAt = ({ matters }: HandlingCase) => matters.map((matter) => matter.toldAt);
    const [first] = toldAt(before.now as HandlingCase);
    expect(toldAt(after.now as HandlingCase)).toEqual([first, after.at]);
  });

  test('telling it again is news again', () => {
    given(and(caseAfter('submit'), agent, reportProgress, 'm1', news))
      .when(reportProgress, 'm1', news)
      .thenRecordedTypes('ProgressReported');
  });
});

clause('A.4.2', () => {
  test('there is nothing to report of a matter that was not entrusted', () => {
    given(caseAfter('submit')).when(reportProgress, 'm9', news).thenRefusedBy('A.1.1', 'matter-unknown');
  });

  test('only the agent in charge reports', () => {
    given(caseAfter('submit')).by(colleague).when(reportProgress, 'm1', news).thenRefusedBy('A.2.2', 'not-in-charge');
  });
});

clause('5.3.2', () => {
  test('a report carries no personal numbers', () => {
    expect(z.safeParse(ReportProgress, { ...news, text: `请致电${resident.phone}` }).success).toBe(false);
    expect(z.safeParse(ReportProgress, news).success).toBe(true);
  });
});
