import { claimedByOther, claimOf } from '../../../domain/claim.ts';
import { isStanding } from '../../../domain/consent.ts';
import { dues } from '../../../domain/due.ts';
import { inStage, type Rows, type When } from './when.ts';

/** A consent to pass it on from here stands (§7.2.1.2). */
const mayBePassedOn: When = ({ stage, consents, office }) =>
  stage === 'reception' &&
  consents.some((each) => isStanding(each) && each.scope.purpose === 'transfer' && each.scope.from === office);

const answerable: When = (now, { calendar, deadlines, now: at }) =>
  now.stage === 'transfer' && dues(now, calendar, deadlines).every((due) => at <= due.at);

/** A claim binds the agents of the office, not their manager. */
const mayReceive: When = (now, context) =>
  now.stage === 'reception' &&
  (!claimedByOther(now, context) || (context.actor.kind === 'staff' && context.actor.roles.includes('manager')));

/** By whoever answers for it: after the reception the agent in charge, or a manager. */
const canBeMerged: When = (now, context) =>
  now.stage === 'acceptance'
    ? context.actor.kind === 'staff' && (context.actor.id === now.agent || context.actor.roles.includes('manager'))
    : mayReceive(now, context);

/** From registration to reception, or to another office (7.2.1). */
export const reception: Rows = {
  claim: ['claim', (now) => now.stage === 'reception' && !now.claim],
  assign: ['assign', inStage('reception')],
  'release-claim': ['release-claim', (now, context) => !!claimOf(now) && mayReceive(now, context)],
  'propose-transfer': ['propose-transfer', mayReceive],
  transfer: ['transfer', mayBePassedOn],
  'accept-transfer': ['accept-transfer', answerable],
  'refuse-transfer': ['refuse-transfer', answerable],
  'merge-case': ['merge-case', canBeMerged],
  receive: ['receive', (now, context) => now.stage === 'reception' && !claimedByOther(now, context)],
  decline: ['decline', mayReceive],
};
