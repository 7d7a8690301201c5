import { createHash } from 'node:crypto';
import type { Clause } from '../../domain/standard.ts';
import type { Cloud } from '../../local/start.ts';
import { contact, resident } from '../people.ts';
import { type Json, type Outside, Person, type Reply } from './client.ts';
import { pdf } from './files.ts';
import { shanghaiDay } from './story.ts';

/** The principal's wish that the scenes begin with: two matters, neither urgent. */
export const wish = {
  principal: resident,
  need: '想申领高龄津贴，社保卡也要补办。',
  items: ['AGE-ALLOW', 'SS-CARD'],
  office: 'heping',
};

const receipt = { kind: 'electronic', channel: '短信' };

/** What a scene may differ in. */
export interface Terms {
  /** Codes of the items entrusted. */
  readonly items?: readonly string[];
  /** Days that the mandate lasts, from today. */
  readonly days?: number;
  /** Originals of each paper that is taken into custody. */
  readonly originals?: number;
  /** By when the filing is planned, in days from today; today unless told. */
  readonly planned?: number;
}

const required: Readonly<Record<string, readonly string[]>> = {
  'AGE-ALLOW': ['idcard', 'household', 'bank'],
  'SS-CARD': ['idcard', 'photo'],
};

/** Who plays in the scenes, by `sub`. */
export interface Cast {
  readonly principal: string;
  readonly agent: string;
  readonly manager: string;
}

/** Says what was done, under which clause and by whom, and hands on the body of the answer. @throws Error when it is no success */
export type Tell = (act: string, clause: Clause, by: string, reply: Reply) => Json;

export interface Staging {
  /** Where requests go; the cloud itself unless told. */
  readonly outside?: Outside;
  /** Hears of every act; nobody does unless told. */
  readonly tell?: Tell;
  readonly cast?: Partial<Cast>;
}

/** How the standard calls the players. */
export const roles = { principal: '服务对象', agent: '代办人员', manager: '部门负责人' } as const satisfies Record<
  keyof Cast,
  string
>;

/** Scenes of a case's life over HTTP, each of which must go well; whoever needs a case in some state plays them in turn. */
export class Scenes {
  readonly cloud: Cloud;
  readonly cast: Cast;
  readonly #staging: Staging;

  constructor(cloud: Cloud, staging: Staging = {}) {
    this.cloud = cloud;
    this.#staging = staging;
    this.cast = { principal: 'resident-1', agent: 'agent-1', manager: 'manager-1', ...staging.cast };
  }

