/**
 * DB32/T 5046—2025 政务服务帮办代办工作规范: every clause of chapters 4 to 8 and of the annexes, in the standard's own words
 * (a long clause is cut at a full stop, never reworded).
 *
 * `force` is the verb of the clause (a bare imperative counts as 应); `kept` is the room that keeps it, `planned` when later
 * work will, or `outside` when no software can, with the reason. Clauses of Annex A are numbered A.<article>.<item>: A.3.4 is
 * 附录 A 三.4.
 */
export type Force = '应' | '宜' | '可' | '资料性' | '原则';
export type Room = 'domain' | 'store' | 'documents' | 'functions' | 'workflows' | 'infra' | 'web';

export interface ClauseEntry {
  readonly words: string;
  readonly force: Force;
  readonly kept: Room | 'planned' | 'outside';
  /** Why it is outside, or what the planned work is. */
  readonly note?: string;
}

export const clauses = {
  '4.1': { words: '根据服务对象的意愿和需求，为其提供帮办代办服务。', force: '原则', kept: 'domain' },
  '4.2': { words: '依法依规开展帮办代办服务，不损害公共利益和服务对象的合法权益。', force: '原则', kept: 'domain' },
  '4.3': { words: '发挥帮办代办专业优势，实现办事方便快捷。', force: '原则', kept: 'functions' },
  '4.4': { words: '帮办代办不收取任何服务费用。', force: '原则', kept: 'domain' },
  '5.1.1': {
    words: '应建立线上线下帮办代办体系，形成“横向协作、纵向联动”的帮办代办服务网络。',
    force: '应',
    kept: 'domain',
  },
  '5.1.2': {
    words:
      '承担帮办代办工作的政务服务部门包括但不限于各级政务服务中心、乡镇（街道）便民服务中心和村（社区）便民服务站。',
    force: '应',
    kept: 'domain',
  },
  '5.1.3': {
    words: '政务服务中心宜设置帮办代办服务区，便民服务中心（站）宜设置帮办代办服务窗口。',
    force: '宜',
    kept: 'outside',
    note: '场所设置，软件无法履行',
  },
  '5.1.4': {
    words: '政务服务部门应提供线上高频服务事项专业人工帮办代办，推行语音唤起、预约、办理和问答式引导等智能帮办服务。',
    force: '应',
    kept: 'planned',
    note: '预约、语音与问答式引导',
  },
  '5.2': {
    words: '政务服务部门应建立部门间联动协作机制，制定帮办代办工作制度并有效实施。',
    force: '应',
    kept: 'outside',
    note: '制度由部门制定，系统只承载其运行',
  },
  '5.3.1': {
    words:
      '政务服务部门应根据服务事项特点、服务对象需求等，配备数量适宜、结构合理的专兼职帮办代办人员，并对其开展相应的业务培训。',
    force: '应',
    kept: 'planned',
    note: '人员专兼职与培训记录',
  },
  '5.3.2': {
    words: '具备保密意识，不泄露服务对象的相关信息。',
    force: '应',
    kept: 'store',
    note: '政治素养、服务能力为人员品质，软件无法履行；保密（d 项）由加密、脱敏与查阅留痕保证',
  },
  '6.1.1': { words: '为企帮办代办服务重点围绕企业开办、建设项目等领域开展。', force: '应', kept: 'domain' },
  '6.1.2': { words: '为民帮办代办服务重点围绕老年人、残疾人等特殊群体开展。', force: '应', kept: 'domain' },
  '6.2': {
    words: '政务服务部门宜根据自身实际，建立帮办代办服务事项清单，清单应向社会公示并实时更新。',
    force: '宜',
    kept: 'functions',
  },
  '6.3.1': {
    words: '协助服务对象办理相关政务服务事项。服务形式包括但不限于：咨询答复、陪办导办、协助填报。',
    force: '应',
    kept: 'domain',
  },
  '6.3.2': {
    words: '受服务对象委托，代为办理政务服务相关事项。委托形式包括口头委托、书面委托。',
    force: '应',
    kept: 'domain',
  },
  '7.1.1.1': {
    words: '政务服务部门应通过线上平台或线下窗口接待服务对象。',
    force: '应',
    kept: 'domain',
  },
  '7.1.1.2': {
    words: '服务对象的需求不属于本政务服务部门服务范围的，应明确告知并引导至对应的政务服务部门办理。',
    force: '应',
    kept: 'domain',
  },
  '7.1.2.1': { words: '根据服务对象的需求，确定帮办形式。', force: '应', kept: 'domain' },
  '7.1.2.2': {
    words: '应落实首问负责制，一次性告知法律法规、相关政策及办事程序等咨询内容。',
    force: '应',
    kept: 'domain',
  },
  '7.1.2.3': { words: '指导并协助服务对象准备、补充和递交相关材料。', force: '应', kept: 'domain' },
  '7.1.2.4': {
    words: '事项办理出现问题时，做好与相关部门的沟通协调，并协助服务对象处理、解决。',
    force: '应',
    kept: 'domain',
  },
  '7.1.3': {
    words: '提示服务对象对本次帮办服务进行评价，主动征集服务对象意见建议。',
    force: '应',
    kept: 'domain',
  },
  '7.2.1.1': { words: '政务服务部门应通过线上平台或线下窗口接待服务对象。', force: '应', kept: 'domain' },
  '7.2.1.2': {
    words: '服务对象的需求不是本政务服务部门服务范围的，应明确告知。经服务对象同意，可向其他政务服务部门发起转办。',
    force: '应',
    kept: 'domain',
  },
  '7.2.2': {
    words: '接受委托并确立双方权利义务。宜与服务对象签订《代办服务委托协议》（样式见附录 A）。',
    force: '应',
    kept: 'domain',
  },
  '7.2.3.1': { words: '根据服务对象的需求，告知办事流程。', force: '应', kept: 'domain' },
  '7.2.3.2': {
    words: '指导服务对象准备相关申报材料，代理服务对象向审批部门递交材料。',
    force: '应',
    kept: 'domain',
  },
  '7.2.3.3': { words: '对代办事项进行跟踪、协调，并及时向服务对象进行反馈。', force: '应', kept: 'domain' },
  '7.2.3.4': {
    words: '事项办理出现问题时，做好服务对象与相关部门之间的沟通协调，推动问题及时处理、解决。',
    force: '应',
    kept: 'domain',
  },
  '7.2.4': { words: '代办人员应将办理结果通知或送达服务对象。', force: '应', kept: 'domain' },
  '7.2.5.1': { words: '委托事项全部办结的，代办服务自动终止。', force: '应', kept: 'domain' },
  '7.2.5.2': {
    words: '代办服务过程中出现下列情形的，代办人员应终止服务，并在“服务终止单”（样式见附录 B）上写明原因，签字确认',
    force: '应',
    kept: 'domain',
  },
  '7.2.5.3': {
    words: '代办服务终止后，服务对象再次提出委托且终止原因消除的，双方可重新签订“代办服务委托协议”。',
    force: '可',
    kept: 'domain',
  },
  '7.2.6': {
    words: '提示服务对象对本次代办服务进行评价，主动征集服务对象意见建议。',
    force: '应',
    kept: 'workflows',
  },
  '7.2.7': { words: '按照档案管理相关规定，将相关材料留存归档。', force: '应', kept: 'documents' },
  '8.1': {
    words:
      '按照 GB/T 40762 要求，建立帮办代办服务满意度测评机制，主动接受相关部门监督，鼓励新闻媒体、社会大众、特邀监督员等对帮办代办服务进行监督测评。',
    force: '应',
    kept: 'domain',
  },
  '8.2': {
    words: '按照 GB/T 36113 的要求进行。',
    force: '应',
    kept: 'domain',
    note: 'GB/T 36113 的章节：受理、调查、处置、意见反馈、资料归档、结果运用；条文和天数没有读到，期限为设置，其余为我们的理解',
  },
  '8.3': {
    words:
      '应建立帮办代办服务改进提升机制，定期统计、分析服务监督测评结果，对工作中存在的问题持续改进，不断提升帮办代办响应率、解决率和满意度，提高帮办代办服务质量。',
    force: '应',
    kept: 'domain',
    note: '月报由统计得出；改进台账写明责任人、期限和应改善的指标，以之后月份的指标核验成效后方可办结（我们的理解）',
  },
  'A.1.1': { words: '委托事项', force: '资料性', kept: 'domain' },
  'A.1.2': {
    words: '委托权限：甲方委托乙方申报审批各环节，领取审批决定文件。办理过程中可根据审批部门需要另行签署授权委托书。',
    force: '资料性',
    kept: 'domain',
    note: '另行签署的授权委托书：限一个审批部门，不超出委托的权限和期限；清单标明需要的，签署后才能递交；代办人员变更即失效，须另行签署（我们的理解）',
  },
  'A.2.1': {
    words: '甲方指派经办人　　（电话：　　），具体负责与乙方的日常沟通联系，协助乙方开展工作。',
    force: '资料性',
    kept: 'domain',
  },
  'A.2.2': { words: '乙方指派代办人员　　（电话：　　），为甲方提供有关服务。', force: '资料性', kept: 'domain' },
  'A.2.3': {
    words: '双方人员确定后，不宜随意更改，确需变更，应及时书面通知对方。',
    force: '资料性',
    kept: 'domain',
  },
  'A.3.1': {
    words:
      '按时向乙方提供准确、真实的申报材料，并对材料的合法性负责，因甲方弄虚作假，以欺骗手段等获得审批结果的，由此产生的法律后果，由甲方承担。',
    force: '资料性',
    kept: 'documents',
  },
  'A.3.2': {
    words:
      '因审批结果引起的争议，甲方可依法提起行政复议或行政诉讼，行政复议的被申请人和行政诉讼的被告为作出行政许可的审批部门。',
    force: '资料性',
    kept: 'domain',
  },
  'A.3.3': {
    words: '甲方应及时缴纳相关法律法规规定其应缴纳的各类规费。',
    force: '资料性',
    kept: 'domain',
  },
  'A.3.4': {
    words: '甲方发现乙方代办人员明显不称职的，可向乙方述明原由，申请撤换。',
    force: '资料性',
    kept: 'domain',
  },
  'A.3.5': {
    words: '对乙方代办服务、廉政行为进行监督和评价，客观反映帮办代办人员的服务，并对代办工作提出意见和建议。',
    force: '资料性',
    kept: 'domain',
    note: '评价与意见；办理中途的反映由部门负责人按期答复，不对代办人员和其他工作人员显示',
  },
  'A.4.1': {
    words: '为甲方在相关部门办理审批事项提供业务咨询、指导、申报等服务。',
    force: '资料性',
    kept: 'domain',
  },
  'A.4.2': {
    words:
      '根据申报进度计划进行有序申报，确保各项工作有序、高效推进。跟踪审批进度，及时向甲方反馈办理进展情况，对疑难问题进行协调。',
    force: '资料性',
    kept: 'domain',
  },
  'A.4.3': {
    words: '乙方对甲方的信息负有保密义务，非经甲方同意，不得向第三方透露。',
    force: '资料性',
    kept: 'store',
  },
  'A.4.4': {
    words: '未经甲方同意，乙方不得将甲方所委托事项转委托给第三方。',
    force: '资料性',
    kept: 'domain',
  },
  'A.4.5': {
    words: '乙方有义务保管甲方所提交的材料，若因丢失造成甲方损失的，乙方应承担相应责任。',
    force: '资料性',
    kept: 'domain',
  },
  'A.5.1': { words: '委托代办事项办结后，本协议自行终止。', force: '资料性', kept: 'domain' },
  'A.5.2': {
    words: '甲方有权根据实际情况提出终止委托，委托终止。',
    force: '资料性',
    kept: 'domain',
  },
  'A.5.3': {
    words: '申请不符合法定条件、标准且不具备办结条件，乙方在说明理由后，委托终止。',
    force: '资料性',
    kept: 'domain',
  },
  'A.5.4': {
    words: '甲方在办理过程中有弄虚作假行为以及拒不履行本协议约定职责行为的，乙方告知后有权立即终止本委托协议。',
    force: '资料性',
    kept: 'domain',
  },
  'A.6': {
    words: '双方因本合同产生争议的，应协商解决，协商不成可选择以下第　种方式解决。',
    force: '资料性',
    kept: 'domain',
  },
  'A.6.1': { words: '仲裁委员会申请仲裁', force: '资料性', kept: 'domain' },
  'A.6.2': { words: '人民法院提起诉讼', force: '资料性', kept: 'domain' },
  'A.7.1': {
    words:
      '甲乙双方应根据委托事项情况协商制定合理的申报计划，双方根据计划安排各自工作，任何一方不得无故拖延，影响进度计划。',
    force: '资料性',
    kept: 'domain',
    note: '计划的变更由一方提议、另一方同意；按当时有效的计划判断，归于甲方、审批部门或者不归于任何一方的延误可以顺延',
  },
  'A.7.2': {
    words: '本协议所提及的委托代办服务，不收取代办费用。其他依法依规应当由甲方承担的费用，由甲方支付。',
    force: '资料性',
    kept: 'domain',
  },
  'A.7.3': {
    words: '乙方认真依法履行有关代办服务职能，但不保证所委托代办事项能完全按照甲方所希望的时间和结果办结。',
    force: '资料性',
    kept: 'documents',
  },
  'A.7.4': {
    words: '本协议经甲乙双方或其代表人签字或加盖公章后生效，生效日期以最后签字日为准。',
    force: '资料性',
    kept: 'domain',
  },
  'A.7.5': { words: '本协议未尽事宜，由双方共同协商解决。', force: '资料性', kept: 'domain' },
  'A.7.6': { words: '本协议一式贰份，甲、乙双方各执壹份。', force: '资料性', kept: 'documents' },
  'B.1': {
    words: '全部资料已向委托服务对象移交完毕。',
    force: '资料性',
    kept: 'domain',
  },
} as const satisfies Record<string, ClauseEntry>;

export type Clause = keyof typeof clauses;

const chinese = ['', '一', '二', '三', '四', '五', '六', '七'];

/** A clause as it is cited to people: `7.2.5.2`, `附录A 三.4`, `附录B`. */
export function citation(clause: Clause): string {
  const [, article, item] = /^A\.(\d)(?:\.(\d))?$/.exec(clause) ?? [];
  if (article) return `附录A ${chinese[Number(article)]}${item ? `.${item}` : ''}`;
  return clause === 'B.1' ? '附录B' : clause;
}
