import { AnnounceSurvey } from '../../../domain/survey/announce.ts';
import { AnswerSurvey, RecordCallBack } from '../../../domain/survey/member.ts';
import { RecordVoice } from '../../../domain/survey/voice.ts';
import * as asked from '../../requests.ts';
import type { AnswerName } from '../schemas.ts';
import { type Described, reading } from './described.ts';

const changing = (name: AnswerName, words: string, more: Partial<Described>): Described => ({
  ...reading(name, words, { clause: '8.1', changes: true, ruled: true }),
  ...more,
});

/** Surveys by sample, and voices from outside (8.1); never mixed with the ratings of single cases. */
export const surveys: Readonly<Record<string, Described>> = {
  'announce-survey': changing(
    'Survey',
    '发布一次满意度测评：期间、问卷版本、抽多少、是否按部门分层、答卷截止日期。抽样种子在发布时确定并公开，与逐件评价分开统计。',
    { body: AnnounceSurvey, problems: ['busy'], answer: { status: 201, name: 'Survey', words: '已发布的测评。' } },
  ),
  'list-surveys': reading('SurveyList', '一个部门发布的测评，最近的在前。', {
    clause: '8.1',
    query: asked.ListStaff,
    ruled: true,
  }),
  'read-survey': reading(
    'Survey',
    '一次测评的进展；结束后含结果：回收率、满意率及95%误差、平均分、分层结果。样本不足30的不公布。',
    {
      clause: '8.1',
      ruled: true,
      problems: ['survey-unknown'],
    },
  ),
  'draw-survey': changing(
    'Survey',
    '按种子抽取样本：总体为期间内结束的服务，没有联系方式的和已撤回同意的不抽，并公布件数。已抽取的不再变化。',
    { body: asked.Nothing, problems: ['survey-unknown', 'busy'] },
  ),
  'read-survey-sample': reading(
    'SurveySample',
    '抽样所用的全部总体、种子和规则，任何人可据此重新抽取。并当场重新抽取一次，说明是否一致。',
    { clause: '8.1', ruled: true, problems: ['survey-unknown'] },
  ),
  'invite-to-survey': changing('Survey', '向尚未邀请的样本发出一次性答卷链接，每次至多一百件；重复请求邀请其余的。', {
    body: asked.Nothing,
    problems: ['survey-unknown'],
  }),
  'close-survey': changing('Survey', '结束测评并计入统计。截止日期之后，或者全部答卷之后才能结束。', {
    body: asked.Nothing,
    problems: ['survey-unknown', 'busy'],
  }),
  'list-call-backs': reading('CallBacks', '样本中尚未答卷、可以电话回访的案件，没有人员信息。', {
    clause: '8.1',
    ruled: true,
    problems: ['survey-unknown'],
  }),
  'record-call-back': changing(
    'CallBack',
    '登记电话回访：未接通，或者服务对象的答卷及其是否认为已经解决。参与过本案的人员不得回访。',
    { body: RecordCallBack, problems: ['survey-unknown', 'busy'] },
  ),
  'read-survey-link': reading('SurveyForm', '凭一次性链接查看测评问卷，没有人员信息。', {
    clause: '8.1',
    problems: ['link-unknown', 'link-used', 'link-expired'],
  }),
  'answer-survey-by-link': reading('AnsweredByLink', '凭一次性链接答卷，只能答一次。', {
    clause: '8.1',
    body: AnswerSurvey,
    ruled: true,
    problems: ['link-unknown', 'link-used', 'link-expired'],
  }),
  'record-voice': changing(
    'Voice',
    '登记特邀监督员、新闻媒体、社会大众和相关部门的监督意见，转所涉部门；单独统计，不得写入人员信息。',
    { body: RecordVoice, problems: ['busy'], answer: { status: 201, name: 'Voice', words: '已登记的意见。' } },
  ),
  'list-voices': reading('VoiceList', '一个部门的社会监督意见，最近的在前。', {
    clause: '8.1',
    query: asked.ListStaff,
    ruled: true,
  }),
};
