import type { DueName } from '../domain/case/due-name.ts';
import type { EvaluationLevel } from '../domain/case/endings.ts';
import type { Case, ComplaintCase, RepairCase } from '../domain/case.ts';
import { claimOf } from '../domain/claim.ts';
import type { ComplaintCause } from '../domain/complaint/complaint.ts';
import { kinds, type Service } from '../domain/kinds.ts';
import { isFinal, type Stage } from '../domain/lifecycle.ts';
import { handlerOf } from '../domain/permissions.ts';
import { keys, lists, shardOf } from './keys.ts';
import type { Item } from './table.ts';

/** What the head needs besides the state: computed by the caller, since it depends on settings and time. */
export interface HeadDetails {
  /** Masked. */
  readonly principalName: string;
  /** The earliest deadline, if anything is due. */
  readonly due: { readonly name: DueName; readonly at: string } | undefined;
  /** By when reconciliation must look at the case. */
  readonly watchAt: string;
  /** The office at the top of the district, whose key the watch lists carry. */
  readonly centre: string;
}

/**
 * What a list shows of a case: nothing in clear that could not stand on a wall. It says nothing that changes with every
 * command, since each change of it is written to the indexes as well.
 */
export interface Summary {
  readonly caseId: string;
  /** Absent for 代办. */
  readonly service?: Service;
  readonly stage: Stage;
  readonly office: string;
  /** The office that a pending transfer goes to (§7.2.1.2). */
  readonly to?: string;
  readonly channel: Case['channel'];
  readonly kind: 'person' | 'organisation';
  /** Masked. */
  readonly principal: string;
  readonly agent?: string;
  /** Whoever claimed it or was given it, before the reception. */
  readonly claimedBy?: string;
  readonly items: readonly string[];
  readonly openedAt: string;
  readonly dueAt?: string;
  readonly dueName?: DueName;
  /** Of a complaint (§8.2): staff ids of those it is about, to whom no list shows it; and what it is about. */
  readonly closedTo?: readonly string[];
  readonly cause?: ComplaintCause;
  /** Of a poor rating (§8.3). */
  readonly level?: EvaluationLevel;
}

interface Position {
  readonly version: number;
  readonly hash: string;
  readonly at: string;
}

/** A day after everything else: cases without a deadline stand last in lists sorted by it. */
const never = '9999-12-31T00:00:00.000Z';

/**
 * The head of a case with its place in the lists. A transfer to another office rewrites these attributes, and the office in the
 * keys of look-ups, and nothing else; while it is pending the case stands in the list of the office that must answer.
 */
export function headItem(
  now: Case,
  { principalName, due, watchAt, centre, version, hash, at }: HeadDetails & Position,
): Item {
  const over = isFinal(now.stage);
  const { lists: family } = kinds[now.service];
  const agent = handlerOf(now) ?? claimOf(now)?.agent;
  const office = now.stage === 'transfer' ? now.leg.to : now.office;
  const order = `${over ? at : (due?.at ?? never)}#${now.id}`;
  return {
    ...keys.head(now.id),
    v: 1,
    caseId: now.id,
    version,
    hash,
    stage: now.stage,
    summary: summaryOf(now, principalName, due),
    gsi1pk: over ? lists.closed(office, family) : lists.open(office, now.stage, now.principal.kind),
    gsi1sk: order,
    ...(agent && !over ? { gsi2pk: lists.agent(now.office, agent, family), gsi2sk: order } : {}),
    gsi3pk: lists.watch(centre, shardOf(now.id)),
    gsi3sk: `${watchAt}#${now.id}`,
  };
}

function summaryOf(now: Case, principal: string, due: HeadDetails['due']): Summary {
  const claim = claimOf(now);
  return {
    caseId: now.id,
    ...(now.service === 'agency' ? {} : { service: now.service }),
    stage: now.stage,
    office: now.office,
    ...(now.stage === 'transfer' ? { to: now.leg.to } : {}),
    channel: now.channel,
    kind: now.principal.kind,
    principal,
    ...('agent' in now ? { agent: now.agent } : {}),
    ...('complaint' in now ? ofComplaint(now) : {}),
    ...('repair' in now ? ofRepair(now) : {}),
    items: 'matters' in now ? now.matters.map(({ item }) => item) : now.items,
    ...(claim ? { claimedBy: claim.agent } : {}),
    openedAt: now.openedAt,
    ...(due ? { dueAt: due.at, dueName: due.name } : {}),
  };
}

const ofComplaint = ({ complaint: { handler, cause, concerned } }: ComplaintCase) => ({
  cause,
  ...(handler ? { agent: handler } : {}),
  ...(concerned.length > 0 ? { closedTo: concerned.map(({ staff }) => staff) } : {}),
});

const ofRepair = ({ repair: { handler, about, level } }: RepairCase) => ({
  level,
  ...(handler ? { agent: handler } : {}),
  closedTo: [about],
});
