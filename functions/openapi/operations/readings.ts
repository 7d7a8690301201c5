import * as asked from '../../requests.ts';
import { type Described, reading } from './described.ts';

/** Lists of cases, and what is read of a case. */
export const readings: Readonly<Record<string, Described>> = {
  'list-own-cases': reading('CaseList', '我提出的申请，最新的在前。', { query: asked.Paged }),
  'read-own-case': reading('Case', '我的案件现状：阶段、协议、材料、期限、下一步由谁办什么。', { clause: '7.2.3.3' }),
  'read-own-course': reading('Course', '我的案件的办理过程：何时、依据哪一条、由谁办了什么。', { clause: '7.2.3.3' }),
  'read-own-notices': reading('Notices', '系统发给我的通知，最新的在前。', { clause: '7.2.3.3' }),
  'read-own-conformance': reading(
    'Conformance',
    '我的案件逐条是否符合标准：结论、理由和作为依据的办理记录，并核对记录的哈希链。期限按现行设置计算。',
  ),
  'print-own-certificate': {
    words:
      '标准符合性证明（PDF）：截至此刻，本案逐条是否符合标准，附办理记录的哈希链和核对方法。帮办、代办，在办、办结均可随时打印；不含个人信息。',
    answer: { words: '标准符合性证明。' },
  },
  'list-cases': reading(
    'CaseList',
    '工作列表：在办的按期限先后（可以只看一个阶段、一类服务对象），部门负责人可以看本部门及下级部门的；已结的最新在前；或本人负责的。',
    {
      query: asked.ListCases,
      ruled: true,
      problems: ['list-too-wide'],
    },
  ),
  'search-cases': reading(
    'CaseList',
    '按证件号码、电话或案件编号末八位查找案件。号码只在请求内容中，不出现在地址里；查到的案件写入查阅记录。',
    {
      body: asked.SearchCases,
      ruled: true,
      problems: ['cursor-invalid'],
    },
  ),
  'read-case': reading('Case', '案件现状。查看即写入查阅记录。', { clause: '5.3.2', ruled: true }),
  'read-course': reading('Course', '办理过程。查看即写入查阅记录。', { clause: '7.2.3.3', ruled: true }),
  'read-conformance': reading(
    'Conformance',
    '本案逐条是否符合标准。给出结论、理由和作为依据的办理记录，并核对记录的哈希链；期限按现行设置计算。查看即写入查阅记录。',
    { ruled: true },
  ),
  'print-certificate': {
    words:
      '标准符合性证明（PDF）：截至此刻，本案逐条是否符合标准，附办理记录的哈希链和核对方法。帮办、代办，在办、办结均可随时打印；不含个人信息。打印即写入查阅记录。',
    ruled: true,
    answer: { words: '标准符合性证明。' },
  },
  'read-access-log': reading('AccessLog', '案件的查阅记录：谁查看过、被拒绝过、看过谁的明文及理由，最新的在前。', {
    clause: '5.3.2',
    query: asked.Paged,
    ruled: true,
  }),
  reveal: reading('DisclosedPerson', '查看人员信息明文，须说明理由。先写入查阅记录，后显示。', {
    clause: 'A.4.3',
    body: asked.Reveal,
    ruled: true,
    problems: ['person-unknown'],
  }),
};
