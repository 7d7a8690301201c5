import { fileFinding as decide, FileFinding, type FindingAbout } from '../domain/supervision/finding.ts';
import { changeFinding } from './findings.ts';
import { type Asked, change } from './http/call.ts';
import { problem } from './http/problem.ts';
import { cases, samples } from './store.ts';

/** §8.1: a supervisor files a finding on a case of a sample, an office or an indicator; its office answers. */
export const fileFinding = change({
  body: FileFinding,
  answer: async (asked: Asked<FileFinding>) => {
    const office = await officeOf(asked.body.about);
    if (office === undefined) return problem('sample-unknown');
    return changeFinding(asked, { decide: (_, context) => decide(asked.body, office, context) });
  },
});

/** A case must be one that the sample drew. */
async function officeOf(about: FindingAbout): Promise<string | undefined> {
  if (about.kind !== 'case') return about.office;
  const sample = await samples().find(about.sample);
  return sample?.cases.includes(about.caseId) ? (await cases().find(about.caseId))?.now.office : undefined;
}
