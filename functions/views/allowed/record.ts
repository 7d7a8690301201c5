import { isFinal } from '../../../domain/lifecycle.ts';
import { inStage, type Rows } from './when.ts';

/** What is kept of a case, and shown of persons (7.2.7, A.4.3). */
export const record: Rows = {
  'issue-form': [
    'issue-form',
    ({ stage }, { profile }) => profile.forms.some(({ stages }) => stages.some((each) => each === stage)),
  ],
  'correct-entry': ['correct-entry', ({ stage }) => !isFinal(stage)],
  'add-correction-note': ['add-correction-note', inStage('archived')],
  reveal: ['reveal', () => true],
  'read-access-log': ['read-access-log', () => true],
  'open-archive': ['open-archive', inStage('archived')],
};
