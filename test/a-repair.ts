import { evaluate } from '../domain/evaluate.ts';
import type { EventOf } from '../domain/events.ts';
import { evolve } from '../domain/evolve.ts';
import { assignRepair } from '../domain/repair/assign.ts';
import { callRaterBack, checkRepair } from '../domain/repair/close.ts';
import { contactRater, recordMending } from '../domain/repair/mend.ts';
import { repairOf } from '../domain/repair/open.ts';
import { caseAfter } from './a-case.ts';
import { and, clock, type Story, told } from './given.ts';
import { colleague, headOfTown, manager, principal } from './people.ts';

/** Rated poorly, under a name unless told otherwise. */
export const ratedPoorly = (anonymous = false): Story =>
  and(caseAfter('deliver'), principal, evaluate, {
    level: 'dissatisfied',
    tags: ['no-news'],
    suggestion: '等了很久没有消息',
    ...(anonymous ? { anonymous } : {}),
  });

/** What the repair of a poor rating begins with. */
export function openingOf({ now }: Story): EventOf<'RepairOpened'> {
  const rating = 'ratings' in now ? now.ratings?.at(-1) : undefined;
  const event = rating && repairOf(now, rating);
  if (!event) throw new Error('Nothing to mend');
  return event;
}

const nowhere = { history: [], at: clock, now: undefined } as unknown as Story;

export const mended = { outcome: 'corrected', measures: '已致歉，改为每两日反馈一次进展' } as const;
export const asked = { means: 'phone', note: '反映办理期间没有收到进展' } as const;
export const found = { passed: true, note: '整改属实' } as const;

const steps = {
  open: (_: Story, anonymous: boolean) => {
    const rated = ratedPoorly(anonymous);
    return told(nowhere.history, rated.at, [openingOf(rated)]);
  },
  assign: (story: Story) => and(story, headOfTown, assignRepair, { handler: colleague.id }, colleague),
  contact: (story: Story, anonymous: boolean) => (anonymous ? story : and(story, colleague, contactRater, asked)),
  mend: (story: Story) => and(story, colleague, recordMending, mended),
  call: (story: Story, anonymous: boolean) =>
    anonymous ? story : and(story, colleague, callRaterBack, { result: 'satisfied' }),
  check: (story: Story) => and(story, manager, checkRepair, found),
} as const;

export type RepairStep = keyof typeof steps;

/** The repair of a poor rating after this step and all before it, really decided. */
export function repairAfter(last: RepairStep, anonymous = false): Story {
  const order = Object.keys(steps) as RepairStep[];
  return order.slice(0, order.indexOf(last) + 1).reduce((story, step) => steps[step](story, anonymous), nowhere);
}

/** The same, after two people found the rating invalid. */
export function voided(story: Story): Story {
  const event = { type: 'RepairVoided' } as const;
  evolve(story.now, event, story.at);
  return told(story.history, story.at, [event]);
}
