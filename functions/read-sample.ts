import { forbids } from '../domain/permissions.ts';
import { contextFor } from './district.ts';
import { operation } from './http/call.ts';
import { problem, refusalProblem } from './http/problem.ts';
import { record } from './http/refuse.ts';
import { cases, samples } from './store.ts';
import { sampledCase } from './views/supervision.ts';

/** §8.1: the cases of a sample, masked: no person, no words that people wrote, and of staff the office alone. Each leaves a line in its access log. */
export const readSample = operation({
  answer: async (asked) => {
    const { actor, now, path } = asked;
    const sample = await samples().find(path['sampleId'] ?? '');
    if (!sample) return problem('sample-unknown');
    const forbidden = forbids('read-sample', { office: sample.office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    const found = await Promise.all(sample.cases.map((id) => cases().find(id)));
    const there = found.filter((each) => each !== undefined);
    await Promise.all(there.map((each) => record(asked, each.now.id)));
    return { status: 200, body: { ...sample, masked: there.map(sampledCase) } };
  },
});
