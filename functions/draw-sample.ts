import { officesBelow } from '../domain/offices.ts';
import { Draw, DrawSample, mayDraw, type Sample } from '../domain/supervision/sample.ts';
import { AlreadyDone } from '../store/cases.ts';
import { contextFor, district } from './district.ts';
import { type Asked, change, type Reply } from './http/call.ts';
import { onceOf } from './http/once.ts';
import { type Problem, problem, refusalProblem } from './http/problem.ts';
import { record } from './http/refuse.ts';
import { cases, counts, samples } from './store.ts';

/** Cases read at a time. */
const aPage = 1000;

/**
 * §8.1: draws a random sample of the cases that count in a frozen month, of an office with all below it. The seed is kept with
 * what was drawn, so that anyone can draw it again. Found by keys: what is read grows with that month.
 */
export const drawSample = change({
  body: DrawSample,
  answer: async (asked: Asked<DrawSample>): Promise<Reply | Problem> => {
    const { actor, now, body } = asked;
    const { month, size } = body;
    const office = body.office ?? (actor.kind === 'staff' ? actor.office : '');
    const context = contextFor(actor, now);
    const refusal = mayDraw({ office, month }, context);
    if (refusal) return refusalProblem(refusal);
    const once = onceOf(asked);
    const before = once && (await cases().remembered(once.actor, once.key));
    if (before && before.bodyHash !== once.bodyHash) return problem('key-reused');
    const kept = before && (await samples().find(before.caseId));
    if (kept) return { status: 201, headers: { 'idempotency-replayed': 'true' }, body: kept };
    const of = { seed: body.seed ?? context.newId(), month, office, size };
    const draw = new Draw(of, context.digest);
    for await (const caseId of casesIn(month, office)) draw.add(caseId);
    const sample: Sample = { id: context.newId(), ...of, ...draw.drawn, at: now, by: asked.account };
    try {
      await samples().keep(sample, once);
    } catch (error) {
      if (error instanceof AlreadyDone) return problem('busy', { headers: { 'retry-after': '1' } });
      throw error;
    }
    await record(asked, `SAMPLE#${sample.id}`);
    return { status: 201, headers: { location: `/v1/supervise/samples/${sample.id}` }, body: sample };
  },
});

/** 帮办 and 代办 that count in a month: complaints are none. */
async function* casesIn(month: string, office: string): AsyncGenerator<string> {
  const { reading } = await counts().generations();
  for (const each of officesBelow(district.offices, office)) {
    let after: string | undefined;
    for (let more = true; more; ) {
      const page = await counts().subjects(reading, { month, office: each }, aPage, after);
      for (const partition of page.items) if (/^CASE#(BB|DB)/.test(partition)) yield partition.slice('CASE#'.length);
      after = page.items.at(-1);
      more = page.more;
    }
  }
}
