import type { CaseFileData, CaseFileMatter, CaseFileResult } from '../../documents/case-file-data.ts';
import type { Matter } from '../../domain/case/matters.ts';
import { isOpen } from '../../domain/case/matters.ts';
import type { EndedCase, EntrustedCase } from '../../domain/case.ts';
import { withCorrections } from '../../domain/correction.ts';
import {
  actOf,
  consentChannelNames,
  groundWords,
  levelNames,
  matterStateNames,
  meansNames,
  outcomeNames,
  ratingChannelNames,
  receiptNames,
} from '../../domain/course.ts';
import type { Person } from '../../domain/person.ts';
import type { Commit, Found } from '../../store/cases.ts';
import type { PersonId } from '../../store/personal.ts';
import { district } from '../district.ts';
import { materialsOf } from './case-file-materials.ts';
import { actorName, authorityName, officeName, type StaffNames, scopeWords } from './words.ts';

type Persons = Partial<Record<PersonId, Person>>;

/** What the case file (案卷) shows: the whole course, from the history. */
export function caseFileData(
  found: Found,
  now: EntrustedCase,
  persons: Persons,
  staff: StaffNames,
  at: string,
): CaseFileData {
  const history = withCorrections(found.history);
  return {
    kind: '代办',
    caseNumber: now.id,
    archiveNumber: archiveNumber(now.id),
    printedAt: at,
    office: officeName(now.office),
    openedAt: now.openedAt,
    ...('endedAt' in now ? { closedAt: now.endedAt, ending: endingWords(now) } : {}),
    retention: `定期${district.retention.archiveYears}年（${district.retention.basis}）`,
    masked: false,
    parties: partiesOf(now, persons, staff),
    term: now.mandate.term,
    matters: now.matters.map((matter) => matterOf(matter, now, history)),
    course: courseOf(history, staff),
    materials: materialsOf(now),
    notices: noticesOf(history),
    consents: consentsOf(now),
    results: resultsOf(now, history),
    evaluations: evaluationsOf(now),
    chain: { commits: history.length, head: found.head },
  };
}

const endingWords = ({ termination }: EndedCase): string =>
  termination
    ? `代办服务终止：${groundWords(termination)}。${termination.explanation}`
    : '委托事项全部办结，代办服务自动终止';

/** The service for this matter ended before its result had reached the principal (§7.2.5.2). */
const isTerminated = ({ state }: Matter, now: EntrustedCase): boolean =>
  'termination' in now && now.termination !== undefined && isOpen({ state });

/** What came of a matter: the authority's decision, or that there was none. */
export const resultWords = (matter: Matter, now: EntrustedCase): string => {
  if (matter.state === 'withdrawn') return '服务对象撤回该委托事项';
  if (matter.outcome) return outcomeNames[matter.outcome];
  return isTerminated(matter, now) ? '代办服务终止' : matterStateNames[matter.state];
};

/** 档号: division, kind, year, number. */
export const archiveNumber = (caseId: string): string =>
  `${district.division}-DB-${caseId.slice(8, 12)}-${caseId.slice(-10)}`;

function partiesOf(
  { agent: agentId, mandate, agreement, contact: named }: EntrustedCase,
  { principal, contact, witness }: Persons,
  staff: StaffNames,
) {
  const reached = (named?.contact ?? agreement?.terms.contact) === 'contact' ? contact : principal;
  const agent = staff.get(agentId);
  const certificate =
    principal?.kind === 'person'
      ? principal.identityNumber
      : principal?.kind === 'organisation'
        ? principal.creditCode
        : undefined;
  return [
    {
      role: '委托方（甲方）',
      name: principal?.name ?? '',
      phone: principal?.phone ?? '',
      ...(certificate && { certificate }),
    },
    { role: '受托方（乙方）', name: mandate.mandatary, phone: district.mandatary.phone },
    { role: '甲方经办人', name: reached?.name ?? '', phone: reached?.phone ?? '' },
    { role: '代办人员', name: agent?.name ?? agentId, phone: agent?.phone ?? '' },
    ...(witness ? [{ role: '口头委托见证人', name: witness.name, phone: witness.phone }] : []),
  ];
}

/** When an event about a matter was recorded. */
const timeOf = (history: readonly Commit[], type: string, matter: string): string | undefined =>
  history.find(({ events }) =>
    events.some((event) => event.type === type && 'matter' in event && event.matter === matter),
  )?.at;

function matterOf(matter: Matter, now: EntrustedCase, history: readonly Commit[]): CaseFileMatter {
  const submittedAt = timeOf(history, 'MatterSubmitted', matter.id);
  const completedAt = timeOf(history, 'ResultDelivered', matter.id);
  return {
    name: matter.title,
    code: matter.item,
    authority: authorityName(matter.authority),
    state: isTerminated(matter, now) ? '终止' : matterStateNames[matter.state],
    ...(submittedAt && { submittedAt }),
    ...(completedAt && { completedAt }),
  };
}

const courseOf = (history: readonly Commit[], staff: StaffNames): CaseFileData['course'] =>
  history.flatMap(({ at, actor, events }) =>
    events.map((event) => ({ at, actor: actorName(actor, staff), ...actOf(event) })),
  );

const consentsOf = ({ consents }: EntrustedCase): CaseFileData['consents'] =>
  consents.map(({ at, scope, wording, evidence, withdrawn }) => ({
    at,
    scope: scopeWords(scope),
    wordingVersion: wording.version,
    way: consentChannelNames[evidence.channel],
    ...(withdrawn && { withdrawnAt: withdrawn.at }),
  }));

const noticesOf = (history: readonly Commit[]): CaseFileData['notices'] =>
  history.flatMap(({ at, events }) =>
    events.flatMap((event) =>
      event.type === 'NoticeGiven'
        ? [{ at, title: '一次性告知', way: meansNames[event.notice.means], catalogueVersion: event.notice.catalogue }]
        : [],
    ),
  );

function resultsOf(now: EntrustedCase, history: readonly Commit[]): CaseFileResult[] {
  return now.matters.flatMap(({ id, title, outcome, authorityNumber }) => {
    if (!outcome) return [];
    const deliveredAt = timeOf(history, 'ResultDelivered', id);
    const way = receiptOf(history, id);
    return [
      {
        matter: title,
        result: outcomeNames[outcome],
        ...(authorityNumber && { number: authorityNumber }),
        ...(deliveredAt && { deliveredAt }),
        ...(way && { way }),
      },
    ];
  });
}

function receiptOf(history: readonly Commit[], matter: string): string | undefined {
  for (const { events } of history)
    for (const event of events)
      if (event.type === 'ResultDelivered' && event.matter === matter) return receiptNames[event.receipt.kind];
  return undefined;
}

function evaluationsOf(now: EntrustedCase): CaseFileData['evaluations'] {
  if (!('evaluation' in now) || !now.evaluation) return [];
  const { at, level, suggestion, channel = 'account' } = now.evaluation;
  return [
    { at, rating: levelNames[level], channel: ratingChannelNames[channel], ...(suggestion && { remarks: suggestion }) },
  ];
}
