import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { archive } from '../../domain/archive.ts';
import type { Case } from '../../domain/case.ts';
import type { Actor, Context } from '../../domain/context.ts';
import { deadlinesOf, defaultDeadlines } from '../../domain/deadlines.ts';
import type { Decision } from '../../domain/decision.ts';
import { deliver } from '../../domain/deliver.ts';
import { dues } from '../../domain/due.ts';
import { entrustOrally } from '../../domain/entrust-orally.ts';
import { evaluate } from '../../domain/evaluate.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { issueForm } from '../../domain/issue-form.ts';
import { stageNamesOf, stages } from '../../domain/lifecycle.ts';
import type { Profile } from '../../domain/profile/shape.ts';
import { recordResult } from '../../domain/record-result.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { submit } from '../../domain/submit.ts';
import { resume, suspend } from '../../domain/suspend.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { terminate } from '../../domain/terminate.ts';
import {
  caseAfter,
  document,
  electronic,
  oralParties,
  oralWish,
  papersOf,
  requiredPapers,
  resumption,
  sealed,
  suspension,
} from '../a-case.ts';
import { and, calendar, contextOf, district, later, minute, type Story } from '../given.ts';
import { agent, principal, system } from '../people.ts';
import { profiles } from '../profiles.ts';

const mail = { kind: 'mail', carrier: '邮政', tracking: 'EMS1234567890' } as const;
const ended = {
  ground: 'principal-asked',
  explanation: '不再需要',
  told: { means: 'paper', on: '2026-03-04' },
} as const;

/** Acts under a profile: before each, the forms that it wants first are issued, as its data say. */
function under(profile: Profile) {
  const deadlines = deadlinesOf(profile, district);
  const contextFor = (actor: Actor, at: string) => contextOf(actor, at, { profile, deadlines });
  type Act = (now: Case, context: Context) => Decision;
  const act = (story: Story, actor: Actor, decide: Act) =>
    and(story, actor, (now, context: Context) => decide(now, { ...context, profile, deadlines }));
  const judged = (story: Story, decide: Act) => {
    const decision = decide(story.now, contextFor(agent, later(story.at, minute)));
    return decision.outcome === 'refused' ? decision.because : 'decided';
  };
  /** Every form that waits in this stage, each refused without before; those the principal signs with a scan. */
  const withForms = (story: Story, decide: Act): Story =>
    profile.forms
      .filter(({ stages: when, before }) => when.some((one) => one === story.now.stage) && before.length > 0)
      .reduce((at, { id, fields }) => {
        expect(judged(at, decide)).toBe('form-first');
        const asked = fields.filter(({ from, optional }) => from === 'asked' && !optional);
        const values = Object.fromEntries(asked.map((field) => [field.id, '如前所述']));
        return act(at, agent, (now, context) => issueForm(now, { form: id, values, documentId: 'scan' }, context));
      }, story);
  return { act, judged, withForms };
}

type Under = ReturnType<typeof under>;

/** Entrusted in writing, told what is needed, papers handed over. */
function inHand({ act, judged, withForms }: Under, oral: string): Story {
  expect(judged(caseAfter('receive'), (now, context) => entrustOrally(now, oralWish(), oralParties, context))).toBe(
    oral,
  );
  const notice = (now: Case, context: Context) => giveNotice(now, { means: 'in-person' }, context);
  const scanned = and(caseAfter('sign-mandatary'), agent, addDocument, document('scan', 'receipt'));
  const told = act(withForms(scanned, notice), agent, notice);
  return act(told, agent, (now, context) =>
    takeIntoCustody(now, { materials: requiredPapers(now), receipt: mail }, context),
  );
}

