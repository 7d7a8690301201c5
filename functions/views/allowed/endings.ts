import { awaitsForm, heldPapers, openLosses } from '../../../domain/due.ts';
import { inStage, notTheAgent, type Rows, type When } from './when.ts';

const canBeWithdrawn = inStage('reception', 'transfer', 'acceptance', 'handling', 'suspended', 'inquiry', 'guidance');

/** After the reception only the agent in charge records what the principal said. */
const canRecordWithdrawal: When = (now, context) =>
  canBeWithdrawn(now, context) &&
  (!('agent' in now) || (context.actor.kind === 'staff' && context.actor.id === now.agent));

const hasOpenMatter: When = (now) =>
  (now.stage === 'handling' || now.stage === 'suspended') &&
  now.matters.some(({ state }) => state === 'entrusted' || state === 'submitted');

const formCanBeSigned: When = (now) =>
  (now.stage === 'evaluation' || now.stage === 'archiving') &&
  awaitsForm(now) &&
  heldPapers(now).length === 0 &&
  openLosses(now).length === 0;

/** How a service ends, and what follows (7.2.5). */
export const endings: Rows = {
  withdraw: ['withdraw', canBeWithdrawn],
  'record-withdrawal': ['record-withdrawal', canRecordWithdrawal],
  'withdraw-matter': ['withdraw-matter', hasOpenMatter],
  'record-matter-withdrawal': ['record-matter-withdrawal', hasOpenMatter],
  terminate: [
    'terminate',
    (now, context) =>
      (now.stage === 'handling' || now.stage === 'suspended') && (!now.dispute?.hold || notTheAgent(now, context)),
  ],
  'sign-termination-form': ['sign-termination-form', formCanBeSigned],
};
