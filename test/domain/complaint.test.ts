import { describe, expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import type { Case, ComplaintCase } from '../../domain/case.ts';
import { acceptComplaint } from '../../domain/complaint/accept.ts';
import { assignComplaint } from '../../domain/complaint/assign.ts';
import {
  fileComplaint,
  proposeImprovement,
  recordComplaintWithdrawal,
  withdrawComplaint,
} from '../../domain/complaint/close.ts';
import { identifyConcerned } from '../../domain/complaint/identify-concerned.ts';
import {
  contactComplainant,
  decideComplaint,
  extendComplaint,
  recordFindings,
} from '../../domain/complaint/investigate.ts';
import { linkComplaint } from '../../domain/complaint/link.ts';
import { passComplaintOn } from '../../domain/complaint/pass-on.ts';
import { refuseComplaint } from '../../domain/complaint/refuse.ts';
import { registerComplaint } from '../../domain/complaint/register.ts';
import { callBack, replyToComplaint } from '../../domain/complaint/reply.ts';
import { decideReview, recordReviewRequest, requestReview } from '../../domain/complaint/review.ts';
import { dues } from '../../domain/due.ts';
import { notificationsOf } from '../../domain/notices.ts';
import { wake } from '../../domain/wake.ts';
import { document } from '../a-case.ts';
import {
  aboutAgent,
  anonymous,
  atWindow,
  centreOfficer,
  complaintAfter,
  complaintId,
  elsewhere,
  officer,
  online,
  otherOfficer,
  registered,
  reviewed,
  townManager,
  underReview,
  upheld,
} from '../a-complaint.ts';
import { clause } from '../clause.ts';
import { and, calendar, clock, contextOf, day, given, judged, later, type Story, sha256 } from '../given.ts';
import { agent, helper, manager, principal, stranger, system, villager } from '../people.ts';

const beside = { id: complaintId, progress: sha256('code'), concerned: [] };
const answer = { answer: '经查属实', by: 'phone' } as const;
const leadsHeping = { staff: townManager.id, office: 'heping', leads: true };
const stateOf = ({ now }: Story) => now as ComplaintCase;
const dueNamesOf = ({ now, at }: Story) => dues(now, calendar, contextOf(system, at).deadlines).map(({ name }) => name);

clause('8.2', () => {
  describe('registered, from everybody and in every way (投诉方式、投诉渠道)', () => {
    test('online with an account, without one, and without a name', () => {
      judged(registerComplaint(online(), beside, contextOf(principal))).thenRecorded({
        type: 'ComplaintRegistered',
        id: complaintId,
        office: 'heping',
        channel: 'online',
        principal: { kind: 'person', account: 'resident-1' },
        named: true,
        text: online().text,
        cause: 'telling',
        replyBy: 'phone',
        progress: sha256('code'),
        concerned: [],
      });
      expect(stateOf(registered({ by: anonymous.by }))).toMatchObject({
        channel: 'public',
        complaint: { named: true },
      });
      expect(stateOf(registered(anonymous)).principal).toEqual({ kind: 'person' });
      expect(stateOf(registered(anonymous)).complaint.named).toBe(false);
    });

    test.each(['window', 'phone', 'letter', 'hotline'] as const)(
      'taken down by every member of staff: %s',
      (channel) => {
        for (const by of [helper, agent, officer, townManager])
          judged(registerComplaint(atWindow({ channel }), beside, contextOf(by))).thenRecordedTypes(
            'ComplaintRegistered',
          );
      },
    );

    test('a number of the hotline is kept, and a resident takes nothing down for others', () => {
      const asked = atWindow({ channel: 'hotline', source: 'R-12345' });
      const decision = registerComplaint(asked, beside, contextOf(helper));
      expect(decision).toMatchObject({ events: [{ source: 'R-12345', channel: 'hotline', office: 'heping' }] });
      judged(registerComplaint(atWindow(), beside, contextOf(principal))).thenRefusedBy('5.1.2', 'office-unknown');
    });

    test('at an office that there is, and with an answer that can arrive', () => {
      const refused = (asked: Parameters<typeof online>[0]) =>
        judged(registerComplaint(online(asked), beside, contextOf(principal)));
      refused({ office: 'nowhere' }).thenRefusedBy('5.1.2', 'office-unknown');
      refused({ complainant: undefined }).thenRefusedBy('8.2', 'reply-needs-contact');
      refused({
        replyBy: 'letter',
        complainant: { kind: 'complainant', name: '甄', phone: '13000000021' },
      }).thenRefusedBy('8.2', 'reply-needs-address');
    });

    test('one about who leads the office stands at the office above; one about staff not below them', () => {
      const at = (office: string, concerned: typeof aboutAgent) =>
        registered({ asked: { office }, concerned }).now.office;
      expect(at('heping', [leadsHeping])).toBe('centre');
      expect(at('xinghua', [leadsHeping])).toBe('centre');
      expect(at('heping', aboutAgent)).toBe('heping');
      expect(at('xinghua', aboutAgent)).toBe('heping');
      expect(at('anle', aboutAgent)).toBe('anle');
      expect(at('heping', [{ staff: 'manager-1', office: 'centre', leads: true }])).toBe('centre');
    });
  });

  describe('accepted or refused (受理)', () => {
    test('by whoever handles complaints at the office, who then has it in hand', () => {
      const story = complaintAfter('register');
      given(story)
        .by(officer)
        .when(acceptComplaint, { cause: 'procedure' })
        .thenRecorded({ type: 'ComplaintAccepted', handler: officer.id, cause: 'procedure' });
      for (const by of [agent, helper, townManager, manager, elsewhere, centreOfficer, principal])
        given(story).by(by).when(acceptComplaint, {}).thenRefusedBy('5.3.2', 'not-permitted');
      given(complaintAfter('accept')).by(officer).when(acceptComplaint, {}).thenNothing();
      given(complaintAfter('decide')).by(officer).when(acceptComplaint, {}).thenRefusedBy('8.2', 'complaint-stage');
      given(complaintAfter('file')).by(officer).when(acceptComplaint, {}).thenRefusedBy('8.2', 'complaint-over');
    });

    test('nobody handles a complaint about themselves, and to them it does not exist', () => {
      const own = registered({ concerned: [{ staff: officer.id, office: 'anle', leads: false }] });
      given(own).by(officer).when(acceptComplaint, {}).thenRefusedBy('5.3.2', 'not-permitted');
      given(own)
        .by(manager)
        .when(assignComplaint, { handler: officer.id }, officer)
        .thenRefusedBy('8.2', 'complaint-concerns-handler');
    });

    test('whoever leads those concerned does not look into it', () => {
      const both = { ...officer, roles: ['complaints', 'manager'] as const };
      given(registered({ concerned: aboutAgent }))
        .by(both)
        .when(acceptComplaint, {})
        .thenRefusedBy('8.2', 'complaint-concerns-own-staff');
      given(registered({ concerned: aboutAgent }))
        .by(officer)
        .when(acceptComplaint, {})
        .thenRecordedTypes('ComplaintAccepted');
    });

    test('nobody handles a complaint of their own', () => {
      const own = registered({ by: { kind: 'principal', account: officer.id } });
      given(own).by(officer).when(acceptComplaint, {}).thenRefusedBy('4.2', 'own-case');
      given(own).by(manager).when(assignComplaint, { handler: officer.id }, officer).thenRefusedBy('4.2', 'own-case');
    });

    test('refused with a ground and a reason, and told where to go instead', () => {
      const story = complaintAfter('register');
      const asked = { ground: 'authority-decision', explanation: '对登记机关的决定不服' } as const;
      given(story).by(officer).when(refuseComplaint, asked).thenRefusedBy('8.2', 'guided-to-missing');
      const refused = and(story, officer, refuseComplaint, { ...asked, guidedTo: 'market' });
      expect(stateOf(refused)).toMatchObject({
        stage: 'complaint-refused',
        complaint: { refusal: { place: { code: 'market' } } },
      });
      given(refused)
        .by(officer)
        .when(refuseComplaint, { ...asked, guidedTo: 'market' })
        .thenNothing();
      given(refused).by(officer).when(acceptComplaint, {}).thenRefusedBy('8.2', 'complaint-over');
    });

    test('a repeated complaint is not refused as such before it is linked to the one before', () => {
      const story = complaintAfter('register');
      const asked = { ground: 'already-open', explanation: '同一事由正在办理' } as const;
      given(story).by(officer).when(refuseComplaint, asked).thenRefusedBy('8.2', 'complaint-link-missing');
      const before = { ...complaintAfter('accept').now, id: 'TS9901002026030400000022' } as Case;
      const link = { complaint: before.id, relation: 'repeated' } as const;
      const linked = and(story, officer, linkComplaint, link, before);
      given(linked).by(officer).when(linkComplaint, link, before).thenNothing();
      given(linked).by(officer).when(refuseComplaint, asked).thenRecordedTypes('ComplaintRefused');
    });

    test('only complaints that one may see oneself are linked, and none with itself', () => {
      const story = complaintAfter('register');
      const link = { complaint: 'TS9901002026030400000022', relation: 'joint' } as const;
      const foreign = { ...registered({ asked: { office: 'anle' } }).now, id: link.complaint } as Case;
      given(story).by(officer).when(linkComplaint, link, foreign).thenRefusedBy('8.2', 'complaint-unknown');
      given(story).by(officer).when(linkComplaint, link, undefined).thenRefusedBy('8.2', 'complaint-unknown');
      given(story)
        .by(officer)
        .when(linkComplaint, { ...link, complaint: complaintId }, story.now)
        .thenRefusedBy('8.2', 'complaint-unknown');
    });
  });

  describe('passed to the right office (转办)', () => {
    test('without asking for consent; there it is accepted anew', () => {
      const passed = and(complaintAfter('register'), officer, passComplaintOn, {
        to: 'anle',
        reason: '安乐镇窗口的事',
      });
      expect(stateOf(passed)).toMatchObject({
        office: 'anle',
        stage: 'complaint',
        complaint: { passings: [{ from: 'heping', to: 'anle' }] },
      });
      given(passed).by(elsewhere).when(acceptComplaint, {}).thenRecordedTypes('ComplaintAccepted');
      given(passed).by(officer).when(acceptComplaint, {}).thenRefusedBy('5.3.2', 'not-permitted');
      given(passed).by(elsewhere).when(passComplaintOn, { to: 'anle', reason: '再转' }).thenNothing();
    });

    test('not to an office that may not have it, nor to one that does not exist, nor once it is accepted', () => {
      const story = registered({ concerned: [leadsHeping] });
      given(story)
        .by(centreOfficer)
        .when(passComplaintOn, { to: 'heping', reason: '交镇里处理' })
        .thenRefusedBy('8.2', 'office-concerned');
      given(story)
        .by(centreOfficer)
        .when(passComplaintOn, { to: 'xinghua', reason: '交村里处理' })
        .thenRefusedBy('8.2', 'office-concerned');
      given(story)
        .by(centreOfficer)
        .when(passComplaintOn, { to: 'nowhere', reason: '转' })
        .thenRefusedBy('5.1.2', 'office-unknown');
      given(complaintAfter('accept'))
        .by(officer)
        .when(passComplaintOn, { to: 'anle', reason: '转' })
        .thenRefusedBy('8.2', 'complaint-stage');
    });
  });

  describe('looked into by somebody whom it does not concern (调查)', () => {
    test('a manager gives it to somebody of its office who handles complaints', () => {
      const story = complaintAfter('register');
      const assigned = and(story, manager, assignComplaint, { handler: otherOfficer.id }, otherOfficer);
      given(assigned).by(officer).when(acceptComplaint, {}).thenRefusedBy('8.2', 'complaint-of-other');
      given(assigned).by(otherOfficer).when(acceptComplaint, {}).thenRecordedTypes('ComplaintAccepted');
      given(assigned).by(manager).when(assignComplaint, { handler: otherOfficer.id }, otherOfficer).thenNothing();
      for (const unfit of [agent, elsewhere, undefined])
        given(story)
          .by(manager)
          .when(assignComplaint, { handler: unfit?.id ?? 'gone' }, unfit)
          .thenRefusedBy('8.2', 'complaint-handler-unfit');
      given(story)
        .by(officer)
        .when(assignComplaint, { handler: officer.id }, officer)
        .thenRefusedBy('5.3.2', 'not-permitted');
    });

    test('whom it is about comes to light: they have no part in it any more', () => {
      const story = complaintAfter('accept');
      given(story)
        .by(officer)
        .when(identifyConcerned, { about: ['nobody'] }, [])
        .thenRefusedBy('8.2', 'staff-unknown');
      const known = and(story, officer, identifyConcerned, { about: [agent.id] }, [agent]);
      expect(stateOf(known).complaint.handler).toBe(officer.id);
      given(known)
        .by(officer)
        .when(identifyConcerned, { about: [agent.id] }, [agent])
        .thenNothing();
    });

    test('the handler turns out to be concerned: it goes to the office above, since they handle complaints here', () => {
      const found = and(complaintAfter('accept'), manager, identifyConcerned, { about: [officer.id] }, [officer]);
      expect(stateOf(found)).toMatchObject({ stage: 'complaint', office: 'centre' });
      expect(stateOf(found).complaint.handler).toBeUndefined();
      given(found).by(centreOfficer).when(acceptComplaint, {}).thenRecordedTypes('ComplaintAccepted');
    });

    test('whoever complained under a name is spoken with', () => {
      given(complaintAfter('accept'))
        .by(officer)
        .when(contactComplainant, { note: '已核对经过' })
        .thenRecordedTypes('ComplainantContacted');
      given(complaintAfter('accept', anonymous))
        .by(officer)
        .when(contactComplainant, { note: '已核对' })
        .thenRefusedBy('8.2', 'complaint-anonymous');
      given(complaintAfter('accept'))
        .by(otherOfficer)
        .when(contactComplainant, { note: '已核对' })
        .thenRefusedBy('5.3.2', 'not-permitted');
    });

    test('what was found has its evidence', () => {
      const story = complaintAfter('contact');
      const found = { findings: '监控显示未告知', documents: ['footage'] };
      given(story).by(officer).when(recordFindings, found).thenRefusedBy('8.2', 'document-unknown');
      const shown = and(story, officer, addDocument, document('footage', 'proof'));
      given(shown).by(officer).when(recordFindings, found).thenRecordedTypes('FindingsRecorded');
      given(and(shown, officer, recordFindings, found))
        .by(officer)
        .when(recordFindings, found)
        .thenNothing();
      given(shown).by(otherOfficer).when(recordFindings, found).thenRefusedBy('5.3.2', 'not-permitted');
      given(complaintAfter('file'))
        .by(officer)
        .when(addDocument, document('late', 'proof'))
        .thenRefusedBy('8.2', 'complaint-over');
    });

    test('put off once, by a manager, in time, with a reason', () => {
      const story = complaintAfter('accept');
      given(story).by(officer).when(extendComplaint, { reason: '需调取监控' }).thenRefusedBy('5.3.2', 'not-permitted');
      const longer = and(story, manager, extendComplaint, { reason: '需调取监控' });
      const decisionOf = ({ now, at }: Story) =>
        dues(now, calendar, contextOf(system, at).deadlines).find(({ name }) => name === 'complaint-decision')?.at;
      expect(decisionOf(story)).toBe('2026-03-11T09:00:00.000Z');
      expect(decisionOf(longer)).toBe('2026-03-18T09:00:00.000Z');
      expect(longer.history.at(-1)?.events[0]).toMatchObject({ until: '2026-03-18T09:00:00.000Z' });
      given(longer).by(manager).when(extendComplaint, { reason: '需调取监控' }).thenNothing();
      given(longer)
        .by(manager)
        .when(extendComplaint, { reason: '还需时间' })
        .thenRefusedBy('8.2', 'complaint-extended-before');
      given(story)
        .by(manager)
        .at(later(clock, 20 * day))
        .when(extendComplaint, { reason: '需调取监控' })
        .thenRefusedBy('8.2', 'complaint-extended-too-late');
    });
  });

  describe('decided and answered (处置、意见反馈)', () => {
    test('decided on what was found, by whoever has it in hand', () => {
      given(complaintAfter('contact')).by(officer).when(decideComplaint, upheld).thenRefusedBy('8.2', 'findings-first');
      given(complaintAfter('findings'))
        .by(officer)
        .when(decideComplaint, upheld)
        .thenRecorded({ type: 'ComplaintDecided', ...upheld, by: officer.id });
      given(complaintAfter('findings'))
        .by(otherOfficer)
        .when(decideComplaint, upheld)
        .thenRefusedBy('5.3.2', 'not-permitted');
      given(complaintAfter('decide')).by(officer).when(decideComplaint, upheld).thenNothing();
    });

    test('answered in the form that was asked for, or with a reason in another', () => {
      const story = complaintAfter('decide');
      given(story).by(officer).when(replyToComplaint, answer).thenRecordedTypes('ComplaintAnswered');
      given(story)
        .by(officer)
        .when(replyToComplaint, { ...answer, by: 'message' })
        .thenRefusedBy('8.2', 'reply-form-differs');
      given(story)
        .by(officer)
        .when(replyToComplaint, { ...answer, by: 'message', otherwise: '三次电话无人接听' })
        .thenRecordedTypes('ComplaintAnswered');
      given(complaintAfter('reply'))
        .by(officer)
        .when(replyToComplaint, { answer: '经查属实，已责令改正并向您致歉', by: 'phone' })
        .thenNothing();
    });

    test('in writing where that was asked for', () => {
      const story = complaintAfter('decide', { asked: { replyBy: 'letter' } });
      given(story)
        .by(officer)
        .when(replyToComplaint, { ...answer, by: 'letter' })
        .thenRefusedBy('8.2', 'reply-letter-missing');
      given(story)
        .by(officer)
        .when(replyToComplaint, { ...answer, by: 'letter', documentId: 'letter' })
        .thenRefusedBy('8.2', 'document-unknown');
      const written = and(story, officer, addDocument, document('letter', 'other'));
      given(written)
        .by(officer)
        .when(replyToComplaint, { ...answer, by: 'letter', documentId: 'letter' })
        .thenRecordedTypes('ComplaintAnswered');
    });

    test('called back, whether satisfied; nobody can call whoever gave no name', () => {
      const story = complaintAfter('reply');
      given(story)
        .by(otherOfficer)
        .when(callBack, { result: 'dissatisfied', note: '认为答复笼统' })
        .thenRecordedTypes('ComplainantCalledBack');
      given(complaintAfter('call-back')).by(officer).when(callBack, { result: 'satisfied' }).thenNothing();
      given(complaintAfter('reply', anonymous))
        .by(officer)
        .when(callBack, { result: 'satisfied' })
        .thenRefusedBy('8.2', 'complaint-anonymous');
      given(complaintAfter('decide'))
        .by(officer)
        .when(callBack, { result: 'satisfied' })
        .thenRefusedBy('8.2', 'complaint-stage');
    });
  });

  describe('reviewed on request (复核)', () => {
    const reason = { reason: '没有回应第二次到窗口的情况' };

    test('asked for by the complainant, or taken down by staff; once, in time', () => {
      const story = complaintAfter('reply');
      given(story).by(principal).when(requestReview, reason).thenRecordedTypes('ReviewRequested');
      given(story).by(officer).when(recordReviewRequest, reason).thenRecordedTypes('ReviewRequested');
      given(story).by(agent).when(recordReviewRequest, reason).thenRefusedBy('5.3.2', 'not-permitted');
      given(underReview()).by(principal).when(requestReview, reason).thenNothing();
      given(story)
        .by(principal)
        .at(later(clock, 60 * day))
        .when(requestReview, reason)
        .thenRefusedBy('8.2', 'review-too-late');
      const answered = and(reviewed(), otherOfficer, replyToComplaint, { answer: '经复核，部分属实', by: 'phone' });
      given(answered).by(principal).when(requestReview, reason).thenRefusedBy('8.2', 'reviewed-before');
    });

    test('decided by somebody who has not decided it before, and whom it does not concern', () => {
      given(underReview()).by(officer).when(decideReview, upheld).thenRefusedBy('8.2', 'review-by-same');
      given(underReview())
        .by(otherOfficer)
        .when(decideReview, upheld)
        .thenRecorded({ type: 'ReviewDecided', ...upheld, by: otherOfficer.id, changed: false });
      given(underReview()).by(manager).when(decideReview, upheld).thenRecordedTypes('ReviewDecided');
      given(underReview())
        .by(manager)
        .when(assignComplaint, { handler: officer.id }, officer)
        .thenRefusedBy('8.2', 'review-by-same');
      const assigned = and(underReview(), manager, assignComplaint, { handler: otherOfficer.id }, otherOfficer);
      given(assigned).by(manager).when(decideReview, upheld).thenRefusedBy('8.2', 'complaint-of-other');
      given(complaintAfter('reply'))
        .by(otherOfficer)
        .when(decideReview, upheld)
        .thenRefusedBy('8.2', 'complaint-stage');
    });

    test('then it is answered again, by whoever reviewed it, and cannot be reviewed again', () => {
      const answered = and(reviewed(), otherOfficer, replyToComplaint, { answer: '经复核，部分属实', by: 'phone' });
      expect(stateOf(answered).complaint.reviewUntil).toBeUndefined();
      expect(stateOf(answered).complaint.review?.changed).toBe(true);
    });
  });

  describe('filed, and used (资料归档、结果运用)', () => {
    const until = '2036-03-04T16:00:00.000Z';

    test('after the call back, when no review can be asked for any more, or the complainant is satisfied', () => {
      given(complaintAfter('reply')).by(officer).when(fileComplaint, until).thenRefusedBy('8.2', 'call-back-first');
      const cross = and(complaintAfter('reply'), officer, callBack, { result: 'dissatisfied' });
      given(cross).by(officer).when(fileComplaint, until).thenRefusedBy('8.2', 'review-still-open');
      given(cross)
        .by(officer)
        .at(later(clock, 40 * day))
        .when(fileComplaint, until)
        .thenRecordedTypes('ComplaintFiled');
      given(complaintAfter('call-back'))
        .by(officer)
        .when(fileComplaint, until)
        .thenRecorded({ type: 'ComplaintFiled', retainUntil: until });
      given(complaintAfter('file')).by(officer).when(fileComplaint, until).thenNothing();
      given(complaintAfter('reply', anonymous))
        .by(officer)
        .at(later(clock, 40 * day))
        .when(fileComplaint, until)
        .thenRecordedTypes('ComplaintFiled');
    });

    test('what it teaches is proposed as a measure', () => {
      const measure = { measure: '窗口显著位置张贴一次性告知单' };
      given(complaintAfter('contact'))
        .by(officer)
        .when(proposeImprovement, measure)
        .thenRefusedBy('8.2', 'complaint-undecided');
      const proposed = and(complaintAfter('file'), officer, proposeImprovement, measure);
      given(proposed).by(officer).when(proposeImprovement, measure).thenNothing();
      expect(stateOf(proposed).complaint.measures).toHaveLength(1);
    });

    test('taken back before it is decided', () => {
      given(complaintAfter('accept'))
        .by(principal)
        .when(withdrawComplaint, { reason: '已经解决' })
        .thenRecordedTypes('ComplaintWithdrawn');
      given(complaintAfter('accept'))
        .by(officer)
        .when(recordComplaintWithdrawal, {})
        .thenRecordedTypes('ComplaintWithdrawn');
      given(complaintAfter('decide')).by(principal).when(withdrawComplaint, {}).thenRefusedBy('8.2', 'complaint-stage');
      given(and(complaintAfter('accept'), principal, withdrawComplaint, {}))
        .by(principal)
        .when(withdrawComplaint, {})
        .thenNothing();
    });
  });

  describe('deadlines and escalation', () => {
    test.each([
      ['register', ['complaint-acceptance']],
      ['accept', ['complaint-contact', 'complaint-decision']],
      ['contact', ['complaint-decision']],
      ['decide', ['complaint-reply']],
      ['reply', ['complaint-call-back', 'complaint-filing']],
      ['call-back', ['complaint-filing']],
      ['file', []],
    ] as const)('after %s it waits for %j', (step, names) => {
      expect(dueNamesOf(complaintAfter(step))).toEqual(names);
    });

    test('reminders go up, and never to whom it is about', () => {
      const story = registered({ concerned: aboutAgent });
      const late = and({ ...story, at: later(story.at, 10 * day) }, system, wake);
      expect(late.history.at(-1)?.events).toMatchObject([
        { type: 'DeadlineReminded', due: 'complaint-acceptance', level: 2, except: [agent.id] },
      ]);
      const [notice] = notificationsOf({
        caseId: complaintId,
        seq: 2,
        at: late.at,
        events: late.history.at(-1)?.events ?? [],
      });
      expect(notice).toMatchObject({ to: 'manager', except: [agent.id] });
    });

    test('whoever complains hears of every step, and nobody of those concerned of any', () => {
      const story = registered({ concerned: aboutAgent });
      const sent = notificationsOf({ caseId: complaintId, seq: 1, at: clock, events: story.history[0]?.events ?? [] });
      expect(sent.map(({ to }) => to)).toEqual(['principal', 'manager']);
      expect(sent[1]?.except).toEqual([agent.id]);
      const steps = complaintAfter('reply')
        .history.slice(1)
        .flatMap(({ at, events }, seq) => notificationsOf({ caseId: complaintId, seq, at, events }));
      expect(steps.map(({ to, kind }) => `${kind} ${to}`)).toEqual([
        'ComplaintAccepted principal',
        'ComplaintAnswered principal',
      ]);
    });
  });

  test('a stranger, a villager and an office above without a role for it may do nothing', () => {
    for (const by of [stranger, villager, elsewhere, helper, agent])
      for (const [decide, asked] of [
        [refuseComplaint, { ground: 'not-a-complaint', explanation: '无关' }],
        [passComplaintOn, { to: 'anle', reason: '转' }],
        [proposeImprovement, { measure: '改' }],
      ] as const)
        judged(decide(complaintAfter('register').now, asked as never, contextOf(by))).thenRefusedBy(
          '5.3.2',
          'not-permitted',
        );
  });
});
