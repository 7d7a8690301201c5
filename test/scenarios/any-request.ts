import { examples } from '../../functions/openapi/examples.ts';
import { type Route, routes } from '../../functions/routes.ts';
import type { Json } from './client.ts';
import { draftOf } from './scenes.ts';

/** Numbers drawn one after the other: an integer from 0, below `under`. */
export type Draw = (under: number) => number;

/** A request that changes a case, or would. */
export interface AnyRequest {
  readonly operation: string;
  readonly method: Route['method'];
  readonly path: string;
  readonly body: unknown;
}

/** What a request is made for: how the case stands before whoever asks, and the day. */
export interface Before {
  readonly view: Json;
  readonly audience: 'resident' | 'staff' | 'manager';
  /** The day, so many days after today. */
  readonly day: (after: number) => string;
}

type Body = (before: Before, draw: Draw) => unknown;

const receipts = [
  { kind: 'electronic', channel: '短信' },
  { kind: 'mail', carrier: '邮政', tracking: 'EMS1234567890' },
  { kind: 'signed', documentId: 'none' },
];
const pick = <T>(from: readonly T[], draw: Draw): T | undefined => from[draw(from.length || 1)];
const receipt = (draw: Draw) => receipts[Math.max(0, draw(12) - 9)];
const signed: Body = ({ view }) => ({ digest: view.agreement?.digest ?? '0'.repeat(64) });
const papers = (view: Json, state: string): string[] =>
  (view.materials ?? []).filter((paper: Json) => paper.state.code === state).map(({ id }: Json) => id);
const paperIds = (view: Json, state: string, draw: Draw) => {
  const ids = papers(view, state);
  return ids.length > 0 ? ids.slice(0, 1 + draw(ids.length)) : ['none'];
};
const required: Readonly<Record<string, readonly string[]>> = {
  'AGE-ALLOW': ['idcard', 'household', 'bank'],
  'SS-CARD': ['idcard', 'photo'],
};

/** Details that suit the case; an operation that is not here is asked with the example of its description. */
const bodies: Readonly<Record<string, Body>> = {
  'draft-agreement': ({ day }, draw) =>
    draftOf(pick([['SS-CARD'], ['AGE-ALLOW', 'SS-CARD']], draw) ?? [], day(0), day(180)),
  'sign-own-agreement': signed,
  'sign-for-mandatary': signed,
  'record-signature': (before, draw) => ({ ...(signed(before, draw) as object), documentId: 'none' }),
  'entrust-orally': ({ day }) => ({
    ...(examples['entrust-orally'] as object),
    items: ['SS-CARD'],
    term: { from: day(0), until: day(180) },
    saidAt: `${day(-1)}T02:00:00.000Z`,
    evidence: { by: 'colleague', staff: 'agent-2' },
  }),
  'confirm-entrustment': ({ view }) => ({ digest: view.oral?.digest ?? '0'.repeat(64) }),
  'take-into-custody': ({ view }, draw) => ({
    materials: (view.matters ?? []).flatMap(({ id: matter, item }: Json) =>
      (required[item] ?? []).map((material) => ({ matter, material, originals: draw(2), copies: 1, place: '一号柜' })),
    ),
    receipt: receipt(draw),
  }),
  'hand-back': ({ view }, draw) => ({ materials: papers(view, 'held').slice(0, 9), receipt: receipt(draw) }),
  'take-back': ({ view }, draw) => ({ materials: paperIds(view, 'submitted', draw), place: '二号柜' }),
  submit: () => ({ materials: [] }),
  'record-result': (_, draw) => ({ outcome: pick(['granted', 'refused'], draw), explanation: '已作出决定。' }),
  deliver: (_, draw) => ({ receipt: receipt(draw) }),
  terminate: ({ day }, draw) => ({
    ground: pick(['principal-asked', 'no-cooperation', 'deception'], draw),
    explanation: '无法继续。',
    told: { means: 'in-person', on: day(0) },
  }),
  'request-own-upload': (_, draw) => ({ ...(examples['request-own-upload'] as object), bytes: 1 + draw(1000) }),
};

/** The state of a matter for which an act is meant. */
const stateFor: Readonly<Record<string, string>> = {
  submit: 'entrusted',
  'record-result': 'submitted',
  deliver: 'decided',
};

/** Which lead away from the middle of a life: drawn seldom. */
const rare: ReadonlySet<string> = new Set(['withdraw', 'record-withdrawal', 'terminate', 'decline']);
/** Which change nothing, or are done in more than one request. */
const idle: ReadonlySet<string> = new Set(['reveal', 'read-access-log', 'open-archive', 'request-upload']);

const changing = routes.filter(
  ({ method, path, operation }) =>
    method !== 'GET' && path.includes('{caseId}') && !idle.has(operation) && !operation.startsWith('complete-'),
);

/** A request that whoever asks may make as the case stands; one in six is any request whatever, right or wrong. */
export function anyRequest(before: Before, draw: Draw): AnyRequest | undefined {
  const may: readonly string[] = before.view.allowed ?? [];
  const mine = changing.filter(
    ({ audience }) => audience === before.audience || (before.audience === 'manager' && audience === 'staff'),
  );
  const sensible = mine.filter(({ operation }) => may.includes(operation) && (!rare.has(operation) || draw(12) === 0));
  const route = pick(draw(6) === 0 || sensible.length === 0 ? mine : sensible, draw);
  return route && requestOf(route, before, draw);
}

function requestOf({ operation, method, path }: Route, before: Before, draw: Draw): AnyRequest {
  const { view } = before;
  const matters: Json[] = view.matters ?? [];
  const fitting = matters.filter(({ state }) => state.code === (stateFor[operation] ?? state.code));
  const named = { caseId: view.id, matterId: pick(fitting, draw)?.id ?? 'm1' } as Readonly<Record<string, string>>;
  const body = bodies[operation]?.(before, draw) ?? examples[operation] ?? {};
  return { operation, method, path: path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? 'none'), body };
}
