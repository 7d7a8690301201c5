import type { Clause } from '../standard.ts';

/** Clauses that no history of a single case can show, each with the reason. */
export const generalClauses = {
  '4.2': '原则。权限、期限和行为人是否在委托之内，见 6.3.2 和附录A 一.2、二.2。',
  '4.3': '原则。接待、反馈和送达是否及时，见 7.2.1.1、7.2.3.3、7.2.4。',
  '5.1.1': '服务网络属于部门建设，不由单个案件体现。',
  '5.1.2': '承担工作的部门由本区设置确定，不由单个案件体现。',
  '5.1.3': '场所设置，软件无法履行。',
  '5.1.4': '线上智能服务属于部门建设，不由单个案件体现。',
  '5.2': '制度由部门制定，系统只承载其运行。',
  '5.3.1': '人员配备和培训属于部门管理，不由单个案件体现。',
  '5.3.2': '人员品质软件无法履行；保密（d 项）：办理记录不含个人信息，每次查阅另记于查阅记录。',
  '6.1.1': '服务范围由本区清单确定，不由单个案件体现。',
  '6.1.2': '服务范围由本区清单确定，不由单个案件体现。',
  '6.2': '清单的建立、公示和更新属于部门工作，不由单个案件体现。',
  '8.1': '监督测评面向全部服务，不由单个案件体现。',
  '8.3': '改进提升面向全部服务，不由单个案件体现。',
  'A.4.3': '个人信息加密保存、遮盖显示，每次查阅另记于查阅记录，不由办理记录证明。',
} as const satisfies Partial<Record<Clause, string>>;

export type GeneralClause = keyof typeof generalClauses;

/** The clauses to which every case answers. */
export type CaseClause = Exclude<Clause, GeneralClause>;
