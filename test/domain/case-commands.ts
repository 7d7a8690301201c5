import { permissions } from '../../domain/permissions.ts';

/** What may be asked of 帮办 and 代办; complaints have commands of their own. */
type ServiceCommand = keyof typeof permissions;

/** Commands that open a case, only look, or concern no case. */
const others = [
  'register-online',
  'register-at-window',
  're-entrust',
  'reveal',
  'issue-signing-link',
  'read-case',
  'list-cases',
  'import-cases',
  'list-subtree',
  'search-cases',
  'read-access-log',
  'open-archive',
  'enrol-staff',
  'hand-over-all',
  'open-rating-session',
  'list-doubted-ratings',
  'list-staff',
  'draw-sample',
  'read-sample',
  'file-finding',
  'answer-finding',
  'settle-finding',
  'read-finding',
  'list-findings',
  'promise-improvement',
  'note-improvement',
  'finish-improvement',
  'close-improvement',
  'drop-improvement',
  'read-improvement',
  'list-improvements',
  'read-drafts',
  'review-report',
  'read-figures',
  'list-figure-cases',
  'announce-survey',
  'draw-survey',
  'invite-to-survey',
  'close-survey',
  'record-call-back',
  'read-survey',
  'record-voice',
  'list-voices',
] as const satisfies readonly ServiceCommand[];

/** What a one-time link does: permitted as the principal's own signing, confirming and rating are. */
const linked = ['sign-by-link', 'confirm-by-link', 'evaluate-by-link'] as const;

/** A command that may change a case: each has its place in the table of answers and in the random lives. */
export type CaseCommand = Exclude<ServiceCommand, (typeof others)[number]> | (typeof linked)[number];

export const caseCommands = [...Object.keys(permissions), ...linked].filter(
  (command) => !(others as readonly string[]).includes(command),
) as CaseCommand[];
