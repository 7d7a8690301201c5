import { addDocument } from '../../domain/add-document.ts';
import { advise } from '../../domain/advise.ts';
import { archive } from '../../domain/archive.ts';
import { isWorkingDay } from '../../domain/calendar.ts';
import { type EvaluationLevel, evaluationLevels } from '../../domain/case/endings.ts';
import type { Case } from '../../domain/case.ts';
import { caseNumber } from '../../domain/case-number.ts';
import { chooseForm } from '../../domain/choose-form.ts';
import { conclude } from '../../domain/conclude.ts';
import type { Actor, Context, Staff } from '../../domain/context.ts';
import type { Decision } from '../../domain/decision.ts';
import { deliver } from '../../domain/deliver.ts';
import { draftAgreement } from '../../domain/draft-agreement.ts';
import { evaluate } from '../../domain/evaluate.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { receive } from '../../domain/receive.ts';
import { receiveInquiry } from '../../domain/receive-inquiry.ts';
import { recordResult } from '../../domain/record-result.ts';
import { redirect } from '../../domain/redirect.ts';
import { register } from '../../domain/register.ts';
import { signForMandatary, signOwnAgreement } from '../../domain/sign-agreement.ts';
import { submit } from '../../domain/submit.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { type Terminate, terminate } from '../../domain/terminate.ts';
import type { Day, Instant } from '../../domain/values.ts';
import { digestOf, document, draft, electronic, fingerprints, papersOf, requiredPapers, sealed } from '../a-case.ts';
import { calendar, contextOf, day, district, minute } from '../given.ts';
import { enterprise, manager, resident, system } from '../people.ts';
import { agents, type OfficeCode } from './hops.ts';
import { sequence } from './power-cuts.ts';

/** One command of a life: who did what when, and what it came to. */
export interface Act {
  readonly at: Instant;
  readonly actor: Actor;
  readonly command: string;
  readonly events: readonly CaseEvent[];
}

/** A case as it was lived, every act really decided. */
export interface Lived {
  readonly now: Case;
  readonly acts: readonly Act[];
}

type Draw = () => number;

const staff = (id: string, office: OfficeCode): Staff => ({
  kind: 'staff',
  id,
  office,
  roles: ['agent', 'helper'],
  authorities: [],
});

/** Offices are as unlike as they are: the centre has most of the work, the village least. */
const offices: readonly (readonly [OfficeCode, number])[] = [
  ['centre', 0.45],
  ['heping', 0.3],
  ['anle', 0.17],
  ['xinghua', 0.08],
];

const items: readonly (readonly [string, number])[] = [
  ['GT-SETUP', 0.35],
  ['AGE-ALLOW', 0.3],
  ['SS-CARD', 0.2],
  ['HY-PERMIT', 0.15],
];

const levels: readonly (readonly [EvaluationLevel, number])[] = [
  [evaluationLevels[0], 0.62],
  [evaluationLevels[1], 0.25],
  [evaluationLevels[2], 0.08],
  [evaluationLevels[3], 0.03],
  [evaluationLevels[4], 0.02],
];

const terminations: readonly (readonly [Terminate, number])[] = [
  [{ ground: 'principal-asked', cause: 'not-needed', explanation: '服务对象已自行办成。' }, 0.4],
  [{ ground: 'principal-asked', cause: 'dissatisfied', explanation: '服务对象对进度不满。' }, 0.2],
  [{ ground: 'no-cooperation', explanation: '多次联系，服务对象不提供材料。' }, 0.4],
];

/** One of these, each as likely as its share. */
function pick<Value>(from: readonly (readonly [Value, number])[], draw: Draw): Value {
  let left = draw() * from.reduce((sum, [, share]) => sum + share, 0);
  for (const [value, share] of from) {
    left -= share;
    if (left < 0) return value;
  }
  return (from.at(-1) as readonly [Value, number])[0];
}

/**
 * The cases registered in a month, lived by the rules of the domain with people, items, channels and delays as a seed has
 * them: three in five are 帮办, most end well, some are terminated, some answered late, two in five not rated.
 */
export function* aMonth(month: string, count: number, seed: number): Generator<Lived> {
  const draw = sequence(seed);
  for (let number = 0; number < count; number += 1) {
    const first = new Date(Date.parse(`${month}-01`) + Math.floor(draw() * 28) * day).toISOString().slice(0, 10);
    const life = new Life(first, draw);
    yield draw() < 0.6 ? life.assisted() : life.entrusted();
  }
}

type Decide<Args extends unknown[]> = (now: Case, ...rest: [...Args, Context]) => Decision;

/** A life: its acts follow each other in office hours. */
class Life {
  readonly #acts: Act[] = [];
  readonly #draw: Draw;
  readonly #worker: Staff;
  readonly #principal: Actor;
  readonly #item: string;
  #now: Case | undefined;
  #ms: number;

  constructor(first: Day, draw: Draw) {
    this.#draw = draw;
    const office = pick(offices, draw);
    this.#worker = staff(agents[office], office);
    this.#item = pick(items, draw);
    this.#principal = { kind: 'principal', account: `resident-${Math.floor(draw() * 1e9)}` };
    this.#ms = Date.parse(`${first}T01:00:00.000Z`);
    this.#pass(draw() * 420 * minute);
  }

