import { describe, expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import type { Context } from '../../domain/context.ts';
import { deliver } from '../../domain/deliver.ts';
import { entrustOrally } from '../../domain/entrust-orally.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { issueForm } from '../../domain/issue-form.ts';
import { stages } from '../../domain/lifecycle.ts';
import { permissions } from '../../domain/permissions.ts';
import { profileNames } from '../../domain/profile/names.ts';
import { type Profile, profileFaults } from '../../domain/profile/shape.ts';
import { resume, suspend } from '../../domain/suspend.ts';
import { terminate } from '../../domain/terminate.ts';
import {
  caseAfter,
  document,
  electronic,
  oralParties,
  oralWish,
  resumption,
  suspendedAfter,
  suspension,
} from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, contextOf, given, type Story } from '../given.ts';
import { agent, colleague } from '../people.ts';
import { profiles } from '../profiles.ts';

const own = profiles['DB32/T 5046—2025'];
const sister = profiles['DB3205/T 1077—2023'];
const notice = { means: 'in-person' } as const;
const acceptanceForm = { form: 'acceptance-form', values: { materials: '身份证原件一份' } };

describe('a profile', () => {
  test.each(Object.entries(profiles))('%s is right, and lies in the file of its name', (name, profile) => {
    expect(profileFaults(name, profile)).toEqual([]);
    expect(profile.id).toBe(name);
    expect(Object.keys(profileNames)).toContain(name);
  });

  const faults = (change: (profile: Profile) => unknown) => profileFaults('x.json', change(structuredClone(sister)));
  const firstForm = (change: object) => (profile: Profile) => ({
    ...profile,
    forms: [{ ...profile.forms[0], ...change }, ...profile.forms.slice(1)],
  });

  test.each([
    ['an act nobody knows', firstForm({ before: ['fly'] }), 'x.json: forms.0.before.0: must be one of'],
    ['a stage nobody knows', firstForm({ stages: ['heaven'] }), 'x.json: forms.0.stages.0: must be one of'],
    [
      'a blank without a field',
      firstForm({ sentences: [{ blank: 'colour' }] }),
      'x.json: forms.0.sentences.0.blank: no field is called colour',
    ],
    ['two forms of one name', firstForm({ id: 'completion-form' }), 'x.json: forms.3: completion-form is there twice'],
    [
      'a deadline nobody has',
      (profile: Profile) => ({ ...profile, deadlines: { lunch: {} } }),
      'x.json: deadlines: unknown',
    ],
    [
      'a deadline without its parts',
      (profile: Profile) => ({ ...profile, deadlines: { form: { value: 3 } } }),
      'x.json: deadlines.form.unit: must be one of',
    ],
    ['no ground', (profile: Profile) => ({ ...profile, grounds: [] }), 'x.json: grounds: must be at least 1'],
    [
      'an agreement that is neither',
      (profile: Profile) => ({ ...profile, agreement: '可' }),
      'x.json: agreement: must be one of "宜", "应"',
    ],
  ] as const)('with %s is told the path', (_, change, told) => {
    expect(faults(change)[0]).toContain(told);
  });

  test('of our own standard forbids nothing that the system knows', () => {
    expect(own.without).toEqual([]);
    expect(own.forms.flatMap(({ before }) => before)).toEqual([]);
  });

  test('names acts and stages that exist, whatever it forbids', () => {
    for (const { without, forms } of Object.values(profiles)) {
      for (const { command } of without) expect(permissions).toHaveProperty(command);
      for (const form of forms) for (const stage of form.stages) expect(stages).toHaveProperty(stage);
    }
  });
});

