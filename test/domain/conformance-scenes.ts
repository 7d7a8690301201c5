import type { Recorded } from '../../domain/conformance.ts';
import { decline } from '../../domain/decline.ts';
import { recordResult } from '../../domain/record-result.ts';
import type { Clause } from '../../domain/standard.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { afterwards, caseAfter, type Details, electronic, type Step } from '../a-case.ts';
import { and, day, type Story } from '../given.ts';
import { agent, manager, principal } from '../people.ts';
import { findings, recorded } from './recorded.ts';

/** The case after a step, with so many days of sleep after another. */
export const slowAfter = (pause: Step, days: number, last: Step): Story =>
  caseAfter(last, {}, (story, done) => (done === pause ? afterwards(story, days * day) : story));

/** The story with something between two steps. */
export const between = (at: Step, what: (story: Story) => Story, last: Step, details: Details = {}): Story =>
  caseAfter(last, details, (story, done) => (done === at ? what(story) : story));

export const kept = (story: Story): Story =>
  and(story, agent, takeIntoCustody, {
    materials: [{ matter: 'm1', material: 'idcard', originals: 1, copies: 0, place: '一号柜' }],
    receipt: electronic,
  });

export const refusal = (story: Story): Story =>
  and(story, agent, recordResult, 'm1', { outcome: 'refused', explanation: '不符合条件' });

export const declined = (): Story =>
  and(caseAfter('register'), manager, decline, { explanation: '由邻区受理', guidedTo: '邻区政务服务中心' });

export const withdrawn = (story: Story): Story => and(story, principal, withdraw, {});

/** The history with events changed that no command would write so. */
export const forged = (story: Story, change: (commit: Recorded) => Recorded): readonly Recorded[] =>
  recorded(story.history).map(change);

export const inForged = (number: Clause, history: readonly Recorded[], at: string) =>
  findings(history, at).find((each) => each.clause === number)?.status;
