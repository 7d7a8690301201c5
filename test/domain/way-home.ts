import { addDocument } from '../../domain/add-document.ts';
import { archive } from '../../domain/archive.ts';
import { dayOf } from '../../domain/calendar.ts';
import { callForPapers } from '../../domain/call-for-papers.ts';
import type { Case, EndedCase } from '../../domain/case.ts';
import type { Actor, Context } from '../../domain/context.ts';
import type { Decision } from '../../domain/decision.ts';
import { depositPapers } from '../../domain/deposit-papers.ts';
import { settleDispute } from '../../domain/dispute.ts';
import { heldPapers, openConduct, openLosses } from '../../domain/due.ts';
import { evolve } from '../../domain/evolve.ts';
import { answerConductReport } from '../../domain/report-conduct.ts';
import { settleLoss } from '../../domain/settle-loss.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { wake } from '../../domain/wake.ts';
import { document, sealed } from '../a-case.ts';
import { contextOf, day, later } from '../given.ts';
import { agent, manager, system } from '../people.ts';
import { inCharge } from './any-people.ts';

/**
 * Whether an ended case comes to its archive though neither the principal nor anybody of theirs ever answers: disputes and losses are
 * settled, papers deposited, the form signed, the evaluation left to pass. Every act is decided as always.
 */
export function archivedAtLast({ now, at }: { readonly now: Case; readonly at: string }): boolean {
  const way = new Way(now, at);
  way.go(system, (it, context) => addDocument(it, document('evidence', 'receipt'), context));
  way.go(system, (it, context) => addDocument(it, document('agreement', 'agreement'), context));
  way.go(manager, (it, context) => settleDispute(it, { how: 'negotiated', outcome: '已协商' }, context));
  for (const { id } of openLosses(way.now as EndedCase))
    way.go(manager, (it, context) =>
      settleLoss(it, id, { outcome: 'liability', explanation: '承担责任', documentId: 'evidence' }, context),
    );
  for (const { id } of openConduct(way.now))
    way.go(manager, (it, context) =>
      answerConductReport(it, id, { outcome: 'not-found', answer: '经核实没有' }, context),
    );
  way.deposit();
  way.go(agent, (it, context) => signTerminationForm(it, {}, context));
  way.go(system, wake);
  way.go(system, (it, context) => archive(it, sealed, context));
  return way.now.stage === 'archived';
}

class Way {
  now: Case;
  #at: string;

  constructor(now: Case, at: string) {
    this.now = now;
    this.#at = at;
  }

  go(actor: Actor, decide: (now: Case, context: Context) => Decision): void {
    this.#at = later(this.#at, 60 * day);
    const decision = decide(this.now, contextOf(inCharge(actor, this.now), this.#at));
    if (decision.outcome === 'refused') return;
    for (const event of decision.events) this.now = evolve(this.now, event, this.#at);
  }

  deposit(): void {
    const materials = heldPapers(this.now as EndedCase).map(({ id }) => id);
    if (materials.length === 0) return;
    this.go(manager, (it, context) =>
      callForPapers(it, { receipt: { kind: 'mail', carrier: '邮政', tracking: 'EMS1234567' } }, context),
    );
    const asked = {
      materials,
      cause: 'untraceable',
      depositary: { kind: 'notary', name: '公证处' },
      certificate: '提字第7号',
      documentId: 'evidence',
    } as const;
    this.go(manager, (it, context) => depositPapers(it, { ...asked, on: dayOf(context.now) }, context));
  }
}
