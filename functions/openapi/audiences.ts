import type { Audience } from '../route.ts';

/** The audiences as the description names them. */
export const audiences: Readonly<Record<Audience, { readonly name: string; readonly words: string }>> = {
  public: { name: '公众', words: '无需登录。公示服务事项清单、标准条款和接口说明。' },
  resident: {
    name: '服务对象',
    words: '服务对象本人登录后办理，只能看到自己的案件；他人的案件一律答复“没有这个案件”。',
  },
  staff: {
    name: '帮办代办人员',
    words: '已登记的帮办代办人员登录后办理。权限按人员登记即时核对；每次查看案件都写入查阅记录。',
  },
  authority: {
    name: '审批部门平台',
    words: '审批部门的平台以本区设置中登记的机器身份登录，只能推送自己的办件状态，看不到任何案件内容。',
  },
  link: {
    name: '一次性链接',
    words:
      '没有账号的服务对象凭一次性链接阅读并签署，无需登录；链接只对一个案件、一项内容有效，用过、到期或者重新出具后失效。',
  },
  supervisor: {
    name: '监督员',
    words:
      '部门检查人员、特邀监督员、新闻媒体在任期内登录：查看统计、脱敏的样本案件，提出监督意见。不能办理任何案件，也看不到人员信息。',
  },
  manager: {
    name: '部门负责人',
    words: '部门负责人登录后办理：人员登记、代表受托方签署、查阅记录、归档包。只及于本部门及下级部门。',
  },
};
