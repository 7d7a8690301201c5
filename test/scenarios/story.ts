import { identityCheck } from '../../domain/person.ts';
import { type Json, type Outside, Person, type Reply } from './client.ts';
import { pdf, png } from './files.ts';

/** One step of the story: what happened, under which clause, who did it, and how long the answer took. */
export interface Step {
  readonly act: string;
  readonly clause: string;
  readonly by: string;
  readonly status: number;
  readonly ms: number;
}

/** How the story ended: what can be shown and checked. */
export interface Story {
  readonly caseId: string;
  readonly steps: readonly Step[];
  readonly requests: number;
  /** The case as the agent sees it at the end. */
  readonly view: Json;
  readonly agreementPdf: Uint8Array;
  readonly archive: Uint8Array;
  /** SHA-256 and chain head as the register of cases has them. */
  readonly sealed: { readonly sha256: string; readonly chainHead: string };
}

export interface Telling {
  readonly tell?: (step: Step) => void;
  /** Waits until the archive has been sealed; called between looks. */
  readonly pause?: () => Promise<void>;
  /** Day of today in Asia/Shanghai, for terms and plans. */
  readonly today?: string;
}

/** Invented people of the invented division 990100; the contact's name has a rare character. */
const principal = {
  kind: 'person',
  name: '张桂兰',
  identityNumber: `99010019460214002${identityCheck('99010019460214002')}`,
  phone: '13000000001',
  address: '示范区和平镇杏花村8号',
};
const contact = { kind: 'contact', name: '冯䶮', phone: '13000000002' };

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Today in Asia/Shanghai. */
export const shanghaiDay = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

/** What the agent fills in: two matters, one of them for the elderly, half a year, the contact being the son. */
const agreementFor = (today: string) => ({
  items: ['AGE-ALLOW', 'SS-CARD'],
  powers: ['file', 'collect'],
  term: { from: today, until: dayAfter(today, 180) },
  contact,
  dispute: { way: 'court', court: '示范区人民法院' },
  plan: [
    { item: 'AGE-ALLOW', milestone: '向民政部门递交高龄津贴申请', by: dayAfter(today, 10) },
    { item: 'SS-CARD', milestone: '向人社部门申请补领社会保障卡', by: dayAfter(today, 10) },
  ],
  subDelegation: false,
});

/**
 * One entrusted case (代办) from "a person arrives" to "a sealed archive package", over HTTP with real tokens and files.
 * @throws Error at the first answer that is not as it should be
 */
export async function tellStory(outside: Outside, { tell = () => {}, pause, today }: Telling = {}): Promise<Story> {
  const teller = new Teller(outside, tell);
  const day = today ?? shanghaiDay(Date.now());
  const caseId = await teller.arrive();
  await teller.entrust(caseId, day);
  await teller.handle(caseId);
  await teller.end(caseId);
  await teller.untilSealed(caseId, pause ?? (() => new Promise((resolve) => setTimeout(resolve, 100))));
  return teller.show(caseId);
}

class Teller {
  readonly #steps: Step[] = [];
  readonly #resident: Person;
  readonly #agent: Person;
  readonly #manager: Person;
  readonly #tell: (step: Step) => void;
  #requests = 0;

  constructor(outside: Outside, tell: (step: Step) => void) {
    this.#resident = new Person(outside, 'resident-1');
    this.#agent = new Person(outside, 'agent-1');
    this.#manager = new Person(outside, 'manager-1');
    this.#tell = tell;
  }

