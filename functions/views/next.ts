import type { Case } from '../../domain/case.ts';
import type { Context } from '../../domain/context.ts';
import { dues } from '../../domain/due.ts';
import { ofPeople } from './next/agents.ts';
import { guidance } from './next/assistance.ts';
import { agreement, confirmation, powersOfAttorney } from './next/entrustment.ts';
import { type By, type Expected, expect } from './next/expect.ts';
import { evaluation, handling, noticeFirst } from './next/handling.ts';
import { lost, owed } from './next/papers.ts';
import { plan } from './next/plan.ts';
import { consent } from './next/reception.ts';

/**
 * What the case waits for, and from whom: what its stage does, then what else is open. The words of a topic stand in its file
 * under `next/`.
 */
export function next(now: Case, context: Context): Expected[] {
  const { calendar, deadlines, now: at } = context;
  const waiting = dues(now, calendar, deadlines);
  const by: By = (name, subject) => waiting.find((due) => due.name === name && due.subject === subject)?.at;
  return [...ofStage(now, by, at), ...powersOfAttorney(now, context), ...ofPeople(now, by)];
}

/** What the stage waits for. */
function ofStage(now: Case, by: By, at: string): Expected[] {
  switch (now.stage) {
    case 'reception':
      if (now.proposal) return consent(now, by('consent', 'case'));
      return [
        expect(
          now.claim ? 'agent' : 'office',
          '接待服务对象并说明办理流程；不属于服务范围的，明确告知',
          'receive',
          by('reception', 'case'),
        ),
      ];
    case 'transfer':
      return [expect('office', '接收部门接收转办，或者说明理由退回', 'accept-transfer', by('transfer', 'case'))];
    case 'acceptance':
      return agreement(now, by('agreement', 'case'));
    case 'handling':
      return [
        ...confirmation(now, by),
        ...(now.notice ? now.matters.flatMap((matter) => handling(now, matter, by)) : [noticeFirst]),
        ...lost(now, by),
        ...plan(now, by),
      ];
    case 'suspended':
      return [expect('agent', '中止的原因消除后续办；不能续办的，依法终止', 'resume', by('resumption', 'case'))];
    case 'evaluation':
      return [...evaluation(now, at), ...lost(now, by), ...owed(now, by)];
    case 'archiving':
      return [...lost(now, by), ...owed(now, by), expect('system', '整理归档')];
    case 'inquiry':
      return [
        expect(
          'office',
          '接待服务对象，了解需求；不属于服务范围的，明确告知并引导',
          'receive-inquiry',
          by('response', 'case'),
        ),
      ];
    case 'guidance':
      return guidance(now, by('guidance', 'case'));
    case 'appraisal':
      return at < now.evaluationUntil
        ? [expect('principal', '评价本次帮办服务，提出意见建议', 'evaluate', now.evaluationUntil)]
        : [];
    case 'complaint':
    case 'investigation':
    case 'reply':
    case 'call-back':
    case 'review':
    case 'poor-rating':
    case 'mending':
    case 'mend-call':
    case 'mend-check':
    case 'mended':
    case 'mend-void':
    case 'complaint-refused':
    case 'complaint-withdrawn':
    case 'filed':
    case 'redirected':
    case 'collected':
    case 'declined':
    case 'withdrawn':
    case 'merged':
    case 'archived':
      return [];
  }
}
