import type { Matter } from '../../domain/case/matters.ts';
import { type Case, isEntrusted } from '../../domain/case.ts';
import type { Actor, StaffRole } from '../../domain/context.ts';
import { openMilestones } from '../../domain/plan.ts';
import { contextFor } from '../../functions/district.ts';
import { examples } from '../../functions/openapi/examples.ts';
import type { Audience, Route } from '../../functions/route.ts';
import { routes } from '../../functions/routes.ts';
import { allowed } from '../../functions/views/allowed.ts';
import { digestOf, oralDigestOf } from '../a-case.ts';
import { proposalOf } from '../a-plan.ts';
import { draftOf } from './scenes.ts';
import { shanghaiDay } from './story.ts';

/** Numbers drawn one after the other: an integer from 0, below `under`. */
export type Draw = (under: number) => number;

/** A request that changes a case, or would. */
export interface AnyRequest {
  /** Who asks, by `sub`. */
  readonly sub: string;
  readonly operation: string;
  readonly method: Route['method'];
  readonly path: string;
  readonly body: unknown;
}

/** What a request is made for: how the case stands, and when. */
interface Before {
  readonly now: Case;
  /** The day, so many days after today. */
  readonly day: (after: number) => string;
}

type Body = (before: Before, draw: Draw) => unknown;

const member = (id: string, office: string, ...roles: StaffRole[]): Actor => ({
  kind: 'staff',
  id,
  office,
  roles,
  authorities: [],
});

/** Who may ask: the staff of the demonstration, as `local/seed.json` enrols them. */
const staff: Readonly<Record<string, Actor>> = {
  'agent-1': member('agent-1', 'heping', 'agent', 'helper'),
  'agent-2': member('agent-2', 'heping', 'agent'),
  'agent-3': member('agent-3', 'anle', 'agent'),
  'agent-4': member('agent-4', 'xinghua', 'agent'),
  'agent-5': member('agent-5', 'centre', 'agent'),
  'helper-1': member('helper-1', 'xinghua', 'helper'),
  'manager-1': member('manager-1', 'centre', 'manager'),
  'manager-2': member('manager-2', 'heping', 'manager'),
};

/** Whoever is drawn next: the principal and the agent of the township more often than others. */
function somebody(principal: string, draw: Draw): readonly [sub: string, actor: Actor] {
  const resident = (account: string) => [account, { kind: 'principal', account }] as const;
  const which = draw(20);
  if (which < 6) return resident(principal);
  if (which === 6) return resident('enterprise-1');
  const sub = which < 15 ? 'agent-1' : (Object.keys(staff)[1 + draw(7)] ?? 'agent-2');
  return [sub, staff[sub] as Actor];
}

const receipts = [
  { kind: 'electronic', channel: '短信' },
  { kind: 'mail', carrier: '邮政', tracking: 'EMS1234567890' },
  { kind: 'signed', documentId: 'none' },
];
const pick = <T>(from: readonly T[], draw: Draw): T | undefined => from[draw(from.length || 1)];
const receipt = (draw: Draw) => receipts[Math.max(0, draw(12) - 9)];
const signed: Body = ({ now }) => ({ digest: digestOf(now) });
const matters = (now: Case): readonly Matter[] => (isEntrusted(now) ? now.matters : []);
const papers = (now: Case, state: string): string[] =>
  isEntrusted(now) ? now.materials.filter((paper) => paper.state === state).map(({ id }) => id) : [];
const required: Readonly<Record<string, readonly string[]>> = {
  'AGE-ALLOW': ['idcard', 'household', 'bank'],
  'SS-CARD': ['idcard', 'photo'],
};

const planned: Body = ({ day }, draw) => ({
  milestones: [{ matter: 'm1', milestone: '核对材料', by: day(draw(9)), step: 'other' }],
  reason: '材料尚未备齐。',
});
const answered: Body = ({ now }, draw) => {
  const proposal = proposalOf(now);
  return draw(3) ? { answer: 'agreed', proposal } : { answer: 'refused', proposal, reason: '来不及。' };
};

