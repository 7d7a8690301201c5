import { expect, test } from 'vitest';
import { addCorrectionNote } from '../../domain/add-correction-note.ts';
import type { EntrustedCase } from '../../domain/case.ts';
import { correctEntry } from '../../domain/correct-entry.ts';
import { withCorrections } from '../../domain/correction.ts';
import type { EventType } from '../../domain/events.ts';
import { recordResult } from '../../domain/record-result.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { submit } from '../../domain/submit.ts';
import { terminate } from '../../domain/terminate.ts';
import { caseAfter, papersOf } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, given, type Story } from '../given.ts';
import { agent, colleague, manager, principal } from '../people.ts';
import { findings, recorded } from './recorded.ts';

const reason = '录入有误';

/** Where the last event of a type stands, and the event. */
function entryOf(story: Story, type: EventType) {
  const commit = story.history.findLastIndex(({ events }) => events.some((event) => event.type === type));
  const events = story.history[commit]?.events ?? [];
  const entry = events.findIndex((event) => event.type === type);
  return { place: { commit: commit + 1, entry }, event: events[entry] };
}

type Changes = Parameters<typeof correctEntry>[1]['changes'];

const correcting = (story: Story, type: EventType, changes: Changes, by = agent) => {
  const { place, event } = entryOf(story, type);
  return given(story)
    .by(by)
    .when(correctEntry, { ...place, changes, reason }, event);
};

const corrected = (story: Story, type: EventType, changes: Changes) => {
  const { place, event } = entryOf(story, type);
  return and(story, agent, correctEntry, { ...place, changes, reason }, event);
};

const filed = and(caseAfter('custody'), agent, submit, 'm1', {
  materials: papersOf(caseAfter('custody').now, 'm1'),
  authorityNumber: 'SJ-1',
});
const granted = and(filed, agent, recordResult, 'm1', { outcome: 'granted', explanation: '准予登记' });
const matterOf = ({ now }: Story) => (now as EntrustedCase).matters[0];
const ended = and(caseAfter('sign-mandatary'), agent, terminate, {
  ground: 'not-qualified',
  explanation: '不符合条件',
  basis: '某条例第一条',
  told: { means: 'paper', on: '2026-03-04' },
});

