import { expect, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { type ReEntrust, reEntrust } from '../../domain/re-entrust.ts';
import { receive } from '../../domain/receive.ts';
import { type Terminate, terminate } from '../../domain/terminate.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { caseAfter, document } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, judged, later, minute, type Story, told } from '../given.ts';
import { agent, helper, manager, principal, stranger } from '../people.ts';
import { found } from './recorded.ts';

const id = 'DB9901002026030500000011';
const asked: ReEntrust = { need: '继续办理登记', items: ['GT-SETUP'], explanation: '已另租符合条件的场所' };
const evidence = document('lease', 'cause-gone');
const why: Terminate = {
  ground: 'not-qualified',
  explanation: '场所不符合条件',
  basis: '市场主体登记管理条例',
  told: { means: 'in-person', on: '2026-03-04' },
};
const ended = and(caseAfter('submit'), agent, terminate, why);
const onRequest = and(caseAfter('submit'), principal, withdraw, {});
const decide = (
  { now, at }: Story,
  {
    by = principal,
    shown = evidence,
    ask = asked,
  }: { by?: typeof agent | typeof principal; shown?: typeof evidence | null; ask?: ReEntrust } = {},
) => reEntrust(id, now, ask, shown ?? undefined, contextOf(by, later(at, minute)));
const again = (story: Story): Story => {
  const decision = decide(story);
  if (decision.outcome === 'refused') throw new Error(decision.because);
  return told([], later(story.at, minute), decision.events);
};

clause('7.2.5.3', () => {
  test('a new case of the same principal, linked to the old one, with the evidence in it', () => {
    const decision = decide(ended);
    judged(decision).thenRecordedTypes('CaseRegistered', 'DocumentAdded');
    const { now } = again(ended);
    expect(now).toMatchObject({
      id,
      stage: 'reception',
      office: ended.now.office,
      principal: ended.now.principal,
      previous: { caseId: ended.now.id, ground: 'not-qualified', documentId: 'lease' },
      documents: [evidence],
    });
  });

  test('at a window by staff of the office; by nobody else', () => {
    for (const by of [agent, helper, { ...manager, office: 'heping' }])
      expect(decide(ended, { by })).toMatchObject({ events: [{ channel: 'window' }, {}] });
    judged(decide(ended, { by: stranger })).thenRefusedBy('5.3.2', 'not-permitted');
    judged(decide(ended, { by: { kind: 'principal', account: 'resident-2' } as typeof principal })).thenRefusedBy(
      '5.3.2',
      'not-permitted',
    );
  });

  test('not until the cause is shown to be gone; what the principal ended is gone by asking again', () => {
    judged(decide(ended, { shown: null })).thenRefusedBy('7.2.5.3', 'cause-not-shown');
    judged(decide(onRequest, { shown: null })).thenRecordedTypes('CaseRegistered');
  });

  test('death and dissolution last', () => {
    for (const kind of ['death', 'dissolution'] as const)
      judged(
        decide(and(caseAfter('submit'), agent, terminate, { ground: 'other', kind, explanation: '亲属告知' }), {
          by: agent,
        }),
      ).thenRefusedBy('7.2.5.3', 'cause-lasts', '民法典第934条');
  });

  test.each(['register', 'draft', 'submit', 'deliver', 'archive'] as const)(
    'only what was terminated is entrusted again, not a case after %s',
    (step) => {
      judged(decide(caseAfter(step))).thenRefusedBy('7.2.5.3', 'not-terminated-before');
    },
  );

  test('items are those of the catalogue', () => {
    judged(decide(ended, { ask: { ...asked, items: ['NONE'] } })).thenRefusedBy('6.2', 'item-unknown');
  });

  test('the conformance of the new case: awaited until both have signed anew; does not arise without a case before', () => {
    const story = and(again(ended), agent, receive, { told: '已说明' });
    expect(found('7.2.5.3', story).status).toBe('open');
    expect(found('7.2.5.3', caseAfter('submit')).status).toBe('not-applicable');
    const shownNot = story.history.map((commit) => ({
      ...commit,
      events: commit.events.filter(({ type }) => type !== 'DocumentAdded'),
    }));
    expect(found('7.2.5.3', { ...story, history: shownNot, now: story.now as Case }).status).toBe('broken');
  });
});
