import { expect, test } from 'vitest';
import { freezeOf } from '../../domain/measure/contributions.ts';
import { rowsOf } from '../../domain/measure/rows-of.ts';
import { raiseAgain } from '../../domain/raise-again.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { caseAfter } from '../a-case.ts';
import { laterThan, raisedBy, raising } from '../a-later-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { and, given, later, minute, type Story } from '../given.ts';
import { agent, helper, manager, principal, stranger } from '../people.ts';
import { asked, clocks, figuresOfHistories } from './measure/facts.ts';

const ended = caseAfter('archive');
const again = (story: Story) => and(story, manager, raiseAgain, raising, laterThan(story.now));
const resolution = ({ history }: Story) =>
  rowsOf(history, clocks).find(({ measure }) => measure === 'resolution')?.value;

clause('8.3', () => {
  test('a manager records that the same need was raised again, also when the case is sealed', () => {
    for (const story of [caseAfter('deliver'), ended, assistanceAfter('evaluate')])
      given(story)
        .by(manager)
        .when(raiseAgain, raising, laterThan(story.now))
        .thenRecorded({ type: 'NeedRaisedAgain', ...raising });
    expect(again(ended).now).toMatchObject({ stage: 'archived', raisedAgain: { by: raisedBy } });
  });

  test('whoever served it does not, nor another office, nor the principal', () => {
    for (const actor of [agent, helper, stranger, principal])
      given(ended).by(actor).when(raiseAgain, raising, laterThan(ended.now)).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('the same again changes nothing, another case is refused', () => {
    const other = { ...raising, by: 'DB9901002026030700000027' };
    given(again(ended)).by(manager).when(raiseAgain, raising, laterThan(ended.now)).thenNothing();
    given(again(ended))
      .by(manager)
      .when(raiseAgain, other, laterThan(ended.now))
      .thenRefusedBy('8.3', 'already-raised-again');
  });

  test('not of a service that goes on', () => {
    const open = caseAfter('submit');
    given(open).by(manager).when(raiseAgain, raising, laterThan(open.now)).thenRefusedBy('8.3', 'service-not-ended');
  });

  test('by a case of the same principal, registered after the end and within fifteen days of it', () => {
    const of = (days: number) => given(ended).by(manager).when(raiseAgain, raising, laterThan(ended.now, days));
    of(15).thenRecordedTypes('NeedRaisedAgain');
    of(16).thenRefusedBy('8.3', 'raised-too-late');
    of(0).thenRefusedBy('8.3', 'raised-too-late');
    const { now } = laterThan(ended.now);
    const when = given(ended).by(manager);
    when.when(raiseAgain, raising, { now, samePrincipal: false }).thenRefusedBy('8.3', 'raised-by-other');
    when.when(raiseAgain, raising, undefined).thenRefusedBy('8.3', 'raised-unknown');
    const head = { ...manager, office: 'heping' };
    given(ended)
      .by(head)
      .when(raiseAgain, raising, { now: { ...now, office: 'anle' }, samePrincipal: true })
      .thenRefusedBy('8.3', 'raised-unknown');
  });

  test('what was counted as resolved, or as wanted no more, is not resolved; other endings stay', () => {
    const withdrawn = (cause: 'not-needed' | 'dissatisfied') =>
      and(caseAfter('submit'), principal, withdraw, { cause });
    expect([resolution(ended), resolution(again(ended))]).toEqual(['resolved', 'reopened']);
    expect(resolution(again(withdrawn('not-needed')))).toBe('reopened');
    expect(resolution(again(withdrawn('dissatisfied')))).toBe('dissatisfied');
  });

  test('after the freeze that is a revision: the report of the month stays, and the next shows what has changed', async () => {
    const late = { ...ended, at: later(freezeOf('2026-03'), minute) };
    const { history } = again(late);
    const rate = async (through: string) =>
      (await figuresOfHistories([history, ended.history], asked({ through })))['resolution-rate']?.value;
    expect(await rate('2026-03')).toBe('100.00');
    expect(await rate('2026-04')).toBe('50.00');
  });
});
