/** Invented people of the invented division 990100, with numbers whose check characters are right. */
export const caseId = 'DB9901002026030400123452';
export const consentId = '7c1a3f0d-0a4e-4b06-9d3e-0c7b5d2e9a44';
export const matterId = 'm1';
export const documentId = '0b6f5c1e-6a53-4c36-9f0e-2f6b1a7d9c11';

export const lossId = '8c1f0d52-93f3-4f0e-8c39-0f4f0a1f6c11';

const digest = 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2';

const person = {
  kind: 'person',
  name: '甄试之',
  identityNumber: '990100196008150030',
  phone: '13000000003',
  address: '示范区和平镇杏花村二组8号',
};

const receipt = { kind: 'signed', documentId };

/** One good body for every operation that takes one. */
export const examples: Readonly<Record<string, unknown>> = {
  'register-online': {
    office: 'heping',
    principal: person,
    need: '想开一家早点铺，委托办理登记。',
    items: ['GT-SETUP'],
  },
  'register-at-window': { principal: person, need: '想开一家早点铺，委托办理登记。', items: ['GT-SETUP'] },
  'record-own-representative': {
    representative: { kind: 'representative', name: '甄代表', phone: '13000000006' },
    capacity: 'legal',
    documentId,
  },
  'sign-own-agreement': { digest },
  'give-consent': { purpose: 'transfer', to: 'centre', wording: '2026-1' },
  'withdraw-consent': { reason: '想自己到中心办理。' },
  'confirm-entrustment': { digest },
  'sign-own-supplement': { digest },
  withdraw: { reason: '家人可以自己去办，不再委托。' },
  're-entrust-online': {
    need: '经营场所已经换好，继续办理登记。',
    items: ['GT-SETUP'],
    explanation: '已另租符合条件的场所。',
    documentId,
  },
  're-entrust-at-window': {
    need: '经营场所已经换好，继续办理登记。',
    items: ['GT-SETUP'],
    explanation: '已另租符合条件的场所。',
    documentId,
  },
  evaluate: { level: 'very-satisfied', suggestion: '进度反馈很及时。' },
  'request-own-upload': { purpose: 'material', type: 'image/jpeg', bytes: 482113, sha256: digest },
  'complete-own-upload': {},
  'search-cases': { by: 'phone', value: '13000000003', limit: 20 },
  'receive-inquiry': { told: '已了解需求，由本人负责帮办；帮办不收取任何服务费用。' },
  redirect: { explanation: '该需求由民政部门受理。', guidedTo: 'civil' },
  'choose-form': { form: 'accompaniment' },
  advise: { items: ['GT-SETUP'], means: 'in-person' },
  answer: {
    answer: '个体工商户登记可以委托他人办理，也可以在网上自助办理。',
    basis: ['《促进个体工商户发展条例》'],
    means: 'in-person',
  },
  'guide-materials': {
    item: 'GT-SETUP',
    materials: [
      { material: 'idcard', check: 'ready' },
      { material: 'premises', check: 'to-supplement' },
    ],
    explanation: '经营场所使用证明请补上出租人签字。',
  },
  'accompany-submission': {
    item: 'GT-SETUP',
    by: 'principal',
    place: '示范区政务服务中心二楼3号窗口',
    on: '2026-03-05',
    authorityNumber: 'SJ-2026-000123',
  },
  'record-coordination': { authority: 'market', problem: '系统显示经营场所已有登记，无法继续。', on: '2026-03-06' },
  'settle-coordination': { resolved: true, outcome: '登记机关核实后已注销旧登记。', on: '2026-03-09' },
  'hand-over-responsibility': { to: 'agent-2', reason: '今日外出参加培训。' },
  'accept-responsibility': {},
  conclude: { resolved: true, explanation: '已协助服务对象自行递交登记申请。' },
  'convert-to-agency': { told: '服务对象希望委托代办；已说明需签订代办服务委托协议，代办不收取任何费用。' },
  claim: {},
  'release-claim': {},
  assign: { agent: 'agent-1' },
  receive: { told: '已说明代办流程、所需时间和不收取任何服务费用。' },
  decline: { explanation: '该事项由安乐镇受理。', guidedTo: 'anle' },
  'propose-transfer': { to: 'centre', explanation: '本站不办理工程建设许可，可由区政务服务中心办理。' },
  transfer: { consent: consentId, reason: '涉及工程建设许可，本站无此项服务。' },
  'accept-transfer': {},
  'refuse-transfer': { reason: '该事项按属地由项目所在镇办理。' },
  'record-consent': {
    consent: {
      purpose: 'sensitive-data',
      kinds: ['medical', 'child-under-14'],
      wording: '2026-1',
      guardian: documentId,
    },
    evidence: { channel: 'paper', documentId },
  },
  'record-consent-withdrawal': { channel: 'phone' },
  'record-withdrawal': { reason: '服务对象到窗口说明不再委托。' },
  'record-representative': {
    representative: { kind: 'representative', name: '甄代表', phone: '13000000006' },
    capacity: 'authorised',
    documentId,
  },
  'record-guardian': {
    guardian: { kind: 'guardian', name: '甄监护', identityNumber: '990100196008150030', phone: '13000000007' },
    relation: 'parent',
    documentId,
  },
  'record-own-intent': { items: ['HK-MOVE'], means: 'in-person', askedAt: '2026-03-05T01:20:00.000Z' },
  'draft-agreement': {
    items: ['GT-SETUP'],
    powers: ['file', 'collect'],
    term: { from: '2026-03-05', until: '2026-09-04' },
    contact: { kind: 'contact', name: '甄联系', phone: '13000000004' },
    dispute: { way: 'court', court: '示范区' },
    plan: [{ item: 'GT-SETUP', milestone: '递交登记申请', by: '2026-03-20' }],
    subDelegation: false,
  },
  'record-signature': { digest, documentId },
  'confirm-hand-over': {
    discrepancies: [
      { material: '5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10', explanation: '清单上的原件未见，仅有复印件。' },
    ],
  },
  'entrust-orally': {
    items: ['AGE-ALLOW'],
    powers: ['file', 'collect'],
    term: { from: '2026-03-05', until: '2026-09-04' },
    summary: '老人当面说，请代办中心替他申请高龄津贴，并领取结果。',
    saidAt: '2026-03-05T01:20:00.000Z',
    evidence: { by: 'witness', witness: { kind: 'witness', name: '甄见证', phone: '13000000005' } },
  },
  'record-confirmation': { digest, documentId },
  'extend-term': { until: '2027-03-04', reason: '审批部门尚未作出决定。' },
  'supplement-agreement': { text: '受托方每周一上午电话告知办理进展。' },
  'record-supplement-signature': { digest, documentId, original: '三号柜协议卷' },
  'give-notice': { means: 'in-person' },
  'take-into-custody': {
    materials: [{ matter: matterId, material: 'idcard', originals: 1, copies: 1, place: '一号柜二层' }],
    receipt,
  },
  'hand-back': { materials: ['5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10'], receipt },
  'take-back': { materials: ['5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10'], place: '一号柜二层' },
  'call-for-papers': { receipt: { kind: 'mail', carrier: '邮政', tracking: 'EMS1234567890' } },
  'deposit-papers': {
    materials: ['5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10'],
    cause: 'not-collected',
    depositary: { kind: 'notary', name: '示范区公证处' },
    certificate: '（2026）示证提字第7号',
    on: '2026-04-10',
    documentId,
  },
  'report-loss': {
    materials: ['5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10'],
    circumstances: '清点一号柜时未见，已查找两日，未找到。',
  },
  'settle-loss': { outcome: 'liability', explanation: '受托方承担补办的责任，已与服务对象书面约定。', documentId },
  submit: { materials: ['5d0f8a52-93f3-4f0e-8c39-0f4f0a1f6c10'], authorityNumber: 'SJ-2026-000123' },
  'report-progress': { text: '审批部门已受理，预计两个工作日内作出决定。', means: 'electronic' },
  'record-result': { outcome: 'granted', explanation: '准予登记，已领取营业执照。', documentId },
  deliver: { receipt },
  suspend: {
    reason: 'correction',
    explanation: '审批部门要求补正租赁合同，服务对象春节后才能提供。',
    side: 'principal',
    expectedEnd: '2026-03-20',
    told: { means: 'electronic', on: '2026-03-10' },
  },
  resume: { explanation: '补正材料已经收到。', told: { means: 'electronic', on: '2026-03-18' } },
  terminate: {
    ground: 'not-qualified',
    explanation: '经营场所不符合登记条件，无法补正。',
    basis: '《市场主体登记管理条例》第十一条',
    told: { means: 'in-person', on: '2026-03-10' },
  },
  'sign-termination-form': {},
  'correct-entry': { commit: 7, entry: 0, changes: { authorityNumber: 'SJ-2026-000132' }, reason: '受理号录入有误。' },
  'add-correction-note': { commit: 7, entry: 0, note: '受理号应为 SJ-2026-000132。' },
  'issue-form': { form: 'acceptance-form', values: { materials: '身份证原件一份' } },
  'request-upload': { purpose: 'signed-agreement', type: 'application/pdf', bytes: 734003, sha256: digest },
  'complete-upload': {},
  reveal: { reason: '审批部门来电核对经营者身份。' },
  'enrol-staff': {
    office: 'heping',
    roles: ['agent'],
    authorities: [],
    name: '甄帮办',
    phone: '0513-00000012',
    active: true,
  },
  'change-agent': { agent: 'agent-2', reason: '原代办人员轮岗。', told: { means: 'electronic', on: '2026-03-10' } },
  'hand-over-all': {
    agent: 'agent-2',
    reason: '原代办人员离岗。',
    told: { means: 'electronic', on: '2026-03-10' },
    limit: 20,
  },
  'sign-supplement-for-mandatary': { digest },
  'sign-for-mandatary': { digest },
};