  /** The same scenes with other players. */
  with = (cast: Partial<Cast>): Scenes => new Scenes(this.cloud, { ...this.#staging, cast: { ...this.cast, ...cast } });

  /** Somebody at work. Tokens end within the hour, and the clock moves: so a person is asked for anew. */
  as = (sub: string): Person => new Person(this.#staging.outside ?? this.cloud, sub);

  /** The day, so many days after today. */
  day = (after: number): string => shanghaiDay(this.cloud.clock.now() + after * 86_400_000);

  async view(caseId: string, sub = this.cast.agent): Promise<Json> {
    return good(await this.as(sub).get(`/v1/cases/${caseId}`));
  }

  /** The course of events as staff see it: act, details and time of each. */
  async course(caseId: string): Promise<Json[]> {
    return good(await this.as(this.cast.agent).get(`/v1/cases/${caseId}/events`)).items;
  }

  async register(): Promise<string> {
    const told = await this.does('principal', '线上登记申请', '7.2.1.1', '/v1/my/cases', wish);
    return told.id;
  }

  receive = (caseId: string) =>
    this.#staff('接待，确认属于服务范围', '7.2.1.1', caseId, 'reception', {
      told: '已说明办理流程，代办不收取任何费用。',
    });

  async draft(caseId: string, { items = wish.items, days = 180, planned = 0 }: Terms = {}): Promise<Json> {
    const body = draftOf(items, this.day(0), this.day(days), this.day(planned));
    const agent = this.as(this.cast.agent);
    const reply = await agent.put(`/v1/cases/${caseId}/agreement`, body, { 'if-match': '*' });
    return this.#tell('拟定代办服务委托协议', '7.2.2', 'agent', reply);
  }

  async sign(caseId: string): Promise<void> {
    const { agreement } = await this.view(caseId);
    const digest = { digest: agreement.digest };
    const path = `cases/${caseId}/agreement/signature`;
    await this.does('principal', '委托方在线签署', 'A.7.4', `/v1/my/${path}`, digest);
    await this.does('manager', '受托方代表人签署，协议生效', 'A.7.4', `/v1/manage/${path}`, digest);
  }

  notify = (caseId: string) =>
    this.#staff('一次性告知办事流程和材料', '7.2.3.1', caseId, 'notice', { means: 'in-person' });

  /** All papers of all matters are taken into custody; nothing is filed yet. */
  async take(caseId: string, { originals = 0 }: Terms = {}): Promise<Json> {
    const { matters } = await this.view(caseId);
    const materials = matters.flatMap(({ id: matter, item }: Json) =>
      required[item]?.map((material) => ({ matter, material, originals, copies: 1, place: '一号柜' })),
    );
    return this.#staff('接收并保管材料', 'A.4.5', caseId, 'materials', { materials, receipt });
  }

  submit = (caseId: string, matter: string) =>
    this.#staff('向审批部门递交', '7.2.3.2', caseId, `matters/${matter}/submission`, { materials: [] });

  report = (caseId: string, matter: string) =>
    this.#staff('反馈办理进展', '7.2.3.3', caseId, `matters/${matter}/progress`, {
      text: '审批部门已受理。',
      means: 'electronic',
    });

  result = (caseId: string, matter: string) =>
    this.#staff('取得审批结果', '7.2.4', caseId, `matters/${matter}/result`, {
      outcome: 'granted',
      explanation: '符合条件，准予办理。',
    });

  deliver = (caseId: string, matter: string) =>
    this.#staff('送达办理结果', '7.2.4', caseId, `matters/${matter}/delivery`, { receipt });

  async handBack(caseId: string): Promise<Json> {
    const { materials } = await this.view(caseId);
    const ids = materials.filter(({ state }: Json) => state.code === 'held').map(({ id }: Json) => id);
    return this.#staff('移交保管的材料', 'B.1', caseId, 'material-returns', { materials: ids, receipt });
  }

  evaluate = (caseId: string): Promise<Json> =>
    this.does('principal', '评价代办服务', '7.2.6', `/v1/my/cases/${caseId}/evaluation`, { level: 'satisfied' });

  /** A case whose agreement is in force. */
  async entrusted(terms: Terms = {}): Promise<string> {
    const caseId = await this.register();
    await this.receive(caseId);
    await this.draft(caseId, terms);
    await this.sign(caseId);
    return caseId;
  }

  /** A case that has been filed with every authority. */
  async submitted(terms: Terms = {}): Promise<string> {
    const caseId = await this.entrusted(terms);
    await this.notify(caseId);
    const { matters } = await this.take(caseId, terms);
    for (const { id } of matters) await this.submit(caseId, id);
    return caseId;
  }

  /** Every matter decided and its result delivered: the service ends by itself (§7.2.5.1). */
  async complete(caseId: string): Promise<Json> {
    const { matters } = await this.view(caseId);
    for (const { id } of matters) await this.result(caseId, id);
    for (const { id } of matters) await this.deliver(caseId, id);
    return this.view(caseId);
  }

  /** A file of the principal that belongs to no history yet: it is uploaded, and verified when it is used. @returns its id */
  async shows(caseId: string, purpose: string): Promise<string> {
    const { bytes, type } = await pdf(`${purpose} ${caseId}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = { purpose, type, bytes: bytes.length, sha256 };
    const path = `/v1/my/cases/${caseId}/documents`;
    const { documentId, upload } = await this.does('principal', '上传证明', '7.2.5.3', path, file);
    const { url, method, headers } = upload;
    const sent = await fetch(url, { method, headers, body: Buffer.from(bytes) });
    if (!sent.ok) throw new Error(`The upload came to ${sent.status}: ${await sent.text()}`);
    return documentId;
  }

  /** Filed papers come back from the authorities. */
  async takeBack(caseId: string): Promise<Json> {
    const { materials } = await this.view(caseId);
    const ids = materials.filter(({ state }: Json) => state.code === 'submitted').map(({ id }: Json) => id);
    return this.#staff('从审批部门取回材料', 'B.1', caseId, 'material-recoveries', { materials: ids, place: '二号柜' });
  }

  /** §7.2.5.2 b) to e): the principal is told, then the service ends. */
  terminate = (caseId: string, why: object): Promise<Json> =>
    this.#staff('终止代办服务', '7.2.5.2', caseId, 'termination', why);

  signForm = (caseId: string): Promise<Json> => this.#staff('签署服务终止单', 'B.1', caseId, 'termination-form', {});

  /** The service was terminated: papers come back and go home, the form is signed, the principal evaluates. */
  async windUp(caseId: string): Promise<void> {
    const { materials } = await this.view(caseId);
    const states: string[] = materials.map(({ state }: Json) => state.code);
    if (states.includes('submitted')) await this.takeBack(caseId);
    if (states.some((state) => state === 'submitted' || state === 'held')) await this.handBack(caseId);
    await this.signForm(caseId);
    await this.evaluate(caseId);
  }

  #staff = (act: string, clause: Clause, caseId: string, path: string, body: unknown): Promise<Json> =>
    this.does('agent', act, clause, `/v1/cases/${caseId}/${path}`, body);

  /** Somebody of the cast asks for something, which is told. @returns the body of the answer @throws Error when it is no success */
  async does(who: keyof Cast, act: string, clause: Clause, path: string, body: unknown = {}): Promise<Json> {
    return this.#tell(act, clause, who, await this.as(this.cast[who]).post(path, body));
  }

  /** A file of somebody of the cast, uploaded for a case and verified. @returns its id */
  async uploads(who: keyof Cast, act: string, caseId: string, purpose: string): Promise<string> {
    const base = who === 'principal' ? '/v1/my/cases' : '/v1/cases';
    const file = await pdf(`${purpose} ${caseId}`);
    const { documentId, replies } = await this.as(this.cast[who]).upload(`${base}/${caseId}`, purpose, file);
    this.#tell(act, '7.2.7', who, replies.at(-1) as Reply);
    return documentId;
  }

  #tell = (act: string, clause: Clause, who: keyof Cast, reply: Reply): Json =>
    this.#staging.tell ? this.#staging.tell(act, clause, roles[who], reply) : good(reply);
}

/** What the agent fills in for these items. */
export const draftOf = (items: readonly string[], from: string, until: string, by = from) => ({
  items,
  powers: ['file', 'collect'],
  term: { from, until },
  contact: { ...contact },
  dispute: { way: 'court', court: '示范区人民法院' },
  plan: items.map((item) => ({ item, milestone: '向审批部门递交申请', by })),
  subDelegation: false,
});

/** The body of a success. @throws Error with the answer when it is none */
export function good({ status, body }: Reply): Json {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