/** Both standards, each with the life of a case under it: the same engine, other data. */
describe('a life under the sister standard', () => {
  const entrusted = caseAfter('sign-mandatary');
  const issued = (story: Story) =>
    and(story, agent, (now, context: Context) => issueForm(now, acceptanceForm, { ...context, profile: sister }));

  clause('7.2.2', () => {
    test('the acceptance form is issued before the agent goes on; under our own standard there is none', () => {
      given(entrusted).when(giveNotice, notice).thenRecordedTypes('NoticeGiven');
      given(entrusted).with({ profile: sister }).when(giveNotice, notice).thenRefusedBy('7.2.2', 'form-first');
      given(issued(entrusted)).with({ profile: sister }).when(giveNotice, notice).thenRecordedTypes('NoticeGiven');
      given(entrusted).when(issueForm, acceptanceForm).thenRefusedBy('7.2.2', 'form-unknown');
    });

    test('the refusal says which form is missing, and where the rule comes from', () => {
      const refusal = giveNotice(entrusted.now, notice, contextOf(agent, entrusted.at, { profile: sister }));
      expect(refusal).toMatchObject({ sentence: '请先出具“受理单”。', basis: expect.stringContaining('[建议]') });
    });

    test('the same form issued again changes nothing; with other words it is another', () => {
      const under = given(issued(entrusted)).with({ profile: sister });
      under.when(issueForm, acceptanceForm).thenNothing();
      under.when(issueForm, { ...acceptanceForm, values: {} }).thenRecordedTypes('FormIssued');
    });

    test.each([
      ['a blank nobody knows', { form: 'acceptance-form', values: { colour: '红' } }, 'form-values'],
      ['a form of another stage', { form: 'completion-form', values: {} }, 'wrong-stage'],
      ['a form nobody knows', { form: 'x', values: {} }, 'form-unknown'],
    ] as const)('%s is refused', (_, asked, because) => {
      const clauseOf = asked.form === 'completion-form' ? '7.2.5.1' : '7.2.2';
      given(entrusted).with({ profile: sister }).when(issueForm, asked).thenRefusedBy(clauseOf, because);
    });

    test('only the agent in charge issues forms', () => {
      given(entrusted)
        .by(colleague)
        .with({ profile: sister })
        .when(issueForm, acceptanceForm)
        .thenRefusedBy('A.2.2', 'not-in-charge');
    });
  });

  clause('A.7.1', () => {
    const suspended = suspendedAfter('submit');
    const under = (story: Story, form: string, values: Record<string, string>, documentId?: string) =>
      and(story, agent, (now, context: Context) =>
        issueForm(now, { form, values, ...(documentId ? { documentId } : {}) }, { ...context, profile: sister }),
      );
    const scanned = and(suspended, agent, addDocument, document('scan', 'receipt'));
    const told = under(scanned, 'suspension-form', { reason: '等待补正材料' });

    test('a suspension has its form, and a resumption the principal’s own mandate; ours asks for neither', () => {
      given(suspended).when(resume, resumption).thenRecordedTypes('CaseResumed');
      given(scanned).with({ profile: sister }).when(resume, resumption).thenRefusedBy('A.7.1', 'form-first');
      given(told).with({ profile: sister }).when(resume, resumption).thenRefusedBy('A.7.1', 'form-first');
      const mandated = under(told, 'resumption-mandate', {}, 'scan');
      given(mandated).with({ profile: sister }).when(resume, resumption).thenRecordedTypes('CaseResumed');
    });

    test('the principal’s mandate needs the principal’s signature', () => {
      given(told)
        .with({ profile: sister })
        .when(issueForm, { form: 'resumption-mandate', values: {} })
        .thenRefusedBy('A.7.1', 'evidence-missing');
    });

    test('a second suspension needs forms of its own', () => {
      const mandated = under(told, 'resumption-mandate', {}, 'scan');
      const resumed = and(mandated, agent, resume, resumption);
      const again = and(resumed, agent, suspend, suspension);
      given(again).with({ profile: sister }).when(resume, resumption).thenRefusedBy('A.7.1', 'form-first');
    });
  });

  clause('6.3.2', () => {
    test('a mandate is in writing there; under our own standard it may be oral', () => {
      const received = given(caseAfter('receive'));
      received.when(entrustOrally, oralWish(), oralParties).thenRecordedTypes('OrallyEntrusted');
      const there = received.with({ profile: sister });
      there.when(entrustOrally, oralWish(), oralParties).thenRefusedBy('6.3.2', 'agreement-required', sister.id);
    });
  });

  clause('7.2.4', () => {
    test('an electronic notice is no proof of delivery there', () => {
      const decided = caseAfter('result');
      given(decided)
        .when(deliver, 'm1', { receipt: electronic })
        .thenRecordedTypes('ResultDelivered', 'ServiceEnded', 'EvaluationInvited');
      given(decided)
        .with({ profile: sister })
        .when(deliver, 'm1', { receipt: electronic })
        .thenRefusedBy('7.2.4', 'receipt-kind');
    });
  });

  clause('7.2.5.2', () => {
    test('an act that a standard does not know is refused with where that stands', () => {
      const without = [{ command: 'terminate', clause: '7.2.5.2', basis: '某标准' }] as const;
      const asked = { ground: 'principal-asked', explanation: '不再需要' } as const;
      given(entrusted)
        .with({ profile: { ...own, without: [...without] } })
        .when(terminate, asked)
        .thenRefusedBy('7.2.5.2', 'not-in-profile', '某标准');
    });

    test('a ground that a standard does not have ends no service', () => {
      const narrow = { ...sister, grounds: sister.grounds.filter(({ code }) => code !== 'deception') };
      const asked = {
        ground: 'deception',
        explanation: '材料系伪造',
        told: { means: 'paper', on: '2026-03-04' },
      } as const;
      given(entrusted).when(terminate, asked).thenRecordedTypes('ServiceTerminated', 'EvaluationInvited');
      given(entrusted).with({ profile: narrow }).when(terminate, asked).thenRefusedBy('7.2.5.2', 'ground-unknown');
    });
  });
});