/** The same commands from handling to the archive, with a suspension between. */
function completed(rules: Under, oral: string, electronically: string): Story {
  const { act, judged, withForms } = rules;
  const filed = act(inHand(rules, oral), agent, (now, context) =>
    submit(now, 'm1', { materials: papersOf(now, 'm1') }, context),
  );
  const resting = act(filed, agent, (now, context) => suspend(now, suspension, context));
  const goOn = (now: Case, context: Context) => resume(now, resumption, context);
  const back = act(withForms(resting, goOn), agent, goOn);
  const result = { outcome: 'granted', explanation: '准予登记' } as const;
  const decided = act(back, agent, (now, context) => recordResult(now, 'm1', result, context));
  expect(judged(decided, (now, context) => deliver(now, 'm1', { receipt: electronic }, context))).toBe(electronically);
  const delivered = act(decided, agent, (now, context) => deliver(now, 'm1', { receipt: mail }, context));
  return archived(delivered, act);
}

/** Rated, printed and sealed. */
function archived(story: Story, act: Under['act']): Story {
  const rated = act(story, principal, (now, context) => evaluate(now, { level: 'satisfied' }, context));
  const printed = and(rated, system, addDocument, document('agreement', 'agreement'));
  return act(printed, system, (now, context) => archive(now, sealed, context));
}

/** What each says of an oral mandate and of an electronic delivery; its forms; by when that of a termination is signed. */
const lives = [
  ['DB32/T 5046—2025', 'decided', 'decided', [], '2026-03-11'],
  [
    'DB3205/T 1077—2023',
    'agreement-required',
    'receipt-kind',
    ['acceptance-form', 'suspension-form', 'resumption-mandate'],
    '2026-03-09',
  ],
] as const;

describe.each(lives)('a whole life under %s', (name, oral, electronically, forms, formDay) => {
  const profile = profiles[name];

  test('is the same commands, with the forms that its data want, to the archive', () => {
    const { now } = completed(under(profile), oral, electronically);
    expect(now.stage).toBe('archived');
    expect((now.forms ?? []).map(({ form }) => form)).toEqual(forms);
  });

  test('ends early with its own form, within its own deadline', () => {
    const { act, withForms } = under(profile);
    const entrusted = caseAfter('sign-mandatary');
    const notice = (now: Case, context: Context) => giveNotice(now, { means: 'in-person' }, context);
    const over = act(act(withForms(entrusted, notice), agent, notice), agent, (now, context) =>
      terminate(now, ended, context),
    );
    const deadlines = deadlinesOf(profile, district);
    const due = dues(over.now, calendar, deadlines).find(({ name: each }) => each === 'form');
    expect(due?.at.slice(0, 10)).toBe(formDay);
    const signed = act(over, agent, (now, context) => signTerminationForm(now, {}, context));
    expect(archived(signed, act).now).toMatchObject({ stage: 'archived', form: { by: agent.id } });
  });
});

describe('the data of a standard', () => {
  const sister = profiles['DB3205/T 1077—2023'];

  test('set deadlines before the defaults, and the district before them', () => {
    const own = { ...defaultDeadlines.form, value: 4 };
    expect(deadlinesOf(sister, { deadlines: {} }).form.value).toBe(3);
    expect(deadlinesOf(sister, { deadlines: { form: own } }).form).toEqual(own);
    expect(deadlinesOf(sister, { deadlines: {} }).silence).toEqual(defaultDeadlines.silence);
  });

  test('name the stages that they call otherwise', () => {
    expect(stageNamesOf({ stages: { suspended: '暂缓' } })).toEqual({ ...stages, suspended: '暂缓' });
  });

  test('word the form of a termination, each its own', () => {
    const titles = Object.values(profiles).map(({ terminationForm }) => terminationForm.title);
    expect(titles).toEqual(['服务终止单', '办结（终止）单']);
  });

  test('are known by name to their own folder alone', () => {
    const root = new URL('../../domain/', import.meta.url);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
    const engine = files.filter((file) => file.endsWith('.ts') && !file.startsWith('profile/'));
    expect(engine.filter((file) => readFileSync(new URL(file, root), 'utf8').includes('1077'))).toEqual([]);
  });
});
