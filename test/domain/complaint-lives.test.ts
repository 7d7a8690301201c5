import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import type { Case, ComplaintCase } from '../../domain/case.ts';
import { acceptComplaint } from '../../domain/complaint/accept.ts';
import { assignComplaint } from '../../domain/complaint/assign.ts';
import { fileComplaint, proposeImprovement, withdrawComplaint } from '../../domain/complaint/close.ts';
import { identifyConcerned } from '../../domain/complaint/identify-concerned.ts';
import { decideComplaint, extendComplaint, recordFindings } from '../../domain/complaint/investigate.ts';
import { passComplaintOn } from '../../domain/complaint/pass-on.ts';
import { refuseComplaint } from '../../domain/complaint/refuse.ts';
import { callBack, replyToComplaint } from '../../domain/complaint/reply.ts';
import { decideReview, requestReview } from '../../domain/complaint/review.ts';
import { conformanceOf } from '../../domain/conformance.ts';
import type { Actor, Staff } from '../../domain/context.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import { transitions } from '../../domain/lifecycle.ts';
import { wake } from '../../domain/wake.ts';
import { document } from '../a-case.ts';
import {
  centreOfficer,
  complainant,
  complaintAfter,
  elsewhere,
  officer,
  otherOfficer,
  registered,
  townManager,
  upheld,
} from '../a-complaint.ts';
import { clause } from '../clause.ts';
import { contextOf, day, later, minute, type Story } from '../given.ts';
import { agent, manager, principal, system } from '../people.ts';
import type { Sent } from './asked/entry.ts';
import { sent } from './asked/entry.ts';

const people: readonly Staff[] = [officer, otherOfficer, centreOfficer, elsewhere, townManager, manager, agent];
const someone = (by: number): Staff => people[by % people.length] as Staff;

const commands: readonly ((now: Case, by: number) => Sent)[] = [
  () => sent(acceptComplaint, {}),
  (_, by) => sent(refuseComplaint, { ground: 'not-a-complaint', explanation: `无关${by % 3}` }),
  (_, by) => sent(passComplaintOn, { to: ['heping', 'anle', 'centre', 'xinghua'][by % 4] as string, reason: '转' }),
  (_, by) => sent(assignComplaint, { handler: someone(by).id }, someone(by)),
  (_, by) => sent(identifyConcerned, { about: [someone(by).id] }, [someone(by)]),
  (_, by) => sent(addDocument, document(`d${by % 3}`, 'proof')),
  (now) => sent(recordFindings, { findings: '情况', documents: [now.documents[0]?.id ?? 'none'] }),
  () => sent(extendComplaint, { reason: '需要时间' }),
  () => sent(decideComplaint, upheld),
  () => sent(replyToComplaint, { answer: '答复', by: 'phone' }),
  (_, by) => sent(callBack, { result: by % 2 ? 'satisfied' : 'dissatisfied' }),
  () => sent(requestReview, { reason: '不满意' }),
  () => sent(decideReview, { outcome: 'not-upheld', explanation: '复核' }),
  () => sent(proposeImprovement, { measure: '改进' }),
  (_, by) => (by % 5 ? wake : sent(withdrawComplaint, {})),
  () => sent(fileComplaint, '2036-03-04T16:00:00.000Z'),
];
const actors: readonly Actor[] = [...people, officer, officer, otherOfficer, principal, system];

/** What must hold of every event of a complaint, whoever did what in which order. */
function lawsOf(event: CaseEvent, before: ComplaintCase, next: Case): void {
  expect(next.stage === before.stage || (transitions[before.stage] as readonly string[]).includes(next.stage)).toBe(
    true,
  );
  expect(JSON.stringify(event)).not.toContain(complainant.phone);
  const { deciders } = before.complaint;
  if (event.type === 'ReviewDecided') expect(deciders).not.toContain(event.by);
  if (event.type === 'ComplaintDecided') expect(before.complaint.findings?.documents.length).toBeGreaterThan(0);
  if (event.type === 'ComplaintFiled') expect(before.complaint.callBack).toBeDefined();
  if ('complaint' in next && next.complaint.handler !== undefined)
    expect(next.complaint.concerned.map(({ staff }) => staff)).not.toContain(next.complaint.handler);
}

const step = fc.tuple(
  fc.nat(0xffff),
  fc.nat(0xffff),
  fc.nat(0xff),
  fc.constantFrom(minute, minute, minute, day, 12 * day),
);

clause('8.2', () => {
  test('in random lives nobody concerned ever acts, and no stage is skipped', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, begun) => {
        let { now, at } = begun ? complaintAfter('findings') : registered();
        for (const [which, details, who, wait] of steps) {
          at = later(at, wait);
          const actor = actors[who % actors.length] as Actor;
          const command = (commands[which % commands.length] as (typeof commands)[number])(now, details);
          const decision = command(now, contextOf(actor, at));
          if (decision.outcome === 'refused' || decision.events.length === 0) continue;
          const { concerned } = (now as ComplaintCase).complaint;
          if (actor.kind === 'staff') expect(concerned.map(({ staff }) => staff)).not.toContain(actor.id);
          for (const event of decision.events) {
            seen.add(event.type);
            const next = evolve(now, event, at);
            lawsOf(event, now as ComplaintCase, next);
            now = next;
          }
        }
      }),
      { numRuns: 3000 },
    );
    expect(seen.size).toBeGreaterThan(12);
  });

  const findingOf = ({ history, at }: Story, by: Actor = officer, now = at) => {
    const recorded = history.map((each, index) => ({ ...each, seq: index + 1, actor: by as never }));
    return conformanceOf(recorded, now, contextOf(system, now)).find((each) => each.clause === '8.2')?.status;
  };

  test('a complaint obeys when it was filed in time, is open while it runs, and broken when a deadline passes', () => {
    expect(findingOf(complaintAfter('file'))).toBe('obeyed');
    expect(findingOf(complaintAfter('findings'))).toBe('open');
    const waiting = complaintAfter('contact');
    expect(findingOf(waiting, officer, later(waiting.at, 30 * day))).toBe('broken');
  });

  test('it is broken when somebody concerned had it in hand', () => {
    const story = complaintAfter('file', { concerned: [{ staff: 'x', office: 'anle', leads: false }] });
    expect(findingOf(story, { ...officer, id: 'x' })).toBe('broken');
  });
});
