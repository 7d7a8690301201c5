import { serviceNames } from '../../domain/kinds.ts';
import type { Summary } from '../../store/head.ts';
import { officeName } from '../tasks/words.ts';
import { channelNames, dueNames, itemName, kindNames, stageNames } from './names.ts';
import type { CaseSummary } from './shapes/lists.ts';

/** A line of a list. @param now ISO UTC */
export function summaryView(summary: Summary, now: string): CaseSummary {
  const {
    caseId,
    service = 'agency',
    stage,
    office,
    to,
    channel,
    kind,
    principal,
    agent,
    claimedBy,
    items,
    openedAt,
    dueAt,
    dueName,
  } = summary;
  return {
    id: caseId,
    service: { code: service, name: serviceNames[service] },
    stage: { code: stage, name: stageNames[stage] },
    office: { code: office, name: officeName(office) },
    ...(to ? { to: { code: to, name: officeName(to) } } : {}),
    channel: { code: channel, name: channelNames[channel] },
    kind: { code: kind, name: kindNames[kind] },
    principal,
    ...(agent ? { agent } : {}),
    ...(claimedBy ? { claimedBy } : {}),
    items: items.map((code) => ({ code, name: itemName(code) })),
    openedAt,
    ...(dueAt && dueName ? { due: { code: dueName, name: dueNames[dueName], at: dueAt, overdue: now > dueAt } } : {}),
  };
}