/** Details that suit the case; an operation that is not here is asked with the example of its description. */
const bodies: Readonly<Record<string, Body>> = {
  'draft-agreement': ({ day }, draw) =>
    draftOf(pick([['SS-CARD'], ['AGE-ALLOW', 'SS-CARD']], draw) ?? [], day(0), day(180)),
  'sign-own-agreement': signed,
  'sign-for-mandatary': signed,
  'entrust-orally': ({ day }) => ({
    ...(examples['entrust-orally'] as object),
    items: ['SS-CARD'],
    term: { from: day(0), until: day(180) },
    saidAt: `${day(-1)}T02:00:00.000Z`,
    evidence: { by: 'colleague', staff: 'agent-2' },
  }),
  'confirm-entrustment': ({ now }) => ({ digest: oralDigestOf(now) }),
  'propose-plan-change': planned,
  'propose-own-plan-change': planned,
  'answer-plan-change': answered,
  'answer-own-plan-change': answered,
  'withdraw-plan-change': ({ now }) => ({ proposal: proposalOf(now) }),
  'withdraw-own-plan-change': ({ now }) => ({ proposal: proposalOf(now) }),
  'reach-milestone': ({ day }) => ({ on: day(0) }),
  'take-into-custody': ({ now }, draw) => ({
    materials: matters(now).flatMap(({ id: matter, item }) =>
      (required[item] ?? []).map((material) => ({ matter, material, originals: draw(2), copies: 1, place: '一号柜' })),
    ),
    receipt: receipt(draw),
  }),
  'hand-back': ({ now }, draw) => ({ materials: papers(now, 'held'), receipt: receipt(draw) }),
  'take-back': ({ now }) => ({ materials: papers(now, 'submitted'), place: '二号柜' }),
  submit: () => ({ materials: [] }),
  'record-result': (_, draw) => ({ outcome: pick(['granted', 'refused'], draw), explanation: '已作出决定。' }),
  deliver: (_, draw) => ({ receipt: receipt(draw) }),
  terminate: ({ day }, draw) => ({
    ground: pick(['principal-asked', 'no-cooperation', 'deception'], draw),
    explanation: '无法继续。',
    told: { means: 'in-person', on: day(0) },
  }),
};

/** The state of a matter for which an act is meant. */
const stateFor: Readonly<Record<string, Matter['state']>> = {
  submit: 'entrusted',
  'record-result': 'submitted',
  deliver: 'decided',
};

/** Which lead away from the middle of a life, or go nowhere: drawn seldom. */
const rare: ReadonlySet<string> = new Set([
  'withdraw',
  'record-withdrawal',
  'terminate',
  'decline',
  'redirect',
  'report-progress',
  'request-own-upload',
  'claim',
  'release-claim',
  'assign',
]);
/** Which change nothing, or are done in more than one request. */
const idle: ReadonlySet<string> = new Set(['reveal', 'read-access-log', 'open-archive', 'request-upload']);

const changing = routes.filter(
  ({ method, path, operation }) =>
    method !== 'GET' && path.includes('{caseId}') && !idle.has(operation) && !operation.startsWith('complete-'),
);

/** The routes on which somebody asks. */
const audiencesOf = (actor: Actor): readonly Audience[] =>
  actor.kind === 'principal' ? ['resident'] : ['staff', 'manager'];

/**
 * A request by somebody, most often one that may be made as the case stands; one in eight is any request whatever by
 * anybody, right or wrong.
 */
export function anyRequest(now: Case, principal: string, at: number, draw: Draw): AnyRequest {
  const day = (after: number) => shanghaiDay(at + after * 86_400_000);
  for (let tries = draw(8) === 0 ? 0 : 6; ; tries--) {
    const [sub, actor] = somebody(principal, draw);
    const mine = changing.filter(({ audience }) => audiencesOf(actor).includes(audience));
    const may = allowed(now, contextFor(actor, new Date(at).toISOString()));
    const sensible = mine.filter(
      ({ operation }) => may.includes(operation) && (!rare.has(operation) || draw(15) === 0),
    );
    const route = pick(tries > 0 ? sensible : mine, draw);
    if (route) return { sub, ...requestOf(route, { now, day }, draw) };
  }
}

function requestOf({ operation, method, path }: Route, before: Before, draw: Draw): Omit<AnyRequest, 'sub'> {
  const fitting = matters(before.now).filter(({ state }) => state === (stateFor[operation] ?? state));
  const named: Readonly<Record<string, string>> = {
    caseId: before.now.id,
    matterId: pick(fitting, draw)?.id ?? 'm1',
    milestoneId: pick(openMilestones(before.now), draw)?.id ?? 'p1',
  };
  const body = bodies[operation]?.(before, draw) ?? examples[operation] ?? {};
  return { operation, method, path: path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? 'none'), body };
}
