import type { Dispute } from '../../domain/agreement.ts';
import type { DocumentPurpose } from '../../domain/case/record.ts';
import { findItem } from '../../domain/catalogue.ts';
import { stageNamesOf } from '../../domain/lifecycle.ts';
import type { AgeGroup } from '../../domain/parties.ts';
import type { LinkPurpose } from '../../domain/signing-link.ts';
import { catalogue, profile } from '../district.ts';

/** Chinese names for what the history holds as codes. */
export const itemName = (code: string): string => findItem(catalogue, code)?.name ?? code;

/** As the standard followed calls the stages. */
export const stageNames = stageNamesOf(profile);

export const purposeNames: Record<DocumentPurpose, string> = {
  material: '申请材料',
  'signed-agreement': '签字的协议扫描件',
  'power-of-attorney': '签字的授权委托书扫描件',
  result: '审批结果文件',
  receipt: '签收凭证',
  consent: '签字的同意书扫描件',
  proof: '身份、权限或关系证明',
  'cause-gone': '终止原因已消除的证明',
  recording: '口头委托录音录像',
  confirmation: '签字的口头委托确认书',
  other: '其他文件',
  agreement: '代办服务委托协议',
  'case-file': '案卷',
};

export const channelNames = {
  online: '线上',
  public: '线上（未登录）',
  window: '窗口',
  phone: '电话',
  letter: '来信',
  hotline: '热线转办',
} as const;

export const kindNames = { person: '个人', organisation: '企业或其他组织' } as const;

export { dueNames } from '../../domain/notices.ts';

export const throughNames = { representative: '代表人', guardian: '监护人' } as const;

export const ageNames: Record<AgeGroup, string> = {
  'under-8': '不满八周岁',
  'under-14': '八周岁以上不满十四周岁',
  'under-18': '十四周岁以上不满十八周岁',
  adult: '成年人',
  elder: '六十周岁以上老年人',
};

export const askedNames = { 'in-person': '当面询问', video: '视频询问' } as const;

export const evidenceNames = { colleague: '工作人员见证', witness: '他人见证', recording: '录音录像' } as const;

export const partyNames = { principal: '甲方（委托方）', mandatary: '乙方（受托方）' } as const;

export const methodNames = { electronic: '电子签署', paper: '纸质签署' } as const;

/** Annex A 六, as the agreement words it. */
export const disputeWords = (dispute: Dispute): string =>
  dispute.way === 'court' ? `向${dispute.court}人民法院提起诉讼` : `向${dispute.commission}仲裁委员会申请仲裁`;

export const linkPurposeNames: Readonly<Record<LinkPurpose, string>> = {
  agreement: '签署代办服务委托协议',
  confirmation: '确认口头委托',
};
