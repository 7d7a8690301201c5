import { dayOf } from '../calendar.ts';
import type { TerminationGround } from '../case/endings.ts';
import { calls } from './custody.ts';
import { awaitedStill, broken, notApplicable, obeyed, type Rule } from './findings.ts';
import { effect } from './reception.ts';
import { type CaseRecord, type Entry, first } from './record.ts';
import { judgeSpans, type Span } from './spans.ts';

type Terminated = Entry<'ServiceTerminated'>;

/** §7.2.5.2: a termination says why, and the agent signs the form of it in time. */
export const termination: Rule = (record) => {
  const from = first(record, 'ServiceTerminated');
  if (!from) return notApplicable('代办服务没有中途终止。');
  if (!from.event.explanation.trim()) return broken('终止服务没有写明原因。', from);
  const done = first(record, 'TerminationFormSigned');
  return judgeSpans(record, formSpans(record, from, done), '超过期限未签署服务终止单。', (deadline, shown) =>
    done
      ? obeyed('终止原因已写明，服务终止单已在期限内签字。', ...shown)
      : awaitedStill('待签署服务终止单。', deadline),
  );
};

/** The wait for the form; a call to collect the papers that it waits for gives more time. */
function formSpans(record: CaseRecord, terminated: Terminated, signed: Entry | undefined): Span[] {
  const starts = [terminated, ...calls(record).filter(({ seq }) => !signed || seq < signed.seq)];
  return starts.map((from, index) => ({
    name: 'form',
    subject: 'case',
    deadline: index === 0 ? 'form' : 'deposit',
    from,
    done: starts[index + 1] ?? signed,
  }));
}

/** A.5.2: the principal asks, and the mandate ends. */
export const onRequest: Rule = (record) => {
  const terminated = first(record, 'ServiceTerminated');
  if (terminated?.event.ground !== 'principal-asked') return notApplicable('没有因服务对象提出而终止委托。');
  return obeyed('服务对象提出终止，委托已终止。', terminated);
};

/** What a ground of the agreement asks of a termination; a ground that was not used does not arise. */
interface Ground {
  readonly grounds: readonly TerminationGround[];
  readonly unused: string;
  readonly holds: (record: CaseRecord, terminated: Terminated) => boolean;
  readonly kept: string;
  readonly missed: string;
}

const endedOn =
  ({ grounds, unused, holds, kept, missed }: Ground): Rule =>
  (record) => {
    const terminated = first(record, 'ServiceTerminated');
    if (!terminated || !grounds.includes(terminated.event.ground)) return notApplicable(unused);
    return holds(record, terminated) ? obeyed(kept, terminated) : broken(missed, terminated);
  };

/** The principal was told during this service, on the day of the termination at the latest. */
function wasTold(record: CaseRecord, { at, event: { told } }: Terminated): boolean {
  const begun = effect(record);
  return told !== undefined && begun !== undefined && told.on >= dayOf(begun.at) && told.on <= dayOf(at);
}

/** A.5.3: what can't be granted ends once the reason is told with its law. */
export const notQualified = endedOn({
  grounds: ['not-qualified'],
  unused: '没有因不具备办结条件而终止委托。',
  holds: (record, terminated) => Boolean(terminated.event.basis) && wasTold(record, terminated),
  kept: '已说明理由和法律依据后终止委托。',
  missed: '未先说明理由和法律依据即终止委托。',
});

/** A.5.4: deception or refusal ends the mandate once the principal has been told. */
export const atFault = endedOn({
  grounds: ['deception', 'no-cooperation'],
  unused: '没有因弄虚作假或拒不履行约定职责而终止委托。',
  holds: wasTold,
  kept: '告知服务对象后终止委托。',
  missed: '未先告知服务对象即终止委托。',
});