clause('7.2.7', () => {
  test('a number typed wrongly is put right by another entry; the old one stays', () => {
    correcting(filed, 'MatterSubmitted', { authorityNumber: 'SJ-2' }).thenRecorded({
      type: 'EntryCorrected',
      ...entryOf(filed, 'MatterSubmitted').place,
      of: 'MatterSubmitted',
      matter: 'm1',
      before: { authorityNumber: 'SJ-1' },
      changes: { authorityNumber: 'SJ-2' },
      reason,
    });
    const after = corrected(filed, 'MatterSubmitted', { authorityNumber: 'SJ-2' });
    expect(matterOf(after)?.authorityNumber).toBe('SJ-2');
    expect(entryOf(after, 'MatterSubmitted').event).toMatchObject({ authorityNumber: 'SJ-1' });
    const shown = withCorrections(after.history).flatMap(({ events }) => events);
    expect(shown.find(({ type }) => type === 'MatterSubmitted')).toMatchObject({ authorityNumber: 'SJ-2' });
    expect(shown.some(({ type }) => type === 'EntryCorrected')).toBe(true);
  });

  test('the same correction again changes nothing; another says what stood there last', () => {
    const once = corrected(filed, 'MatterSubmitted', { authorityNumber: 'SJ-2' });
    correcting(once, 'MatterSubmitted', { authorityNumber: 'SJ-2' }).thenNothing();
    const twice = corrected(once, 'MatterSubmitted', { authorityNumber: 'SJ-3' });
    expect(twice.history.at(-1)?.events).toMatchObject([{ before: { authorityNumber: 'SJ-2' } }]);
  });

  test('what was told is put right in words, and the need in the case', () => {
    expect(corrected(filed, 'CaseRegistered', { need: '想办变更登记' }).now.need).toBe('想办变更登记');
    correcting(filed, 'CaseReceived', { told: '已当面说明' }).thenRecordedTypes('EntryCorrected');
  });

  test('papers, signatures and deliveries are not put right in words, nor is a field the entry has not', () => {
    correcting(filed, 'MaterialsTaken', { text: '两份' }).thenRefusedBy('7.2.7', 'entry-not-correctable');
    correcting(filed, 'CaseReceived', { outcome: 'granted' }).thenRefusedBy('7.2.7', 'field-not-correctable');
    correcting(filed, 'CaseReceived', {}).thenRefusedBy('7.2.7', 'field-not-correctable');
    given(filed)
      .when(correctEntry, { commit: 99, entry: 0, changes: { told: '无' }, reason }, undefined)
      .thenRefusedBy('7.2.7', 'entry-not-correctable');
  });

  test('the certificate judges what was put right', () => {
    const after = corrected(granted, 'ResultRecorded', { outcome: 'refused' });
    const clauses = findings(recorded(after.history), after.at).map(({ status }) => status);
    expect(clauses).not.toContain('broken');
  });

  test('after the sealing an entry is not put right: a note is added, and the case stays as it is', () => {
    const archived = caseAfter('archive');
    const { place, event } = entryOf(archived, 'CaseReceived');
    correcting(archived, 'CaseReceived', { told: '另一说明' }).thenRefusedBy('7.2.7', 'case-archived');
    const note = { ...place, note: '告知内容应为书面' };
    given(archived)
      .when(addCorrectionNote, note, event)
      .thenRecorded({ type: 'CorrectionNoted', ...note });
    const noted = and(archived, agent, addCorrectionNote, note, event);
    expect({ ...noted.now, corrections: undefined }).toEqual({ ...archived.now, corrections: undefined });
    given(noted).when(addCorrectionNote, note, event).thenNothing();
    given(filed).when(addCorrectionNote, note, event).thenRefusedBy('7.2.7', 'not-archived');
    given(archived).when(addCorrectionNote, note, undefined).thenRefusedBy('7.2.7', 'entry-not-correctable');
  });
});

clause('7.2.4', () => {
  test('an outcome is put right until it has been delivered', () => {
    expect(matterOf(corrected(granted, 'ResultRecorded', { outcome: 'partly-granted' }))?.outcome).toBe(
      'partly-granted',
    );
    correcting(caseAfter('deliver'), 'ResultRecorded', { outcome: 'refused' }).thenRefusedBy(
      '7.2.4',
      'outcome-delivered',
    );
  });
});

clause('A.3.2', () => {
  test('an outcome that turns out not to be a full grant is told with the remedies', () => {
    const after = corrected(granted, 'ResultRecorded', { outcome: 'refused' });
    expect(after.history.at(-1)?.events).toMatchObject([{ remedies: expect.stringContaining('行政复议') }]);
  });
});

clause('7.2.5.2', () => {
  test('what was said of a termination is put right until its form is signed', () => {
    const after = corrected(ended, 'ServiceTerminated', { explanation: '场所不符合', basis: '某条例第二条' });
    expect(after.now).toMatchObject({ termination: { explanation: '场所不符合', basis: '某条例第二条' } });
    const signed = and(ended, agent, signTerminationForm, {});
    correcting(signed, 'ServiceTerminated', { explanation: '场所不符合' }).thenRefusedBy('B.1', 'form-signed');
  });

  test('the day of telling stays within the service', () => {
    correcting(ended, 'ServiceTerminated', { on: '2026-01-01' }).thenRefusedBy('7.2.5.2', 'not-told');
    correcting(ended, 'ServiceTerminated', { on: '2026-03-04' }).thenNothing();
  });
});

clause('5.3.2', () => {
  test('the manager puts right as well; a colleague and the principal do not', () => {
    const changes = { told: '已当面说明' };
    correcting(filed, 'CaseReceived', changes, manager).thenRecordedTypes('EntryCorrected');
    correcting(filed, 'CaseReceived', changes, colleague).thenRefusedBy('A.2.2', 'not-in-charge');
    const { place, event } = entryOf(filed, 'CaseReceived');
    given(filed)
      .by(principal)
      .when(correctEntry, { ...place, changes, reason }, event)
      .thenRefusedBy('5.3.2', 'not-permitted');
  });
});
