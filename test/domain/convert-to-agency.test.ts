import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import type { AcceptanceCase, GuidanceCase, HandlingCase } from '../../domain/case.ts';
import { convertToAgency } from '../../domain/convert-to-agency.ts';
import { draftAgreement } from '../../domain/draft-agreement.ts';
import { dues } from '../../domain/due.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { handOverResponsibility } from '../../domain/hand-over-responsibility.ts';
import { signForMandatary, signOwnAgreement } from '../../domain/sign-agreement.ts';
import { caseAfter, digestOf, document, draft, fingerprints } from '../a-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { and, calendar, contextOf, given, type Story } from '../given.ts';
import { agent, colleague, helper, manager, principal, system } from '../people.ts';

const asked = { told: '希望委托代办，已说明需签订协议' };
const kept = and(assistanceAfter('materials'), system, addDocument, document('idcard', 'material'));
const offered = and(kept, helper, handOverResponsibility, { to: agent.id, reason: '服务对象希望委托代办' });
const converted = and(offered, agent, convertToAgency, asked);

const entrusted = (story: Story, items: string[], details = {}): Story => {
  const drafted = and(story, agent, draftAgreement, draft({ items, ...details }), fingerprints);
  const signed = and(drafted, principal, signOwnAgreement, { digest: digestOf(drafted.now) });
  return and(signed, manager, signForMandatary, { digest: digestOf(drafted.now) });
};

clause('6.3.2', () => {
  test('the agent to whom it was handed over takes the case in charge, for 代办', () => {
    given(offered)
      .by(agent)
      .when(convertToAgency, asked)
      .thenRecorded({ type: 'ConvertedToAgency', agent: agent.id, ...asked });
    expect(converted.now).toMatchObject({ stage: 'acceptance', service: 'agency', agent: agent.id });
  });

  test('the agent responsible needs no hand-over; another one does', () => {
    given(kept).by(colleague).when(convertToAgency, asked).thenRefusedBy('7.1.2.2', 'not-responsible');
    given(offered).by(colleague).when(convertToAgency, asked).thenRefusedBy('7.1.2.2', 'not-responsible');
  });

  test('a helper accepts no mandate', () => {
    given(kept).by(helper).when(convertToAgency, asked).thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('number, need, documents and all that was done as help are kept', () => {
    const before = offered.now as GuidanceCase;
    const { offer: _, ...assistance } = before.assistance;
    expect(converted.now).toMatchObject({
      id: before.id,
      need: before.need,
      documents: before.documents,
      receivedAt: before.receivedAt,
      assistance,
    });
    expect((converted.now as AcceptanceCase).assistance).not.toHaveProperty('offer');
  });

  test('converted twice is converted once', () => {
    given(converted).by(agent).when(convertToAgency, asked).thenNothing();
  });

  test('not before the reception, not after the end, and never what is 代办 already', () => {
    given(assistanceAfter('register')).by(agent).when(convertToAgency, asked).thenRefusedBy('7.1.1.1', 'inquiry-first');
    given(assistanceAfter('conclude'))
      .by(agent)
      .when(convertToAgency, asked)
      .thenRefusedBy('7.1.3', 'assistance-concluded');
    given(caseAfter('receive')).by(agent).when(convertToAgency, asked).thenRefusedBy('6.3.2', 'agency-case');
  });
});

clause('7.2.2', () => {
  test('the agreement is due from the conversion on', () => {
    const { calendar: days, deadlines } = contextOf(agent);
    const [due] = dues(converted.now, days, deadlines);
    expect(due).toMatchObject({ name: 'agreement', subject: 'case' });
    expect((converted.now as AcceptanceCase).convertedAt).toBe(converted.at);
    expect(calendar).toBe(days);
  });

  test('what Annex A adds is all that is asked for: then it is handled as any other', () => {
    expect(entrusted(converted, ['GT-SETUP']).now.stage).toBe('handling');
  });
});

clause('7.2.3.1', () => {
  test('what was told once is not told again, when it covers every matter', () => {
    const { notice } = entrusted(converted, ['GT-SETUP']).now as HandlingCase;
    expect(notice).toMatchObject({ means: 'in-person', matters: [{ matter: 'm1', item: 'GT-SETUP' }] });
  });

  test('a matter more, and all is told', () => {
    const more = entrusted(converted, ['GT-SETUP', 'SS-CARD']);
    expect(more.now).not.toHaveProperty('notice');
    given(more).by(agent).when(giveNotice, { means: 'in-person' }).thenRecordedTypes('NoticeGiven');
  });
});
