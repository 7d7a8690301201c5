import type { Words } from './words.ts';

/** Words of supervision (8.1). */
export const supervision: Words = {
  names: {
    filedAt: '提出的时间（UTC）。',
    filedBy: '何人提出。',
    fingerprint: '全部可抽案件编号的指纹（SHA-256），用来核对重抽时的范围是否相同。',
    masked: '样本案件，已脱敏。',
    population: '可抽的案件数。',
    sample: '样本编号。',
    seed: '抽样种子。',
    supervises: '监督员的类别和任期；其他人员不填。',
  },
  places: {
    'file-finding.about': '意见所针对的：样本案件、部门或指标。',
    'Finding.about': '意见所针对的：样本案件、部门或指标。',
    'Finding.answers': '历次答复。',
    'draw-sample.size': '抽取的案件数，至多五十件。',
    'DrawnSample.size': '抽取的案件数。',
    'MaskedSample.size': '抽取的案件数。',
    'DrawnSample.cases': '抽出的案件编号，按抽取的顺序。',
    'MaskedSample.cases': '抽出的案件编号，按抽取的顺序。',
    'Finding.dueAt': '答复期限（UTC）。',
    'FindingList.dueAt': '答复期限（UTC）。',
    'Finding.reminded': '逾期提醒、升级至第几级。',
  },
  values: { department: '部门检查', special: '特邀监督员', media: '新闻媒体' },
};
