import { contributionsOfSurvey } from '../../domain/survey/close.ts';
import { contributionsOfVoice } from '../../domain/survey/voice.ts';
import { cases, improvements, surveys, voices } from '../store.ts';
import { countCase } from './count-case.ts';
import { countFixed } from './count-fixed.ts';
import { countImprovement } from './count-improvement.ts';

/** Counts what lies under a partition, whatever it is. @returns whether anything was written */
export async function countSubject(partition: string): Promise<boolean> {
  const at = partition.indexOf('#');
  const id = partition.slice(at + 1);
  switch (partition.slice(0, at)) {
    case 'CASE': {
      const found = await cases().find(id);
      return found !== undefined && countCase(found);
    }
    case 'IMPROVEMENT': {
      const told = await improvements().find(id);
      return told !== undefined && (await countImprovement(told)) === true;
    }
    case 'SURVEY': {
      const told = await surveys().find(id);
      if (told?.survey.stage !== 'closed') return false;
      const members = await surveys().members(told);
      return countFixed(
        'SURVEY',
        id,
        contributionsOfSurvey(
          told.survey,
          members.map(({ member }) => member),
        ),
      );
    }
    case 'VOICE': {
      const voice = await voices().find(id);
      return voice !== undefined && countFixed('VOICE', id, contributionsOfVoice(voice));
    }
    default:
      return false;
  }
}