  /** 帮办, from the request to its answer. */
  assisted(): Lived {
    this.#register('assistance');
    this.#wait();
    if (this.#draw() < 0.04) {
      const places = { guidedTo: 'civil', explanation: '不属于本部门服务范围。' };
      this.#act(this.#worker, 'redirect', redirect, places);
      return this.#lived();
    }
    this.#act(this.#worker, 'receive-inquiry', receiveInquiry, { told: '已了解需求' });
    this.#pass(5 * minute);
    this.#act(this.#worker, 'choose-form', chooseForm, { form: 'consultation' });
    this.#act(this.#worker, 'advise', advise, { items: [this.#item], means: 'in-person' });
    this.#pass(this.#draw() * 200 * minute);
    const resolved = this.#draw() < 0.95;
    this.#act(this.#worker, 'conclude', conclude, { resolved, explanation: resolved ? '已答复。' : '未能解决。' });
    this.#rate();
    return this.#lived();
  }

  /** 代办, from the request to the archive. */
  entrusted(): Lived {
    this.#register('agency');
    this.#wait();
    this.#act(this.#worker, 'receive', receive, { told: '已说明代办流程' });
    this.#pass(this.#draw() * day);
    const today = this.#at.slice(0, 10);
    const terms = { items: [this.#item], term: { from: today, until: '2026-12-31' }, plan: planOf(this.#item, today) };
    this.#act(this.#worker, 'draft-agreement', draftAgreement, draft(terms), fingerprints);
    this.#act(this.#principal, 'sign-own-agreement', signOwnAgreement, { digest: digestOf(this.#case) });
    this.#act(manager, 'sign-for-mandatary', signForMandatary, { digest: digestOf(this.#case) });
    this.#act(this.#worker, 'give-notice', giveNotice, { means: 'in-person' });
    if (this.#draw() < 0.08) {
      this.#pass(this.#draw() * 5 * day);
      this.#act(this.#worker, 'terminate', terminate, {
        ...pick(terminations, this.#draw),
        told: { means: 'in-person', on: this.#at.slice(0, 10) },
      });
      this.#rate();
      return this.#lived();
    }
    const papers = {
      materials: requiredPapers(this.#case).map((each) => ({ ...each, originals: 0, copies: 1 })),
      receipt: electronic,
    };
    this.#act(this.#worker, 'take-into-custody', takeIntoCustody, papers);
    this.#act(this.#worker, 'submit', submit, 'm1', { materials: papersOf(this.#case, 'm1') });
    this.#pass((1 + this.#draw() * 8) * day);
    const granted = this.#draw() < 0.97;
    const decision = granted
      ? { outcome: 'granted' as const, explanation: '准予办理' }
      : { outcome: 'refused' as const, explanation: '不符合条件', basis: '有关规定', remedies: '可申请行政复议' };
    this.#act(this.#worker, 'record-result', recordResult, 'm1', decision);
    this.#pass(this.#draw() * day);
    this.#act(this.#worker, 'deliver', deliver, 'm1', { receipt: electronic });
    if (this.#rate()) {
      this.#act(system, 'print', addDocument, document('agreement', 'agreement'));
      this.#act(system, 'archive', archive, sealed);
    }
    return this.#lived();
  }

  /** Most are received within the two hours, some only the next day. */
  #wait(): void {
    this.#pass(this.#draw() < 0.93 ? this.#draw() * 110 * minute : (0.5 + this.#draw()) * day);
  }

  #register(service: 'assistance' | 'agency'): void {
    const isEnterprise = service === 'assistance' && this.#item !== 'AGE-ALLOW' && this.#draw() < 0.4;
    const wish = {
      service,
      principal: isEnterprise ? enterprise : resident,
      need: '想办一件事。',
      items: [this.#item],
    };
    const online = service === 'agency' || this.#draw() < 0.4;
    const id = caseNumber(district.division, this.#at.slice(0, 10), this.#draw, service);
    const [actor, asked] = online ? [this.#principal, { ...wish, office: this.#worker.office }] : [this.#worker, wish];
    this.#decided(actor, 'register', register(id, asked, this.#context(actor)));
  }

  /** @returns whether it was rated */
  #rate(): boolean {
    const isOnline = this.#case.principal.account !== undefined;
    if (!isOnline || this.#draw() < 0.4) return false;
    this.#pass(this.#draw() * 2 * day);
    this.#act(this.#principal, 'evaluate', evaluate, { level: pick(levels, this.#draw) });
    return true;
  }

  get #at(): Instant {
    return new Date(this.#ms).toISOString();
  }

  get #case(): Case {
    return this.#now as Case;
  }

  #context = (actor: Actor): Context => contextOf(actor, this.#at);

  #act<Args extends unknown[]>(actor: Actor, command: string, decide: Decide<Args>, ...args: NoInfer<Args>): void {
    this.#decided(actor, command, decide(this.#case, ...args, this.#context(actor)));
    this.#pass((1 + this.#draw() * 10) * minute);
  }

  /** @throws Error for a command that is refused: the lives are meant to go well */
  #decided(actor: Actor, command: string, decision: Decision): void {
    if (decision.outcome === 'refused') throw new Error(`${command}: ${decision.because}`);
    this.#acts.push({ at: this.#at, actor, command, events: decision.events });
    for (const event of decision.events) this.#now = evolve(this.#now, event, this.#at);
  }

  /** Time passes; nobody acts outside office hours. */
  #pass(ms: number): void {
    this.#ms = Math.floor(this.#ms + ms);
    const hour = () => Math.floor(this.#ms / 3_600_000 + 8) % 24;
    const today = () => new Date(this.#ms + 8 * 3_600_000).toISOString().slice(0, 10);
    while (!isWorkingDay(calendar, today()) || hour() < 9 || hour() >= 17) this.#ms += 30 * minute;
  }

  #lived = (): Lived => ({ now: this.#case, acts: this.#acts });
}

const planOf = (item: string, today: Day) => [{ item, milestone: '递交审批部门', by: today }];
