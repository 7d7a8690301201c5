import { acts } from '../../domain/course.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { CaseEvent, EventType } from '../../domain/events.ts';
import type { Reason } from '../../domain/reasons.ts';
import type { Commit, Found } from '../../store/cases.ts';
import { staffDirectory } from '../store.ts';
import { officeName } from '../tasks/words.ts';
import type { Asked } from './call.ts';

/** Who was first: what they did, when, and who they are as this reader may hear it. */
export interface First {
  readonly act: string;
  readonly at: string;
  readonly actor: string;
}

/** What has happened where a command comes too late, by the reason of its refusal. */
const earlier: Partial<Record<Reason, readonly EventType[]>> = {
  'already-received': ['CaseReceived'],
  'claimed-by-other': ['CaseClaimed', 'CaseAssigned'],
  'already-signed': ['AgreementSigned'],
  'already-submitted': ['MatterSubmitted'],
  'already-decided': ['ResultRecorded'],
  'already-evaluated': ['EvaluationGiven'],
  'case-declined': ['CaseDeclined'],
  'case-merged': ['CaseMerged'],
  'case-withdrawn': ['CaseWithdrawn'],
  'service-terminated': ['ServiceTerminated'],
  'service-ended': ['ServiceEnded'],
  'case-archived': ['CaseArchived'],
};

/** Of two who do the same at once the second has nothing left to do, and hears who was first. */
export function firstToDo(asked: Asked, { history }: Found): Promise<First | undefined> {
  const commit = history.findLast(({ command, events }) => command === asked.operation && events.some(isSame(asked)));
  return told(asked, commit, commit?.events.find(isSame(asked)));
}

/** Who brought about what the command is refused for; undefined where that is no earlier act. */
export function firstBefore(asked: Asked, { history }: Found, { because }: Refusal): Promise<First | undefined> {
  const types = earlier[because] ?? [];
  const isEarlier = (event: CaseEvent) => types.includes(event.type) && isSame(asked)(event);
  const commit = history.findLast(({ events }) => events.some(isEarlier));
  return told(asked, commit, commit?.events.find(isEarlier));
}

/** An event about the matter and the papers that are asked about, where it is about any. */
const isSame =
  ({ path, body }: Asked) =>
  (event: CaseEvent): boolean => {
    if ('matter' in event && path['matterId'] !== undefined && event.matter !== path['matterId']) return false;
    const papers = (body as { readonly materials?: readonly unknown[] } | undefined)?.materials;
    return !papers || !('materials' in event) || event.materials.some((paper) => papers.includes(paper));
  };

async function told({ actor }: Asked, commit: Commit | undefined, event: CaseEvent | undefined) {
  if (!commit || !event) return undefined;
  return { act: acts[event.type].act, at: commit.at, actor: await nameOf(commit.actor, actor.kind === 'staff') };
}

/** Staff hear the name; to a principal staff go by their office. */
async function nameOf(actor: Commit['actor'], internal: boolean): Promise<string> {
  if (actor.kind === 'principal') return '服务对象';
  if (actor.kind === 'system') return '系统';
  const office = officeName(actor.office);
  return internal ? `${office} ${(await staffDirectory().find(actor.id))?.name ?? actor.id}` : office;
}
