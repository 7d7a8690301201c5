import type { Words } from './words.ts';

/** Words of ratings (7.1.3, 7.2.6). */
export const ratings: Words = {
  names: {
    additional: '是否为评价期满后的追评。',
    anonymous: '匿名评价：不就此回访；默认实名。',
    device: '评价器编号。',
    flags: '待核标记；有标记的评价在两人认定无效之前照常有效。',
    judged: '已有几人复核。',
    judgements: '复核意见。',
    levels: '可选的满意度等级。',
    nationalCode: '满意度代码（GB/T 39046 A.8，1 为非常满意）。',
    rating: '评价编号。',
    repair: '差评整改的编号。',
    ratings: '历次评价，仅与评价无关的部门负责人可见。',
    stars: '星级，5 为非常满意。',
    tags: '评价标签；可选的标签见 read-rating-link。',
    verdict: '复核结论。',
  },
  places: {
    'Case.named': '是否实名；实名的可以就此回访。',
    'Case.additional': '评价期满后的追评，另列显示。',
    'Case.evaluation': '有效的评价：评价期内的最后一次。',
    'RatingForm.at': '服务结束的时间（UTC）。',
    'RatingForm.until': '链接有效至何时（UTC）。',
    'RatingSession.until': '有效至何时（UTC）。',
    'record-evaluation.documentId': '纸质评价表的文件编号。',
  },
  values: {
    'staff-account': '工作人员账号',
    'staff-network': '办公网络',
    'device-burst': '同一评价器短时多评',
    'too-fast': '打开后过快提交',
    'same-words': '多件意见同文',
    valid: '有效',
    invalid: '无效',
    link: '一次性链接',
    device: '评价器',
    account: '本人登录',
  },
};
