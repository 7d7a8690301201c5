import { contributionsOfVoice, recordVoice as note, RecordVoice, type Voice } from '../domain/survey/voice.ts';
import { contextFor } from './district.ts';
import { type Asked, change } from './http/call.ts';
import { isProblem, problem, refusalProblem } from './http/problem.ts';
import { idOf, isRefusal, unlessBusy } from './http/survey.ts';
import { voices } from './store.ts';
import { countFixed } from './tasks/count-fixed.ts';
import { voiceView } from './views/surveys.ts';

/** §8.1: what was said from outside is recorded for the office it is about. */
export const recordVoice = change({
  body: RecordVoice,
  answer: async (asked: Asked<RecordVoice>) => {
    const { actor, now, body } = asked;
    const context = contextFor(actor, now);
    const id = idOf(asked, context.digest);
    const before = await voices().find(id);
    if (before && !saysTheSame(before, body)) return problem('key-reused');
    const voice = before ?? note(body, id, context);
    if (isRefusal(voice)) return refusalProblem(voice);
    const kept = before ? undefined : await unlessBusy(() => voices().add(voice));
    if (kept && isProblem(kept)) return kept;
    const isCounted = await countFixed('VOICE', id, contributionsOfVoice(voice));
    return isCounted ? { status: 201, body: voiceView(voice) } : problem('busy', { headers: { 'retry-after': '1' } });
  },
});

const saysTheSame = (voice: Voice, body: RecordVoice): boolean =>
  Object.entries(body).every(([name, value]) => voice[name as keyof RecordVoice] === value);
