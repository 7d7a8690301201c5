import { acts } from '../../domain/course.ts';
import type { Finding, FindingEvent, FindingState } from '../../domain/supervision/finding.ts';
import type { Found } from '../../store/cases.ts';
import type { Told } from '../../store/chronicles.ts';
import type { FindingSummary } from '../listed-finding.ts';
import { officeName } from '../tasks/words.ts';
import { isInternal } from './course/internal.ts';
import { channelNames, itemName, kindNames, stageNames } from './names.ts';
import type { FindingLine, FindingView, SampledCase } from './shapes/supervision.ts';

const stateNames: Readonly<Record<FindingState, string>> = {
  open: '待答复',
  answered: '已答复',
  accepted: '认可答复',
  disputed: '有异议、待再次答复',
  closed: '已再次答复、办结',
};

/** A case as a supervisor sees it: no person, no words that people wrote, and of staff the office alone. */
export function sampledCase({ now, history }: Found): SampledCase {
  const items = 'matters' in now ? now.matters.map(({ item }) => item) : now.items;
  return {
    id: now.id,
    office: { code: now.office, name: officeName(now.office) },
    stage: { code: now.stage, name: stageNames[now.stage] },
    channel: { code: now.channel, name: channelNames[now.channel] },
    kind: { code: now.principal.kind, name: kindNames[now.principal.kind] },
    items: items.map((code) => ({ code, name: itemName(code) })),
    openedAt: now.openedAt,
    course: history.flatMap(({ at, actor, events }) =>
      events
        .filter((event) => !isInternal(event) && !event.type.startsWith('Conduct'))
        .map(({ type }) => ({ at, act: acts[type].act, clause: acts[type].clause, actor: actorOffice(actor) })),
    ),
  };
}

function actorOffice(actor: Found['history'][number]['actor']): string {
  if (actor.kind === 'staff') return officeName(actor.office);
  return actor.kind === 'principal' ? '服务对象' : '系统';
}

export const findingLine = ({ office, state, ...rest }: FindingSummary, at: string): FindingLine => ({
  ...rest,
  office: { code: office, name: officeName(office) },
  state: { code: state, name: stateNames[state] },
  overdue: (state === 'open' || state === 'disputed') && at > rest.dueAt,
});

export function findingView({ now, version }: Told<Finding, FindingEvent>, at: string): FindingView {
  const { id, office, state, dueAt, filedAt, about, text, filedBy, answers, dispute, reminded } = now;
  return {
    ...findingLine({ id, office, state, dueAt, filedAt }, at),
    about,
    text,
    filedBy,
    answers: [...answers],
    ...(dispute && { dispute }),
    reminded,
    version,
  };
}
