import type { Improvement, ImprovementEvent } from '../../domain/improvement/improvement.ts';
import { remindOfImprovement } from '../../domain/improvement/remind.ts';
import { CaseBusy, CaseChanged } from '../../store/cases.ts';
import { Chronicles, type Told } from '../../store/chronicles.ts';
import { lists } from '../../store/keys.ts';
import { centre } from '../district.ts';
import { listedAtRest, listedImprovement } from '../listed-improvement.ts';
import { improvements, table } from '../store.ts';
import { countImprovement } from './count-improvement.ts';
import { systemContext } from './task.ts';

/** How many one run looks at; the rest wait for the next run. */
const aRun = 200;

/**
 * §8.3: looks at the measures of improvement whose time has come: counts what was not counted, and takes what is overdue one step
 * up. What found nothing to do is not looked at again before its next date.
 */
export async function lookAfterImprovements(): Promise<void> {
  const { now } = systemContext('remind');
  const partitions = await Chronicles.watched(table(), lists.watchChronicles(centre), now, aRun);
  for (const partition of partitions) {
    const [kind, id = ''] = partition.split('#');
    const told = kind === 'IMPROVEMENT' ? await improvements().find(id) : undefined;
    if (told) await lookAfter(told);
  }
}

async function lookAfter(told: Told<Improvement, ImprovementEvent>): Promise<void> {
  const context = systemContext('remind');
  const { actor, now: at } = context;
  const decision = remindOfImprovement(told.now, context);
  if (decision.outcome === 'decided' && decision.events.length > 0) {
    const change = { id: told.id, found: told, events: decision.events, command: 'remind', actor, at };
    try {
      await improvements().save(change, (now) => listedImprovement(now, context));
    } catch (error) {
      // Somebody is at work on it: the next run sees what became of it.
      if (!(error instanceof CaseChanged || error instanceof CaseBusy)) throw error;
    }
  } else if ((await countImprovement(told)) !== undefined)
    await improvements().relist(told, listedAtRest(told.now, context));
}
