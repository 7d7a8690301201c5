import { acceptTransfer } from '../domain/answer-transfer.ts';
import type { Case } from '../domain/case.ts';
import type { Actor } from '../domain/context.ts';
import { giveConsent } from '../domain/give-consent.ts';
import { proposeTransfer, transfer } from '../domain/transfer.ts';
import { caseAfter } from './a-case.ts';
import { and, type Story } from './given.ts';
import { agent, principal, stranger } from './people.ts';

/** The wording that is in force in the tests. */
export const wording = '2026-1';

export const outOfScope = { to: 'anle', explanation: '店铺在安乐镇，由安乐镇办理。' };

export const reason = '经营场所在安乐镇。';

/** The consent given last. */
export const consentOf = (now: Case): string => now.consents.at(-1)?.id ?? 'none';

/** Told that it is out of scope, and asked for consent. */
export const proposed = (story: Story = caseAfter('register'), to = 'anle', by: Actor = agent): Story =>
  and(story, by, proposeTransfer, { ...outOfScope, to });

/** The principal has agreed. */
export function agreed(story: Story = proposed()): Story {
  const to = story.now.stage === 'reception' && story.now.proposal ? story.now.proposal.to : '';
  return and(story, principal, giveConsent, { purpose: 'transfer', to, wording });
}

/** Passed on, and not answered yet. */
export const underway = (story: Story = agreed(), by: Actor = agent): Story =>
  and(story, by, transfer, { consent: consentOf(story.now), reason });

/** Taken over by the other office. */
export const takenOver = (story: Story = underway(), by: Actor = stranger): Story => and(story, by, acceptTransfer, {});
