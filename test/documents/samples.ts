import { createHash } from 'node:crypto';
import type { AgreementData } from '../../documents/agreement.ts';
import type { CaseFileData } from '../../documents/case-file.ts';
import type { NoticeData } from '../../documents/notice.ts';
import { genesis, type HashedCommit, hashCommit } from '../../domain/chain.ts';

/** Six characters of the kind that names have and old systems lack. */
export const rare = '㛃𬱖䶮𫖯𪟝𫘜';

export const digestOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const termsDigest = digestOf('terms');

export const agreement: AgreementData = {
  caseNumber: '320623202603040100000017',
  printedAt: '2026-03-04T03:00:00Z',
  principal: rare,
  mandatary: '如东县政务服务代办中心',
  matters: ['个体工商户设立登记'],
  contact: { name: '王䶮', phone: '13800000001' },
  agent: { name: '李𬱖', phone: '0513-80000000' },
  dispute: { way: 'court', name: '如东县' },
  term: { from: '2026-03-04', until: '2026-09-03' },
  termsDigest,
  principalSignature: {
    form: 'electronic',
    name: rare,
    method: '江苏政务服务网实名认证',
    at: '2026-03-04T01:05:00Z',
    digest: termsDigest,
  },
  mandatarySignature: {
    form: 'electronic',
    name: '李𬱖',
    method: '工作人员数字证书',
    at: '2026-03-04T17:15:00Z',
    digest: termsDigest,
  },
};

/** All blanks empty, both sides to sign on paper. */
export const blankAgreement: AgreementData = {
  caseNumber: '320623202603040100000017',
  printedAt: '2026-03-04T03:00:00Z',
  principal: '',
  mandatary: '',
  matters: [''],
  contact: { name: '', phone: '' },
  agent: { name: '', phone: '' },
  term: { from: '2026-03-04', until: '2026-09-03' },
  termsDigest,
  principalSignature: { form: 'paper' },
  mandatarySignature: { form: 'paper' },
};

export const longAgreement: AgreementData = {
  ...agreement,
  principal: '江苏省南通市如东经济开发区某某新能源科技装备制造产业园投资开发建设运营管理（集团）有限责任公司（筹）',
  matters: [
    '建设工程规划许可证核发（新建、扩建、改建建筑物、构筑物、道路、管线和其他工程）（建设工程规划类许可证核发（市政类））',
    '建筑工程施工许可证核发',
    'Fire-safety review of construction project ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    ...Array.from({ length: 12 }, (_, index) => `联合验收第${index + 1}项`),
  ],
};

const matter = {
  name: '个体工商户设立登记',
  code: '11320623MB1234567X4320131001000',
  situation: '首次申请，自有房产',
  legalBasis: ['《促进个体工商户发展条例》', '《中华人民共和国市场主体登记管理条例》第二十一条'],
  statutoryLimit: '15个工作日',
  promisedLimit: '1个工作日',
  authority: '如东县行政审批局',
  procedure: ['申请', '受理', '审查与决定', '颁证'],
  materials: [
    {
      name: '《个体工商户登记（备案）申请书》',
      originals: 1,
      copies: 0,
      required: true,
      remark: '窗口领取，或线上填报',
    },
    { name: '经营者居民身份证', originals: 1, copies: 2, required: true, remark: '核验原件，收复印件' },
    { name: '授权委托书', originals: 1, copies: 0, required: false },
  ],
};

export const notice: NoticeData = {
  caseNumber: '320623202603040100000017',
  printedAt: '2026-03-04T01:05:00Z',
  noticedAt: '2026-03-04T01:00:00Z',
  recipient: rare,
  office: {
    name: '如东县政务服务代办中心',
    address: '江苏省如东县城中街道某路1号一楼A区',
    phone: '0513-80000000',
    hours: '工作日 9:00—17:00',
  },
  helper: '李䶮',
  catalogueVersion: '2026-02-01（第12版）',
  matters: [matter, { ...matter, name: '食品经营许可', materials: [] }],
};

export const caseFile: CaseFileData = {
  kind: '代办',
  caseNumber: '320623202603040100000017',
  archiveNumber: 'J017-2026-D10-0017',
  printedAt: '2026-03-24T01:05:00Z',
  office: '如东县政务服务代办中心',
  openedAt: '2026-03-04T01:05:00Z',
  closedAt: '2026-03-20T01:05:00Z',
  ending: '全部事项办结，代办服务自动终止（§7.2.5.1）',
  retention: '10年',
  masked: true,
  parties: [
    { role: '委托方（甲方）', name: '张*𬱖', certificate: '320623********0017', phone: '138****0001' },
    { role: '受托方（乙方）', name: '如东县政务服务代办中心', phone: '0513-80000000' },
  ],
  term: { from: '2026-03-04', until: '2026-09-03' },
  matters: [
    {
      name: '个体工商户设立登记',
      authority: '如东县行政审批局',
      state: '办结',
      submittedAt: '2026-03-05T01:05:00Z',
      completedAt: '2026-03-06T01:05:00Z',
    },
  ],
  course: Array.from({ length: 40 }, (_, index) => ({
    at: new Date(Date.UTC(2026, 2, 4, 1, 5 + index)).toISOString(),
    act:
      index === 20
        ? `反馈进展：${'审批部门要求补充说明经营场所的使用情况，已联系委托方。'.repeat(24)}`
        : `第${index + 1}次行为`,
    actor: '代办人员 李䶮',
    clause: '7.2.3.3',
  })),
  materials: [
    { name: '经营者居民身份证复印件', received: 12, submitted: 7, returned: 5, balance: 0, remark: '已结清' },
  ],
  notices: [
    { at: '2026-03-04T01:05:00Z', title: '一次性告知单', way: '当面', catalogueVersion: '2026-02-01（第12版）' },
  ],
  results: [
    {
      matter: '个体工商户设立登记',
      result: '营业执照',
      number: '92990100MA1XXXXXXX',
      deliveredAt: '2026-03-06T01:05:00Z',
      way: '当面',
      receiver: '张*𬱖',
    },
  ],
  evaluations: [],
  chain: { commits: 40, head: digestOf('head') },
};

export function chainOf(length: number, caseId = 'case-17'): HashedCommit[] {
  const commits: HashedCommit[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const prev = commits.at(-1)?.hash ?? genesis;
    const bare = {
      v: 1,
      caseId,
      seq,
      at: `2026-03-04T01:${String(seq).padStart(2, '0')}:00.000Z`,
      actor: { kind: 'agent', id: 'agent-1' },
      command: { type: 'ReportProgress' },
      events: [{ type: 'ProgressReported', text: `第${seq}次反馈` }],
    };
    commits.push({ ...bare, prev, hash: hashCommit(digestOf, prev, bare) });
  }
  return commits;
}
