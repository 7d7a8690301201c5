/** The blanks of Table A.1. `disputeWay` is the 1 or 2 of 六. */
export type Blank =
  | 'principal'
  | 'mandatary'
  | 'matters'
  | 'contact'
  | 'contactPhone'
  | 'agent'
  | 'agentPhone'
  | 'disputeWay'
  | 'arbitration'
  | 'court';

/** A sentence of the form: its fixed words, and its blanks in their places. */
export type Clause = readonly (string | { readonly blank: Blank })[];

export interface Article {
  readonly heading: string;
  readonly opening?: Clause;
  readonly items: readonly Clause[];
}

const blank = (name: Blank) => ({ blank: name });

/** Entrustment agreement (代办服务委托协议), Table A.1 of DB32/T 5046—2025, word for word. */
export const annexA: {
  readonly title: string;
  readonly opening: readonly Clause[];
  readonly articles: readonly Article[];
} = {
  title: '代办服务委托协议',
  opening: [
    ['委托方（甲方）：', blank('principal')],
    ['受托方（乙方）：', blank('mandatary')],
    ['甲乙双方本着自愿委托、无偿代办的原则，经友好协商，达成如下协议并共同遵守。'],
  ],
  articles: [
    {
      heading: '一、委托事项',
      opening: ['甲方自愿将以下事项委托乙方提供代办服务：'],
      items: [
        ['1.委托事项：', blank('matters')],
        ['2.委托权限：甲方委托乙方申报审批各环节，领取审批决定文件。办理过程中可根据审批部门需要另行签署授权委托书。'],
      ],
    },
    {
      heading: '二、人员确定',
      items: [
        [
          '1.甲方指派经办人',
          blank('contact'),
          '（电话：',
          blank('contactPhone'),
          '），具体负责与乙方的日常沟通联系，协助乙方开展工作。',
        ],
        ['2.乙方指派代办人员', blank('agent'), '（电话：', blank('agentPhone'), '），为甲方提供有关服务。'],
        [
          '3.双方经办人分别代表甲方和乙方履行各自工作职责。双方人员确定后，不宜随意更改，确需变更，应及时书面通知对方。',
        ],
      ],
    },
    {
      heading: '三、甲方权利和义务',
      items: [
        [
          '1.按时向乙方提供准确、真实的申报材料，并对材料的合法性负责，因甲方弄虚作假，以欺骗手段等获得审批结果的，由此产生的法律后果，由甲方承担。',
        ],
        [
          '2.因审批结果引起的争议，甲方可依法提起行政复议或行政诉讼，行政复议的被申请人和行政诉讼的被告为作出行政许可的审批部门。',
        ],
        ['3.甲方应及时缴纳相关法律法规规定其应缴纳的各类规费。'],
        ['4.甲方发现乙方代办人员明显不称职的，可向乙方述明原由，申请撤换。'],
        ['5.对乙方代办服务、廉政行为进行监督和评价，客观反映帮办代办人员的服务，并对代办工作提出意见和建议。'],
      ],
    },
    {
      heading: '四、乙方权利和义务',
      items: [
        ['1.为甲方在相关部门办理审批事项提供业务咨询、指导、申报等服务。'],
        [
          '2.根据申报进度计划进行有序申报，确保各项工作有序、高效推进。跟踪审批进度，及时向甲方反馈办理进展情况，对疑难问题进行协调。',
        ],
        ['3.乙方对甲方的信息负有保密义务，非经甲方同意，不得向第三方透露。'],
        ['4.未经甲方同意，乙方不得将甲方所委托事项转委托给第三方。'],
        ['5.乙方有义务保管甲方所提交的材料，若因丢失造成甲方损失的，乙方应承担相应责任。'],
      ],
    },
    {
      heading: '五、协议终止',
      items: [
        ['1.委托代办事项办结后，本协议自行终止。'],
        ['2.甲方有权根据实际情况提出终止委托，委托终止。'],
        ['3.申请不符合法定条件、标准且不具备办结条件，乙方在说明理由后，委托终止。'],
        ['4.甲方在办理过程中有弄虚作假行为以及拒不履行本协议约定职责行为的，乙方告知后有权立即终止本委托协议。'],
      ],
    },
    {
      heading: '六、争议解决',
      opening: ['双方因本合同产生争议的，应协商解决，协商不成可选择以下第', blank('disputeWay'), '种方式解决。'],
      items: [
        ['1.向', blank('arbitration'), '仲裁委员会申请仲裁；'],
        ['2.向', blank('court'), '人民法院提起诉讼。'],
      ],
    },
    {
      heading: '七、其他约定',
      items: [
        [
          '1.甲乙双方应根据委托事项情况协商制定合理的申报计划，双方根据计划安排各自工作，任何一方不得无故拖延，影响进度计划。',
        ],
        ['2.本协议所提及的委托代办服务，不收取代办费用。其他依法依规应当由甲方承担的费用，由甲方支付。'],
        ['3.乙方认真依法履行有关代办服务职能，但不保证所委托代办事项能完全按照甲方所希望的时间和结果办结。'],
        ['4.本协议经甲乙双方或其代表人签字或加盖公章后生效，生效日期以最后签字日为准。'],
        ['5.本协议未尽事宜，由双方共同协商解决。'],
        ['6.本协议一式贰份，甲、乙双方各执壹份。'],
      ],
    },
  ],
};

/** The foot of Table A.1, read across: 甲方 at the left, 乙方 at the right, the date below both. */
export const signingWords = {
  principal: '甲方：',
  mandatary: '乙方：',
  seal: '（盖章）',
  representative: '代表人（签字）：',
  date: '签订时间：',
} as const;

/** The term, which the Civil Code demands in a written mandate and Table A.1 lacks. Added after 七 6, so that 1–6 stay as they are. */
export const termClause = (from: string, until: string) =>
  `7. 委托期限：自${from}至${until}（依据《中华人民共和国民法典》第一百六十五条）`;
