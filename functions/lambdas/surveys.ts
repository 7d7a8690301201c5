import { announceSurvey } from '../announce-survey.ts';
import { closeSurvey } from '../close-survey.ts';
import { drawSurvey } from '../draw-survey.ts';
import { mount } from '../http/mount.ts';
import { inviteToSurvey } from '../invite-to-survey.ts';
import { listCallBacks } from '../list-call-backs.ts';
import { listSurveys } from '../list-surveys.ts';
import { listVoices } from '../list-voices.ts';
import { readSurvey } from '../read-survey.ts';
import { readSurveySample } from '../read-survey-sample.ts';
import { recordCallBack } from '../record-call-back.ts';
import { recordVoice } from '../record-voice.ts';
import { surveyRoutes } from '../routes/surveys.ts';

/** Surveys beside the ratings of single cases, and voices from outside (8.1). */
export const handler = mount('surveys', surveyRoutes, {
  'announce-survey': announceSurvey,
  'list-surveys': listSurveys,
  'read-survey': readSurvey,
  'draw-survey': drawSurvey,
  'read-survey-sample': readSurveySample,
  'invite-to-survey': inviteToSurvey,
  'close-survey': closeSurvey,
  'record-voice': recordVoice,
  'list-voices': listVoices,
  'list-call-backs': listCallBacks,
  'record-call-back': recordCallBack,
});
