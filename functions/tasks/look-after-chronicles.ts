import type { Improvement, ImprovementEvent } from '../../domain/improvement/improvement.ts';
import { remindOfImprovement } from '../../domain/improvement/remind.ts';
import { remindOfFinding } from '../../domain/supervision/finding.ts';
import { CaseBusy, CaseChanged } from '../../store/cases.ts';
import { Chronicles, type Told } from '../../store/chronicles.ts';
import { lists } from '../../store/keys.ts';
import { centre } from '../district.ts';
import { listedFinding } from '../listed-finding.ts';
import { listedAtRest, listedImprovement } from '../listed-improvement.ts';
import { findings, improvements, table } from '../store.ts';
import { countImprovement } from './count-improvement.ts';
import { systemContext } from './task.ts';

/** How many one run looks at; the rest wait for the next run. */
const aRun = 200;

/**
 * §8.1, §8.3: looks at findings and measures of improvement whose time has come: counts what was not counted, and takes what is
 * overdue one step up. What found nothing to do is not looked at again before its next date.
 */
export async function lookAfterChronicles(): Promise<void> {
  const { now } = systemContext('remind');
  const partitions = await Chronicles.watched(table(), lists.watchChronicles(centre), now, aRun);
  for (const partition of partitions) {
    const [kind, id = ''] = partition.split('#');
    try {
      if (kind === 'FINDING') await lookAfterFinding(id);
      else await lookAfterImprovement(id);
    } catch (error) {
      // Somebody is at work on it: the next run sees what became of it.
      if (!(error instanceof CaseChanged || error instanceof CaseBusy)) throw error;
    }
  }
}

async function lookAfterFinding(id: string): Promise<void> {
  const context = systemContext('remind');
  const { actor, now: at } = context;
  const found = await findings().find(id);
  const decision = found && remindOfFinding(found.now, context);
  if (!found || decision?.outcome !== 'decided') return;
  const { events } = decision;
  if (events.length === 0) await findings().relist(found, listedFinding(found.now, context));
  else await findings().save({ id, found, events, command: 'remind', actor, at }, (now) => listedFinding(now, context));
}

async function lookAfterImprovement(id: string): Promise<void> {
  const found = await improvements().find(id);
  if (!found) return;
  const context = systemContext('remind');
  const decision = remindOfImprovement(found.now, context);
  if (decision.outcome === 'decided' && decision.events.length > 0) await raise(found, decision.events);
  else if ((await countImprovement(found)) !== undefined)
    await improvements().relist(found, listedAtRest(found.now, context));
}

async function raise(found: Told<Improvement, ImprovementEvent>, events: readonly ImprovementEvent[]): Promise<void> {
  const context = systemContext('remind');
  const change = { id: found.id, found, events, command: 'remind', actor: context.actor, at: context.now };
  await improvements().save(change, (now) => listedImprovement(now, context));
}