  /** Tells a step, and stops the story when the answer is not a success. */
  #told(act: string, clause: string, by: string, reply: Reply): Json {
    this.#requests += 1;
    if (reply.status >= 300) throw new Error(`${act}（${clause}）: ${reply.status} ${JSON.stringify(reply.body)}`);
    const step = { act, clause, by, status: reply.status, ms: reply.ms };
    this.#steps.push(step);
    this.#tell(step);
    return reply.body;
  }

  /** §7.2.1: she registers at home; the agent of her township sees the case and receives her. */
  async arrive(): Promise<string> {
    const wish = {
      principal,
      need: '想申领高龄津贴，社保卡也丢了要补办，腿脚不便。',
      items: ['AGE-ALLOW', 'SS-CARD'],
      office: 'heping',
    };
    const { id: caseId } = this.#told(
      '线上登记申请',
      '7.2.1.1',
      '服务对象',
      await this.#resident.post('/v1/my/cases', wish),
    );
    this.#told('查看待接待案件', '7.2.1.1', '代办人员', await this.#agent.get('/v1/cases?list=open'));
    const received = { told: '属于本中心服务范围，已说明办理流程，代办不收取任何费用。' };
    this.#told(
      '接待，确认属于服务范围',
      '7.2.1.1',
      '代办人员',
      await this.#agent.post(`/v1/cases/${caseId}/reception`, received),
    );
    return caseId;
  }

  /** §7.2.2, Annex A: agreement drawn up, signed by both; in force with the last signature. */
  async entrust(caseId: string, day: string): Promise<void> {
    const before = await this.#agent.get(`/v1/cases/${caseId}`);
    const tag = before.headers.get('etag') ?? '';
    this.#told('查看案件', '7.2.2', '代办人员', before);
    const drafted = await this.#agent.put(`/v1/cases/${caseId}/agreement`, agreementFor(day), { 'if-match': tag });
    this.#told('拟定代办服务委托协议', '7.2.2', '代办人员', drafted);
    const read = this.#told('阅读协议', '7.2.2', '服务对象', await this.#resident.get(`/v1/my/cases/${caseId}`));
    const signature = { digest: read.agreement.digest };
    const own = await this.#resident.post(`/v1/my/cases/${caseId}/agreement/signature`, signature);
    this.#told('委托方在线签署', '附录A 七.4', '服务对象', own);
    const other = await this.#manager.post(`/v1/manage/cases/${caseId}/agreement/signature`, signature);
    this.#told('受托方代表人签署，协议生效', '附录A 七.4', '部门负责人', other);
  }

  /** §7.2.3: told once, papers taken into custody, filed with both authorities, progress reported. */
  async handle(caseId: string): Promise<void> {
    const path = `/v1/cases/${caseId}`;
    this.#told(
      '一次性告知办事流程和材料',
      '7.2.3.1',
      '代办人员',
      await this.#agent.post(`${path}/notice`, { means: 'in-person' }),
    );
    const scan = await this.#upload(
      this.#resident,
      `/v1/my/cases/${caseId}`,
      'material',
      '上传身份证件影像',
      '服务对象',
      png(),
    );
    const view = await this.#takePapers(caseId, scan);
    const papers = (matter: string) =>
      view.materials
        .filter((paper: Json) => paper.matter === matter && paper.material !== 'idcard')
        .map((paper: Json) => paper.id);
    for (const [index, matter] of view.matters.entries()) {
      const filed = { materials: papers(matter.id), authorityNumber: `DEMO-${index + 1}` };
      this.#told(
        `向审批部门递交：${matter.title}`,
        '7.2.3.2',
        '代办人员',
        await this.#agent.post(`${path}/matters/${matter.id}/submission`, filed),
      );
    }
    const progress = { text: '两项申请均已受理，预计十个工作日内办结。', means: 'electronic' };
    this.#told(
      '反馈办理进展',
      '7.2.3.3',
      '代办人员',
      await this.#agent.post(`${path}/matters/${view.matters[0].id}/progress`, progress),
    );
  }

  async #takePapers(caseId: string, scan: string): Promise<Json> {
    const receipt = await this.#receipt(caseId, '上传材料交接单', 'Receipt for papers');
    const paper = (matter: string, material: string, originals: number, copies: number) => ({
      matter,
      material,
      originals,
      copies,
      place: '代办窗口1号柜',
    });
    const materials = [
      { ...paper('m1', 'idcard', 1, 1), documentId: scan },
      paper('m1', 'household', 0, 1),
      paper('m1', 'bank', 0, 1),
      paper('m2', 'idcard', 0, 1),
      paper('m2', 'photo', 0, 1),
    ];
    const reply = await this.#agent.post(`/v1/cases/${caseId}/materials`, { materials, receipt });
    return this.#told('接收并保管材料', '附录A 四.5', '代办人员', reply);
  }

  /** §7.2.4: decisions collected, papers handed back, results delivered; with the last the service ends by itself. */
  async end(caseId: string): Promise<void> {
    const path = `/v1/cases/${caseId}`;
    const { matters, materials } = (await this.#agent.get(path)).body;
    for (const matter of matters) {
      const documentId = await this.#upload(
        this.#agent,
        path,
        'result',
        `上传审批决定文件：${matter.title}`,
        '代办人员',
        await pdf(`Decision ${matter.item}`),
      );
      const result = { outcome: 'granted', explanation: '经审核，符合条件，准予办理。', documentId };
      this.#told(
        `取得审批结果：${matter.title}`,
        '7.2.4',
        '代办人员',
        await this.#agent.post(`${path}/matters/${matter.id}/result`, result),
      );
    }
    const receipt = await this.#receipt(caseId, '上传签收单', 'Receipt for results and papers');
    const held = materials.filter((paper: Json) => paper.state.code === 'held').map((paper: Json) => paper.id);
    this.#told(
      '移交保管的材料',
      '附录B',
      '代办人员',
      await this.#agent.post(`${path}/material-returns`, { materials: held, receipt }),
    );
    for (const matter of matters)
      this.#told(
        `送达办理结果：${matter.title}`,
        '7.2.4',
        '代办人员',
        await this.#agent.post(`${path}/matters/${matter.id}/delivery`, { receipt }),
      );
    const evaluation = { level: 'very-satisfied', suggestion: '希望村里也能随时查看进度。' };
    this.#told(
      '评价代办服务',
      '7.2.6',
      '服务对象',
      await this.#resident.post(`/v1/my/cases/${caseId}/evaluation`, evaluation),
    );
  }

  async #receipt(caseId: string, act: string, words: string): Promise<{ kind: 'signed'; documentId: string }> {
    const documentId = await this.#upload(
      this.#agent,
      `/v1/cases/${caseId}`,
      'receipt',
      act,
      '代办人员',
      await pdf(words),
    );
    return { kind: 'signed', documentId };
  }

  async #upload(
    person: Person,
    base: string,
    purpose: string,
    act: string,
    by: string,
    file: Parameters<Person['upload']>[2],
  ): Promise<string> {
    const { documentId, replies } = await person.upload(base, purpose, file);
    const [asked, completed] = replies as [Reply, Reply];
    this.#requests += 1;
    this.#told(act, '7.2.7', by, { ...completed, ms: asked.ms + completed.ms });
    return documentId;
  }

  /** §7.2.7: the workflow seals the case; nobody has to ask for it. */
  async untilSealed(caseId: string, pause: () => Promise<void>): Promise<void> {
    for (let look = 0; look < 600; look++) {
      const { body } = await this.#agent.get(`/v1/cases/${caseId}`);
      if (body.stage.code === 'archived') return;
      await pause();
    }
    throw new Error('The case was not sealed');
  }

  async show(caseId: string): Promise<Story> {
    const view = this.#told('查看已归档案件', '7.2.7', '代办人员', await this.#agent.get(`/v1/cases/${caseId}`));
    const agreement = await this.#agent.get(`/v1/cases/${caseId}/documents/agreement`);
    const archive = await this.#manager.get(`/v1/manage/cases/${caseId}/archive`);
    this.#told('打开代办服务委托协议', '附录A 七.6', '代办人员', agreement);
    this.#told('取出归档包', '7.2.7', '部门负责人', archive);
    return {
      caseId,
      steps: this.#steps,
      requests: this.#requests,
      view,
      agreementPdf: await download(agreement.body),
      archive: await download(archive.body),
      sealed: { sha256: archive.body.sha256, chainHead: view.archive.chainHead },
    };
  }
}

async function download({ link }: Json): Promise<Uint8Array> {
  const answer = await fetch(link.url, { method: link.method, headers: link.headers });
  if (!answer.ok) throw new Error(`A download came to ${answer.status}: ${await answer.text()}`);
  return new Uint8Array(await answer.arrayBuffer());
}
